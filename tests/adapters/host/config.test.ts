import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Config, readConfig } from '../../../adapters/host/config.ts';
import { platforms } from '../../../adapters/host/platforms.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();

const slack = { SLACK_SIGNING_SECRET: 'geheim-geheim-geheim', SLACK_BOT_TOKEN: 'xoxb-1-geheim' };
const teams = {
  MICROSOFT_APP_ID: '11111111-2222-3333-4444-555555555555',
  MICROSOFT_APP_PASSWORD: 'heel-geheim-wachtwoord',
  MICROSOFT_APP_TENANT_ID: '99999999-8888-7777-6666-555555555555',
};
const faultsOf = (environment: Record<string, string>) => {
  const config = readConfig(environment);
  return 'faults' in config ? config.faults : [];
};
const configOf = (environment: Record<string, string>): Config => {
  const config = readConfig(environment);
  if ('faults' in config) throw new Error(config.faults.join('\n'));
  return config;
};

test('with nothing set, the bot starts on this machine only, with the playground', () => {
  expect(configOf({})).toMatchObject({ port: 3978, host: '127.0.0.1', playground: true, contentDirectory: './data' });
});

test('the public address is passed on, for the reading pages', () => {
  expect(configOf({ LESSENBOT_PUBLIC_URL: 'https://lessenbot.example.nl' }).publicUrl).toBe(
    'https://lessenbot.example.nl',
  );
  expect(configOf({})).not.toHaveProperty('publicUrl');
});

const key = randomBytes(32).toString('base64');
const many = {
  SLACK_SIGNING_SECRET: 'geheim-geheim-geheim',
  SLACK_CLIENT_ID: '123456.789012',
  SLACK_CLIENT_SECRET: 'geheim-van-de-app',
  SLACK_STATE_SECRET: 'geheim-voor-heen-en-terug',
  LESSENBOT_ENCRYPTION_KEY: key,
  LESSENBOT_PUBLIC_URL: 'https://lessenbot.example.nl/',
};

test('Slack is for one workspace with a token, or for many that install us', () => {
  const { slack: one } = configOf(slack);
  expect(one?.access).toEqual({ kind: 'one', botToken: 'xoxb-1-geheim' });
  expect(configOf(many).slack?.access).toEqual({
    kind: 'many',
    clientId: '123456.789012',
    clientSecret: 'geheim-van-de-app',
    stateSecret: 'geheim-voor-heen-en-terug',
    publicUrl: 'https://lessenbot.example.nl',
  });
});

test('many workspaces set up by half: everything that is missing is named at once, and that nothing is chosen', () => {
  const { SLACK_CLIENT_ID } = many;
  const missing = (environment: Record<string, string>) =>
    faultsOf(environment).map((fault) => /^(\w+) ontbreekt, maar (.*) sta(?:at|an) er wel\./.exec(fault)?.slice(1));
  expect(missing({ SLACK_CLIENT_ID })).toEqual([
    ['SLACK_SIGNING_SECRET', 'SLACK_CLIENT_ID'],
    ['SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID'],
    ['SLACK_STATE_SECRET', 'SLACK_CLIENT_ID'],
    ['LESSENBOT_ENCRYPTION_KEY', 'SLACK_CLIENT_ID'],
    ['LESSENBOT_PUBLIC_URL', 'SLACK_CLIENT_ID'],
  ]);
  const { LESSENBOT_PUBLIC_URL: _, ...homeless } = many;
  expect(missing(homeless)).toEqual([['LESSENBOT_PUBLIC_URL', expect.stringContaining('SLACK_STATE_SECRET')]]);
  for (const name of Object.keys(many).filter((each) => each.startsWith('SLACK_'))) {
    const { [name as keyof typeof many]: _value, ...rest } = many;
    expect(missing(rest)).toEqual([[name, expect.any(String)]]);
  }
});

test('a token beside many workspaces: the fault says which to choose', () => {
  expect(faultsOf({ ...many, ...slack })).toEqual([
    expect.stringMatching(
      /^SLACK_BOT_TOKEN en SLACK_CLIENT_ID en .* Kies: SLACK_BOT_TOKEN voor één werkruimte, of SLACK_CLIENT_ID, .* Haal de andere weg\.$/,
    ),
  ]);
});

