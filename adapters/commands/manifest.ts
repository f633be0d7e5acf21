import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { given } from '#core';
import { loadEnvFile } from '../host/env-file.ts';
import { readArguments } from './command-line.ts';
import {
  asAgent,
  checkSettings,
  fill,
  type TeamsPackage,
  toNames,
  toSlackManifest,
  toSocketManifest,
  toTeamsManifest,
  toZip,
  withCopilot,
  withOAuth,
  withSlash,
} from './fill-manifest.ts';
import { withLanguages } from './translate-manifest.ts';

// `npm run manifest`: what can be built lands in dist/manifest, what cannot is explained. With `--oauth`, Slack is for many
// workspaces; with `--socket`, Slack reaches us by a line that we open, without a public address;
// with `--agent`, Slack shows the app as an agent; with `--copilot`, there is a Teams package for Microsoft 365 Copilot as well.
const { values: variant } = readArguments('npm run manifest -- --oauth, --socket, --agent of --copilot', {
  options: {
    oauth: { type: 'boolean' },
    socket: { type: 'boolean' },
    agent: { type: 'boolean' },
    copilot: { type: 'boolean' },
  },
});
if (variant.oauth && variant.agent) {
  console.error('--agent is voor één werkruimte en gaat niet samen met --oauth. Laat een van de twee weg.');
  process.exit(2);
}
loadEnvFile();
const { settings, faults } = checkSettings(process.env);
const { publicUrl, appId, about } = settings;
const out = join('dist', 'manifest');
const names = {
  slack: 'slack.yaml',
  teams: 'lessenbot-teams.zip',
  slash: 'lessenbot-teams-slash.zip',
  copilot: 'lessenbot-teams-copilot.zip',
};

mkdirSync(out, { recursive: true });
// A file from an earlier run may carry an old address, so it goes first.
for (const name of Object.values(names)) rmSync(join(out, name), { force: true });

const slack = slackManifest(template('slack.yaml').toString());
if (slack !== undefined) write(names.slack, slack);
if (publicUrl && appId) {
  const { version } = JSON.parse(template('../package.json').toString()) as { version: string };
  const manifest = toTeamsManifest(template('teams/manifest.json').toString(), {
    ...given({ about }),
    publicUrl,
    appId,
    version,
  });
  const icons = { color: template('teams/color.png'), outline: template('teams/outline.png') };
  const english = JSON.parse(fill(template('teams/english.json').toString(), toNames(about))) as Record<string, string>;
  const packed = (text: string): TeamsPackage => {
    const { manifest: named, files } = withLanguages(text, english);
    return { manifest: named, languages: files, ...icons };
  };
  write(names.teams, toZip(packed(manifest)));
  write(names.slash, toZip(packed(withSlash(manifest))));
  if (variant.copilot) write(names.copilot, toZip(packed(withCopilot(withSlash(manifest)))));
}

// For a socket alone nothing needs to be set.
const isDone = variant.socket === true && !variant.oauth && process.env.MICROSOFT_APP_ID === undefined;
if (faults.length > 0 && !isDone) {
  console.error(['Niet alles kon worden gemaakt:', ...faults.map((fault) => `- ${fault}`)].join('\n'));
  process.exitCode = 1;
}

function slackManifest(text: string): string | undefined {
  const base = variant.socket ? toSocketManifest(text, publicUrl) : publicUrl && toSlackManifest(text, publicUrl);
  if (base && variant.agent) return asAgent(base);
  return base && variant.oauth ? publicUrl && withOAuth(base, publicUrl) : base;
}

function template(path: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../manifest', path));
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(out, name), content);
  console.log(`Gemaakt: ${join(out, name)}`);
}
