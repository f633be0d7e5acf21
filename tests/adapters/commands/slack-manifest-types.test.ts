import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { asAgent, toSlackManifest, toSocketManifest, withOAuth } from '../../../adapters/commands/fill-manifest.ts';
import { directories } from '../../support/directories.ts';

/**
 * Slack publishes what a manifest may hold as a type of `@slack/web-api`. The compiler holds each variant against it, with every
 * name in it: a field, an event, a right or a shortcut that Slack does not know does not compile.
 */
const root = join(import.meta.dirname, '../../..');
const newDirectory = directories();
const template = readFileSync(join(root, 'manifest/slack.yaml'), 'utf8');
const publicUrl = 'https://lessenbot.example.nl';
const http = toSlackManifest(template, publicUrl);
const socket = toSocketManifest(template, publicUrl);
const variants = {
  http,
  socket,
  'socket without an address': toSocketManifest(template),
  oauth: withOAuth(http, publicUrl),
  'oauth over a socket': withOAuth(socket, publicUrl),
  // The one name that the type of @slack/web-api lacks: https://docs.slack.dev/reference/scopes/assistant.write
  agent: asAgent(http).replace(/^ *- assistant:write\n/m, ''),
};

function compile(manifest: unknown): string {
  const file = join(newDirectory(), 'manifest.ts');
  const types = join(root, 'node_modules/@slack/web-api/dist/types/request/manifest.d.ts');
  writeFileSync(
    file,
    `import type { Manifest } from ${JSON.stringify(types)};
export const manifest: Manifest = ${JSON.stringify(manifest)};
// An unknown group of settings, which the open type above lets pass.
export const groups: readonly ('_metadata' | 'display_information' | 'features' | 'oauth_config' | 'settings')[] = ${JSON.stringify(Object.keys(Object(manifest)))};
`,
  );
  try {
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['--noEmit', '--strict', '--skipLibCheck', '--allowImportingTsExtensions'],
        ...['--ignoreConfig', '--module', 'nodenext', '--types', '', file],
      ],
      { cwd: root, encoding: 'utf8', stdio: 'pipe' },
    );
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

test.each(Object.entries(variants))('Slack’s own type takes the manifest for %s', (_name, text) =>
  expect(compile(parse(text))).toBe(''),
);

test.each([
  ['an unknown field', (m: Made) => Object.assign(m.features, { tabs: [] })],
  ['an unknown event', (m: Made) => m.settings.event_subscriptions.bot_events.push('channel_lost')],
  ['an unknown right', (m: Made) => m.oauth_config.scopes.bot.push('chat:reed')],
  ['an unknown group', (m: Made) => Object.assign(m, { extras: {} })],
])('%s would be seen', (_what, spoil) => {
  const manifest = parse(http);
  spoil(manifest);
  expect(compile(manifest)).toMatch(/error TS/);
});

type Made = {
  readonly features: object;
  readonly settings: { readonly event_subscriptions: { readonly bot_events: string[] } };
  readonly oauth_config: { readonly scopes: { readonly bot: string[] } };
};