test.each<[string, Record<string, string>]>([
  ['LESSENBOT_PUBLIC_URL', { LESSENBOT_PUBLIC_URL: 'http://lessenbot.example.nl' }],
  ['LESSENBOT_PUBLIC_URL', { LESSENBOT_PUBLIC_URL: 'lessenbot' }],
  ['LESSENBOT_ENCRYPTION_KEY', { LESSENBOT_ENCRYPTION_KEY: 'kort' }],
  ['LESSENBOT_ENCRYPTION_KEY', { LESSENBOT_ENCRYPTION_KEY: ' , ' }],
  ['SLACK_CLIENT_ID', { SLACK_CLIENT_ID: 'A0123456' }],
  ['SLACK_STATE_SECRET', { SLACK_STATE_SECRET: 'kort' }],
])('of many workspaces, an odd %s is a fault', (name, odd) => {
  expect(faultsOf({ ...many, ...odd })).toEqual([expect.stringMatching(new RegExp(`^${name} `))]);
});

test.each([
  ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'geheim', SLACK_BOT_TOKEN: 'xoxb-' }],
  ['SLACK_APP_TOKEN', { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-' }],
])('%s as .env.example has it, with nothing behind its beginning, is a fault', (name, environment) => {
  expect(faultsOf(environment)).toEqual([expect.stringMatching(new RegExp(`^${name} .* komt nog meer achter`))]);
});

test('whoever starts the bot for many workspaces is told where to install it', () => {
  const notes = (environment: Record<string, string>) => {
    const settings = configOf(environment).slack;
    return settings && platforms.slack.notes?.(settings);
  };
  expect(notes(many)).toEqual([expect.stringContaining('https://lessenbot.example.nl/slack/install')]);
  expect(notes(slack)).toEqual([]);
});

test('many workspaces may be tried on this computer without https', () => {
  expect(faultsOf({ ...many, LESSENBOT_PUBLIC_URL: 'http://127.0.0.1:3978' })).toEqual([]);
});

test('each platform is on when it is whole, and the playground is then off', () => {
  expect(configOf({ ...slack, ...teams })).toMatchObject({ playground: false, slack: {}, teams: {} });
  expect(configOf({ ...slack, LESSENBOT_PLAYGROUND: 'on' })).toMatchObject({ playground: true });
});

test('every fault is named at once, with its variable and never its value', () => {
  const faults = faultsOf({
    PORT: '99999',
    SLACK_SIGNING_SECRET: 'geheim-geheim-geheim',
    MICROSOFT_APP_ID: 'verkeerd-geplakt-geheim',
    LESSENBOT_LOG_LEVEL: 'hard',
    LESSENBOT_PLAYGROUND: 'aan',
  });
  const all = faults.join('\n');
  for (const name of [
    'PORT',
    'SLACK_BOT_TOKEN',
    'MICROSOFT_APP_ID',
    'MICROSOFT_APP_PASSWORD',
    'MICROSOFT_APP_TENANT_ID',
    'LESSENBOT_LOG_LEVEL',
    'LESSENBOT_PLAYGROUND',
  ]) {
    expect(all).toContain(name);
  }
  expect(all).not.toMatch(/geheim|99999|hard/);
});

test('the playground refuses to be reached from outside', () => {
  expect(faultsOf({ HOST: '0.0.0.0' })).toEqual([expect.stringContaining('HOST')]);
  expect(faultsOf({ ...slack, HOST: '0.0.0.0', LESSENBOT_PLAYGROUND: 'on' })).toEqual([
    expect.stringContaining('HOST'),
  ]);
  expect(faultsOf({ ...slack, HOST: '0.0.0.0' })).toEqual([]);
});

test('a token for Socket Mode takes the place of the signing secret, also beside it', () => {
  const { SLACK_SIGNING_SECRET: signingSecret, ...rest } = slack;
  const door = { kind: 'socket', appToken: 'xapp-1-geheim' };
  expect(configOf({ ...rest, SLACK_APP_TOKEN: 'xapp-1-geheim' }).slack?.door).toEqual(door);
  expect(configOf({ ...slack, SLACK_APP_TOKEN: 'xapp-1-geheim' }).slack?.door).toEqual(door);
  expect(configOf(slack).slack?.door).toEqual({ kind: 'http', signingSecret });
});

