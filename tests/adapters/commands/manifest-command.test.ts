import { execFile } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();
const publicUrl = 'https://lessenbot.example.nl';
const appId = '12345678-1234-1234-1234-123456789abc';

test('npm run manifest builds all three files', async () => {
  const built = await build({ LESSENBOT_PUBLIC_URL: publicUrl, MICROSOFT_APP_ID: appId });
  expect(built).toMatchObject({ code: 0, stderr: '' });
  expect(built.files).toEqual(['lessenbot-teams-slash.zip', 'lessenbot-teams.zip', 'slack.yaml']);
});

test('for Socket Mode nothing needs to be set, unless Teams or other workspaces come along', async () => {
  const alone = await build({}, undefined, ['--socket']);
  expect(alone).toMatchObject({ code: 0, stderr: '', files: ['slack.yaml'] });
  const many = await build({}, undefined, ['--socket', '--oauth']);
  expect(many).toMatchObject({ code: 1, files: [] });
  expect(many.stderr).toContain('LESSENBOT_PUBLIC_URL');
  const both = await build({ LESSENBOT_PUBLIC_URL: publicUrl, MICROSOFT_APP_ID: appId }, undefined, ['--socket']);
  expect(both).toMatchObject({ code: 0, stderr: '' });
  expect(both.files).toHaveLength(3);
});

test('npm run manifest reads .env', async () => {
  const built = await build({}, `LESSENBOT_PUBLIC_URL=${publicUrl}\nMICROSOFT_APP_ID=${appId}\n`);
  expect(built.files).toHaveLength(3);
});

test('without an app id npm run manifest still builds Slack, and says what Teams needs', async () => {
  const built = await build({ LESSENBOT_PUBLIC_URL: publicUrl });
  expect(built).toMatchObject({ code: 1, files: ['slack.yaml'] });
  expect(built.stderr).toContain('MICROSOFT_APP_ID ontbreekt');
});

test('without anything npm run manifest names both settings at once', async () => {
  const built = await build({});
  expect(built).toMatchObject({ code: 1, files: [] });
  expect(built.stderr).toMatch(/LESSENBOT_PUBLIC_URL[\s\S]*MICROSOFT_APP_ID/);
});

async function build(env: Record<string, string>, dotEnv?: string, more: readonly string[] = []) {
  const cwd = newDirectory();
  if (dotEnv) writeFileSync(join(cwd, '.env'), dotEnv);
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const options = { cwd, env: { PATH, NODE_COMPILE_CACHE, ...env } };
  const ended = await new Promise<{ code: number; stderr: string }>((done) => {
    const child = execFile(
      process.execPath,
      [resolve('adapters/commands/manifest.ts'), ...more],
      options,
      (_error, _stdout, stderr) => done({ code: child.exitCode ?? -1, stderr }),
    );
  });
  return { ...ended, files: readdirSync(join(cwd, 'dist/manifest')).sort() };
}
