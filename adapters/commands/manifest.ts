import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from './command-line.ts';
import {
  checkSettings,
  type TeamsPackage,
  toSlackManifest,
  toTeamsManifest,
  toZip,
  withOAuth,
  withSlash,
} from './fill-manifest.ts';

// `npm run manifest`: what can be built lands in dist/manifest, what cannot is explained. With `--oauth`, Slack is for many workspaces.
const { values: variant } = readArguments('npm run manifest -- --oauth', { options: { oauth: { type: 'boolean' } } });
if (existsSync('.env')) process.loadEnvFile('.env');
const { settings, faults } = checkSettings(process.env);
const { publicUrl, appId } = settings;
const out = join('dist', 'manifest');
const names = { slack: 'slack.yaml', teams: 'lessenbot-teams.zip', slash: 'lessenbot-teams-slash.zip' };

mkdirSync(out, { recursive: true });
// A file from an earlier run may carry an old address, so it goes first.
for (const name of Object.values(names)) rmSync(join(out, name), { force: true });

if (publicUrl) {
  const slack = toSlackManifest(template('slack.yaml').toString(), publicUrl);
  write(names.slack, variant.oauth ? withOAuth(slack, publicUrl) : slack);
}
if (publicUrl && appId) {
  const { version } = JSON.parse(template('../package.json').toString()) as { version: string };
  const manifest = toTeamsManifest(template('teams/manifest.json').toString(), { publicUrl, appId, version });
  const icons = { color: template('teams/color.png'), outline: template('teams/outline.png') };
  const teams: TeamsPackage = { manifest, ...icons };
  write(names.teams, toZip(teams));
  write(names.slash, toZip({ ...teams, manifest: withSlash(manifest) }));
}

if (faults.length > 0) {
  console.error(['Niet alles kon worden gemaakt:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
  process.exitCode = 1;
}

function template(path: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../manifest', path));
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(out, name), content);
  console.log(`Gemaakt: ${join(out, name)}`);
}