test('a token for Socket Mode alone, of another kind, or one that runs out, is told what it is', () => {
  expect(faultsOf({ SLACK_APP_TOKEN: 'xapp-1-geheim' })).toEqual([
    'SLACK_BOT_TOKEN ontbreekt, maar SLACK_APP_TOKEN staat er wel. Vul SLACK_BOT_TOKEN in om Slack aan te zetten.',
  ]);
  expect(faultsOf({ ...slack, SLACK_APP_TOKEN: 'xoxb-1-geheim' })).toEqual([
    expect.stringMatching(/^SLACK_APP_TOKEN .*xapp-/),
  ]);
  expect(faultsOf({ ...slack, SLACK_BOT_TOKEN: 'xoxe.xoxb-1-geheim' })).toEqual([
    expect.stringMatching(/^SLACK_BOT_TOKEN .*token rotation/),
  ]);
  expect(faultsOf({ ...slack, SLACK_APP_TOKEN: 'xapp-1-geheim' })).toEqual([]);
});

test('nothing to start is said', () => {
  expect(faultsOf({ LESSENBOT_PLAYGROUND: 'off' })).toEqual([expect.stringContaining('docs/beheer.md')]);
});

test('a secret may stand in a file', () => {
  const file = join(newDirectory(), 'secret');
  writeFileSync(file, 'geheim-uit-bestand\n');
  const { SLACK_SIGNING_SECRET: _, ...rest } = slack;
  expect(configOf({ ...rest, SLACK_SIGNING_SECRET_FILE: file }).slack?.door).toEqual({
    kind: 'http',
    signingSecret: 'geheim-uit-bestand',
  });
  expect(faultsOf({ ...rest, SLACK_SIGNING_SECRET_FILE: '/bestaat/niet' }).join()).toContain(
    'SLACK_SIGNING_SECRET_FILE',
  );
});

test('a misspelt name is noticed', () => {
  expect(configOf({ LESSENBOT_CONTENTDIR: 'x' }).warnings).toEqual([
    expect.stringContaining('Bedoel je LESSENBOT_CONTENT_DIR?'),
  ]);
});

test.each(['', '   '])('an empty value (“%s”) counts as not set', (value) => {
  expect(configOf({ SLACK_SIGNING_SECRET: value, MICROSOFT_APP_ID: value })).toMatchObject({ playground: true });
});

test('the store is SQLite in a directory here, unless PostgreSQL is given', () => {
  expect(configOf({})).toMatchObject({ dataDirectory: './.lessenbot', encryptionKeys: [] });
  expect(configOf({})).not.toHaveProperty('databaseUrl');
  const databaseUrl = 'postgres://bot:geheim@db.example.org/lessenbot';
  expect(configOf({ DATABASE_URL: databaseUrl, LESSENBOT_DATA_DIR: '/var/lib/lessenbot' })).toMatchObject({
    databaseUrl,
    dataDirectory: '/var/lib/lessenbot',
  });
  const file = join(newDirectory(), 'secret');
  writeFileSync(file, `${databaseUrl}\n`);
  expect(configOf({ DATABASE_URL_FILE: file })).toMatchObject({ databaseUrl });
});

test.each([
  'mysql://bot:geheim@db/x',
  'db.example.org',
  'postgres://',
  'postgres://bot:ge heim@db/x',
  'postgres://bot:geheim@[db/x',
])('DATABASE_URL “%s” is refused, without repeating it', (url) => {
  const faults = faultsOf({ DATABASE_URL: url });
  expect(faults).toEqual([expect.stringMatching(/^DATABASE_URL is geen/)]);
  expect(faults.join()).not.toContain('geheim');
});

test('C3 the zone is Amsterdam, or another that exists; a slip gets a suggestion', () => {
  expect(configOf({}).timezone).toBe('Europe/Amsterdam');
  expect(configOf({ LESSENBOT_TIMEZONE: 'America/Curacao' }).timezone).toBe('America/Curacao');
  expect(faultsOf({ LESSENBOT_TIMEZONE: 'Europe/Amsterdm' })).toEqual([
    'LESSENBOT_TIMEZONE is geen tijdzone. Waarschijnlijk bedoel je Europe/Amsterdam.',
  ]);
  expect(faultsOf({ LESSENBOT_TIMEZONE: 'CEST' })).toEqual([expect.stringContaining('geen tijdzone')]);
  expect(faultsOf({ LESSENBOT_TIMEZONE: 'CET' })).toEqual([expect.stringContaining('geen tijdzone')]);
});

