import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSigningKeys, KeysAway } from '../../../adapters/teams/api/signing-keys.ts';
import { openStandIn, type StandIn, type StandInAnswer } from '../../support/stand-in-server.ts';

/** Microsoft's keys: asked for seldom, kept while their server is away, and renewed in time. */

const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = (kid: string, more: object = {}) => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  endorsements: ['msteams'],
  ...more,
});

let server: StandIn;
let keys: object[];
let trouble: StandInAnswer | 'hangs' | undefined;
let held: (() => void)[];
let time: number;
beforeEach(async () => {
  keys = [key('k1')];
  trouble = undefined;
  held = [];
  time = 1_000_000;
  server = await openStandIn(async ({ path }) => {
    if (trouble === 'hangs') await new Promise<void>((resolve) => held.push(resolve));
    if (typeof trouble === 'object') return trouble;
    return { body: path === '/keys' ? { keys } : { jwks_uri: `${server.address}/keys` } };
  });
});
afterEach(async () => {
  for (const answer of held) answer();
  await server.close();
});
const open = () => createSigningKeys({ metadataUrl: `${server.address}/openid`, now: () => time });
const fetches = () => server.got.filter(({ path }) => path === '/openid').length;

test('fifty who knock at once, and a hundred later, cost one fetch', async () => {
  const find = open();
  const found = await Promise.all(Array.from({ length: 50 }, () => find('k1')));
  expect(found.every((one) => one?.endorsements.includes('msteams'))).toBe(true);
  for (let knock = 0; knock < 100; knock++) await find('k1');
  expect(fetches()).toBe(1);
});

test('keys that nobody knows are looked for once in half a minute, whoever asks', async () => {
  const find = open();
  for (let knock = 0; knock < 20; knock++) expect(await find(`made-up-${knock}`)).toBeUndefined();
  expect(fetches()).toBe(1);
});

test('a new key is taken within a minute', async () => {
  const find = open();
  await find('k1');
  keys = [key('k1'), key('k2')];
  time += 60_000;
  expect(await find('k2')).toBeDefined();
});

describe.each<[what: string, trouble: StandInAnswer]>([
  ['answers 500', { status: 500, body: '<html>' }],
  ['answers HTML', { body: '<html>' }],
  ['gives no keys', { body: { keys: [], jwks_uri: 'http://127.0.0.1:9/keys' } }],
  ['sends elsewhere', { status: 302, headers: { location: 'http://127.0.0.1:9/' }, body: '' }],
])('while the server %s', (_what, answer) => {
  test('nobody can say, until it is back a moment later', async () => {
    const find = open();
    trouble = answer;
    await expect(find('k1')).rejects.toThrow(KeysAway);
    // Whoever comes right after it does not make us ask again.
    await expect(find('k1')).rejects.toThrow(KeysAway);
    expect(fetches()).toBe(1);
    trouble = undefined;
    time += 3_000;
    expect(await find('k1')).toBeDefined();
  });

  test('the keys we know go on, also when they are old', async () => {
    const find = open();
    await find('k1');
    trouble = answer;
    time += 3 * 86_400_000;
    for (let knock = 0; knock < 5; knock++) expect(await find('k1')).toBeDefined();
    await expect(find('k2')).rejects.toThrow(KeysAway);
  });
});

test('a server that hangs keeps nobody waiting for more than five seconds', async () => {
  trouble = 'hangs';
  await expect(open()('k1')).rejects.toThrow(KeysAway);
});

test('an odd key does not lock out the others', async () => {
  keys = [{ kty: 'RSA', kid: 'odd', n: '!', e: 'x' }, { kty: 'EC', kid: 'ec' }, key('k1')];
  const find = open();
  expect(await find('k1')).toBeDefined();
  expect(await find('ec')).toBeUndefined();
});

test('keys of a day old are fetched anew beside whoever knocks, and not before', async () => {
  const find = open();
  await find('k1');
  time += 23 * 3_600_000;
  await find('k1');
  expect(fetches()).toBe(1);
  time += 2 * 3_600_000;
  expect(await find('k1')).toBeDefined();
  await expect.poll(fetches).toBe(2);
});

test('while new keys are fetched, who has an unknown one waits for them', async () => {
  const find = open();
  await find('k1');
  trouble = 'hangs';
  time += 25 * 3_600_000;
  await find('k1');
  await expect.poll(() => held.length).toBe(1);
  keys = [key('k1'), key('k2')];
  const waiting = find('k2');
  trouble = undefined;
  for (const answer of held.splice(0)) answer();
  expect(await waiting).toBeDefined();
  expect(fetches()).toBe(2);
});

test('a list without an end is not read to its end', async () => {
  const padding = { ...key('padding'), padding: 'x'.repeat(1_100_000) };
  keys = [key('k1'), padding];
  await expect(open()('k1')).rejects.toThrow(KeysAway);
});
