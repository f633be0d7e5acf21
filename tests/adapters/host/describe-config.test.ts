import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeConfig } from '../../../adapters/host/describe-config.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();
const slack = { SLACK_SIGNING_SECRET: 'geheim-van-slack', SLACK_BOT_TOKEN: 'xoxb-geheim-token' };
const whole = (environment: Record<string, string>) => JSON.stringify(describeConfig(environment));

test('without any setting the playground would start, and nothing is wrong or odd', () => {
  const { faults, would } = describeConfig({});
  expect(faults).toEqual([]);
  expect(Object.fromEntries(would)).toMatchObject({
    Slack: 'uit',
    Speeltuin: 'aan, op http://127.0.0.1:3978/',
    Gegevens: 'SQLite in ./.lessenbot',
    Geheimen: 'geen',
  });
});

test('it says by which way each platform is reached, and names secrets without a value', () => {
  const environment = {
    ...slack,
    DATABASE_URL: 'postgres://anna:wachtwoord@db/lessen',
    LESSENBOT_PUBLIC_URL: 'https://bot.example',
  };
  const described = Object.fromEntries(describeConfig(environment).would);
  expect(described).toMatchObject({
    Slack: expect.stringContaining('/slack/events'),
    Gegevens: 'PostgreSQL',
    Speeltuin: 'uit',
  });
  expect(described.Geheimen).toBe('DATABASE_URL, SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN');
  expect(whole(environment)).not.toMatch(/geheim-van-slack|xoxb-|wachtwoord/);
  const socket = { SLACK_APP_TOKEN: 'xapp-geheim', SLACK_BOT_TOKEN: 'xoxb-geheim-token' };
  expect(Object.fromEntries(describeConfig(socket).would).Slack).toContain('Socket Mode');
});

test('a folder without lessons is a fault, for with it nothing starts', () => {
  const { faults, would } = describeConfig({ LESSENBOT_CONTENT_DIR: newDirectory() });
  expect(faults).toEqual([expect.stringContaining('Kijk of LESSENBOT_CONTENT_DIR klopt')]);
  expect(would).toEqual([]);
});

test('all faults come at once, and nothing of what would be', () => {
  const { faults, would } = describeConfig({
    SLACK_BOT_TOKEN: 'xoxb-geheim',
    PORT: 'veel',
    LESSENBOT_TIMEZONE: 'Amsterdam',
  });
  expect(faults.length).toBeGreaterThanOrEqual(3);
  expect(would).toEqual([]);
});

test.each([
  ['an address without https', { LESSENBOT_PUBLIC_URL: 'http://bot.example' }, 'begint niet met https://'],
  ['both doors of Slack', { ...slack, SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN en SLACK_SIGNING_SECRET'],
  ['a name that is nearly right', { LESSENBOT_PUBLIC_ULR: 'x' }, 'LESSENBOT_PUBLIC_URL'],
])('%s is told as odd', (_what, environment, says) => {
  expect(describeConfig(environment).oddities.join('\n')).toContain(says);
});

test('a name that is nearly right is told beside the faults that it may explain', () => {
  const { faults, oddities } = describeConfig({
    SLACK_BOT_TOKEN: 'xoxb-geheim',
    LESSENBOT_PLAYGROUNT: 'on',
    LESSENBOT_PUBLIC_URL: 'http://bot.example',
  });
  expect(faults).toHaveLength(1);
  expect(oddities.join('\n')).toMatch(/LESSENBOT_PLAYGROUND.*\n.*https:/);
});

test.each([
  ['een clientgeheim', { MICROSOFT_APP_PASSWORD: 'geheim-van-teams' }],
  ['een beheerde identiteit van Azure', { MICROSOFT_APP_TYPE: 'UserAssignedMSI' }],
])('it says that Teams signs in with %s', (way, environment) => {
  const id = '11111111-1111-4111-8111-111111111111';
  const all = { MICROSOFT_APP_ID: id, MICROSOFT_APP_TENANT_ID: id, ...environment };
  expect(Object.fromEntries(describeConfig(all).would).Teams).toMatch(
    new RegExp(`/api/messages, aangemeld met ${way}$`),
  );
  expect(whole(all)).not.toContain('geheim-van-teams');
});

test('it says where figures are read, and not on the port of the bot itself', () => {
  const told = (metrics: string) => describeConfig({ LESSENBOT_METRICS_PORT: metrics });
  expect(Object.fromEntries(describeConfig({}).would).Cijfers).toBe('uit');
  expect(Object.fromEntries(told('9464').would).Cijfers).toBe('http://127.0.0.1:9464/metrics');
  expect(told('3978').faults).toEqual(['LESSENBOT_METRICS_PORT is dezelfde poort als PORT. Kies een andere.']);
  expect(told('veel').faults).toEqual(['LESSENBOT_METRICS_PORT is geen getal. Gebruik bijvoorbeeld 9464.']);
});

test('a key that everybody may read is told as odd', () => {
  const key = join(newDirectory(), 'key.pem');
  writeFileSync(key, 'x');
  chmodSync(key, 0o644);
  const told = () => describeConfig({ MICROSOFT_APP_KEY_FILE: key }).oddities.join('\n');
  expect(told()).toContain('MICROSOFT_APP_KEY_FILE kan iedereen op deze computer lezen');
  chmodSync(key, 0o600);
  expect(told()).not.toContain('kan iedereen');
});
