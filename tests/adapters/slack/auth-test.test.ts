import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { probe } from '../../../adapters/slack/api/auth-test.ts';
import { openStandIn, type StandIn, type StandInAnswer } from '../../support/stand-in-server.ts';

let slack: StandIn;
let answer: StandInAnswer;
beforeEach(async () => {
  slack = await openStandIn(() => answer);
});
afterEach(() => slack.close());
const ask = () => probe({ apiUrl: `${slack.address}/api/`, botToken: 'xoxb-geheim' });
const manifest = parse(readFileSync('manifest/slack.yaml', 'utf8'));
const asked: readonly string[] = manifest.oauth_config.scopes.bot;
const all = asked.join(',');

test('without any right, all that the manifest asks for are missed', async () => {
  answer = { body: { ok: true }, headers: { 'x-oauth-scopes': 'identify' } };
  const probed = await ask();
  expect(probed.kind === 'well' && probed.missing?.toSorted()).toEqual(asked.toSorted());
});

describe('Slack is asked whether it knows our token', () => {
  test.each<[name: string, answer: StandInAnswer, probed: object]>([
    ['it does', { body: { ok: true }, headers: { 'x-oauth-scopes': all } }, { kind: 'well' }],
    ['with more rights', { body: { ok: true }, headers: { 'x-oauth-scopes': `${all}, files:read` } }, { kind: 'well' }],
    [
      'with fewer rights',
      { body: { ok: true }, headers: { 'x-oauth-scopes': 'commands, chat:write' } },
      { kind: 'well', missing: asked.slice(2) },
    ],
    ['without a word on rights', { body: { ok: true } }, { kind: 'well' }],
    ['it was revoked', { body: { ok: false, error: 'token_revoked' } }, { kind: 'refused', reason: 'signed-out' }],
    ['it is wrong', { body: { ok: false, error: 'invalid_auth' } }, { kind: 'refused', reason: 'signed-out' }],
    ['it may not', { body: { ok: false, error: 'access_denied' } }, { kind: 'refused', reason: 'not-allowed' }],
    ['it is busy', { status: 429, body: { ok: false, error: 'ratelimited' } }, { kind: 'silent' }],
    ['it fails', { status: 500, body: '<html>' }, { kind: 'silent' }],
    ['it says something new', { body: { ok: false, error: 'constructor' } }, { kind: 'silent' }],
    ['it says nonsense', { body: 'nonsense' }, { kind: 'silent' }],
  ])('%s', async (_name, said, probed) => {
    answer = said;
    expect(await ask()).toEqual(probed);
    expect(slack.got).toMatchObject([{ path: '/api/auth.test', authorization: 'Bearer xoxb-geheim' }]);
  });

  test('it cannot be reached', async () => {
    const { address } = slack;
    await slack.close();
    expect(await probe({ apiUrl: `${address}/api/`, botToken: 'xoxb-geheim' })).toEqual({ kind: 'silent' });
    slack = await openStandIn(() => answer);
  });
});