test('C9 encryption keys are 32 random bytes, several for a rotation, and never repeated in a fault', () => {
  const [key, old] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  expect(configOf({ LESSENBOT_ENCRYPTION_KEY: key }).encryptionKeys).toEqual([key]);
  expect(configOf({ LESSENBOT_ENCRYPTION_KEY: `${key}, ${old}` }).encryptionKeys).toEqual([key, old]);
  const faults = faultsOf({ LESSENBOT_ENCRYPTION_KEY: 'welkom123' });
  expect(faults).toEqual([expect.stringContaining('openssl rand -base64 32')]);
  expect(faults.join()).not.toContain('welkom123');
});

test.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'data:text/html,x',
  'lessenbot.example.nl',
  'https://naam:geheim@lessenbot.example.nl',
  'https://lessenbot.example.nl/?x=1',
  'https://lessenbot.example.nl/#x',
])('C6 %s is no public address', (url) => {
  const faults = faultsOf({ LESSENBOT_PUBLIC_URL: url });
  expect(faults).toEqual([expect.stringMatching(/^LESSENBOT_PUBLIC_URL is /)]);
  expect(faults.join()).not.toContain('geheim');
});

test('C6 the public address is used without its last slash', () => {
  expect(configOf({ LESSENBOT_PUBLIC_URL: 'https://example.nl/lessenbot/' }).publicUrl).toBe(
    'https://example.nl/lessenbot',
  );
});

test.each([
  ['https://slack.example.nl/api', 'https://slack.example.nl/api/'],
  ['https://slack.example.nl/api/', 'https://slack.example.nl/api/'],
  ['http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api/'],
  ['http://[::1]:4000', 'http://[::1]:4000/'],
])('C6 the address of Slack may be %s', (given, used) => {
  expect(configOf({ ...slack, SLACK_API_URL: given }).slack?.apiUrl).toBe(used);
});

test.each([
  'http://slack.example.nl/api/',
  'http://127.0.0.1.example.nl/',
  'ftp://slack.com/',
  'https://a:b@slack.com/api/',
])('C6 our token does not go to %s', (url) => {
  expect(faultsOf({ ...slack, SLACK_API_URL: url })).toEqual([expect.stringMatching(/^SLACK_API_URL /)]);
});

test.each([
  ['SLACK_BOT_TOKEN', 'xoxb-1\nxoxb-2'],
  ['SLACK_BOT_TOKEN', '"xoxb-1-geheim"'],
  ['SLACK_SIGNING_SECRET', "'geheim-geheim'"],
  ['SLACK_SIGNING_SECRET', 'geheim geheim'],
  ['SLACK_SIGNING_SECRET', 'geheim\u0000'],
  ['LESSENBOT_DATA_DIR', '"/var/lib/lessenbot"'],
  ['LESSENBOT_DATA_DIR', '/var/\nlib'],
])('C2 %s that was pasted wrongly (%j) is refused, without repeating it', (name, value) => {
  const faults = faultsOf({ ...slack, [name]: value });
  expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(faults.length);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join()).not.toMatch(/geheim|xoxb-1|lib/);
});

test('C4 a secret of several lines in a file is refused, and one that everybody may read is warned of', () => {
  const file = join(newDirectory(), 'secret');
  const { SLACK_SIGNING_SECRET: _, ...rest } = slack;
  writeFileSync(file, 'regel-een\nregel-twee\n', { mode: 0o600 });
  expect(faultsOf({ ...rest, SLACK_SIGNING_SECRET_FILE: file })).toEqual([expect.stringContaining('op één regel')]);
  writeFileSync(file, 'geheim-uit-bestand\n');
  expect(configOf({ ...rest, SLACK_SIGNING_SECRET_FILE: file }).warnings).toEqual([]);
  chmodSync(file, 0o644);
  expect(configOf({ ...rest, SLACK_SIGNING_SECRET_FILE: file }).warnings).toEqual([
    expect.stringContaining('SLACK_SIGNING_SECRET_FILE kan iedereen op deze computer lezen'),
  ]);
});
