import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, globSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { directories } from '../support/directories.ts';
import { readDockerfile } from '../support/dockerfile.ts';
import { freePort } from '../support/listen.ts';
import { until } from '../support/until.ts';

/** No container can be run here. What goes in the image is laid in a folder instead, and started as the image would. */

const newDirectory = directories();
const { copies, command, healthCheck, environment } = readDockerfile();
const slack = {
  SLACK_SIGNING_SECRET: 'geheim',
  SLACK_BOT_TOKEN: 'xoxb-1-geheim',
  SLACK_API_URL: 'http://127.0.0.1:9/',
};

type Locked = { readonly packages: Readonly<Record<string, { readonly dev?: true; readonly optional?: true }>> };

/** The packages that `npm ci --omit=dev --omit=optional` leaves, as far as our own code can name them. */
function linkPackages(folder: string): void {
  const { packages }: Locked = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const kept = Object.entries(packages).filter(
    ([path, { dev, optional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !optional,
  );
  for (const [path] of kept) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(resolve(path), join(folder, path));
  }
}

/** The folder /app of the image. */
function layImage(): string {
  const folder = newDirectory();
  for (const name of copies) cpSync(name, join(folder, name), { recursive: true });
  linkPackages(folder);
  return folder;
}

const filesIn = (folder: string) =>
  globSync('{adapters,src,data}/**', { cwd: folder }).map((file) => [file, statSync(join(folder, file)).mtimeMs]);

/** Runs a command of the image in that folder. `node` is the Node of the lockfile, which the image has as well. */
const settingsFor = (data: string, port: number, more: Readonly<Record<string, string>>) => ({
  ...environment,
  HOST: '127.0.0.1',
  PORT: String(port),
  LESSENBOT_DATA_DIR: data,
  ...more,
});
const argumentsOf = ([program, ...rest]: readonly string[]) => {
  expect(program).toBe('node');
  return rest;
};

test('what goes in the image is enough to start, to be found healthy and to stop, and nothing is written in it', async () => {
  const folder = layImage();
  const env = settingsFor(newDirectory(), await freePort(), { ...slack, LESSENBOT_SUPPORT: 'bot@gemeente.example' });
  const isHealthy = () => spawnSync(process.execPath, argumentsOf(healthCheck), { cwd: folder, env }).status === 0;
  const before = filesIn(folder);
  expect(isHealthy()).toBe(false);
  const bot: ChildProcess = spawn(process.execPath, argumentsOf(command), {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await until(() => isHealthy() || bot.exitCode !== null);
  expect(bot.exitCode).toBeNull();
  expect(isHealthy()).toBe(true);
  const contact = await fetch(`http://127.0.0.1:${env.PORT}/.well-known/security.txt`);
  expect(await contact.text()).toContain('Contact: mailto:bot@gemeente.example');
  bot.kill('SIGTERM');
  expect(await once(bot, 'exit')).toEqual([0, null]);
  expect(filesIn(folder)).toEqual(before);
});

test.each([
  ['the image', false],
  ['a production install', true],
])('in %s the playground is said to be not there, and how to get it', (_where, withFolder) => {
  const folder = layImage();
  if (withFolder) cpSync('playground', join(folder, 'playground'), { recursive: true });
  const env = settingsFor(newDirectory(), 3978, { LESSENBOT_PLAYGROUND: 'auto' });
  for (const words of [argumentsOf(command), ['--no-warnings', 'adapters/commands/check-config.ts']]) {
    const ended = spawnSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8' });
    expect(ended.status).toBe(1);
    expect(ended.stderr).toContain('De speeltuin is hier niet geïnstalleerd. Stel Slack of Teams in');
  }
});

test('without settings it says in words that there is nothing to start', () => {
  const env = settingsFor(newDirectory(), 3978, {});
  const ended = spawnSync(process.execPath, argumentsOf(command), { cwd: layImage(), env, encoding: 'utf8' });
  expect(ended.status).toBe(1);
  expect(ended.stderr).toContain('Er is niets om te starten');
});
