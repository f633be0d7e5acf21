import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { free, neededScopes, rights } from '../../../adapters/slack/api/rights.ts';

const manifest = parse(readFileSync('manifest/slack.yaml', 'utf8'));
const { bot, bot_optional } = manifest.oauth_config.scopes;
const subscribed: readonly string[] = manifest.settings.event_subscriptions.bot_events;
const source = globSync('adapters/slack/**/*.ts')
  .filter((file) => !file.endsWith('rights.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('the manifest asks for each right in the table, and lets an organisation refuse what we can do without', () => {
  expect(bot).toEqual(neededScopes);
  expect(bot_optional).toEqual(rights.filter(({ optional }) => optional).map(({ scope }) => scope));
});

test('what Slack sends us has its right, and what has a right is asked for', () => {
  const known = [...rights.flatMap(({ events }) => events), ...free.events];
  expect(subscribed.toSorted()).toEqual([...new Set(known)].toSorted());
});

test('each method that we call has its right, and no right is for nothing', () => {
  const families = /\b(?:chat|views|users|conversations|auth|apps|oauth|team)\.[a-z]\w*(?:\.\w+)*(?=['(])/gi;
  const called = new Set(source.match(families));
  const known = [...rights.flatMap(({ methods }) => methods), ...free.methods];
  expect([...called].toSorted()).toEqual([...new Set(known)].toSorted());
  for (const { scope, methods, events } of rights)
    expect([scope, ...methods, ...events].length > 1 || scope === 'commands', scope).toBe(true);
});

test('the manual for administrators names each right', () => {
  const manual = readFileSync('docs/beheer.md', 'utf8');
  expect(rights.filter(({ scope }) => !manual.includes(`\`${scope}\``))).toEqual([]);
});
