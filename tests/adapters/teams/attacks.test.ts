import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDoor } from '../../../adapters/teams/api/door.ts';
import { NotAuthenticated } from '../../../adapters/teams/api/sign-in.ts';
import { openMicrosoftKeys } from '../../support/microsoft-keys.ts';
import { openStandIn } from '../../support/stand-in-server.ts';

/**
 * Who knocks on the door with a made-up token. The same attacks were tried on the SDKs of Microsoft, see
 * docs/decisions/teams-sign-in.md; what comes in with a good token and should not have, stands in teams-door.test.ts.
 */

const appId = '11111111-2222-4333-8444-555555555599';
const teamsUrl = 'https://smba.trafficmanager.net/emea/';
const foreignUrl = 'https://example.org/';
const tenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
const nowMs = Date.parse('2026-11-27T12:00:00Z');
const seconds = nowMs / 1000;
const good = {
  iss: 'https://api.botframework.com',
  aud: appId,
  nbf: seconds - 10,
  exp: seconds + 600,
  serviceurl: teamsUrl,
};
const activity = { type: 'message', channelId: 'msteams', serviceUrl: teamsUrl };
const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });

let microsoft: Awaited<ReturnType<typeof openMicrosoftKeys>>;
beforeAll(async () => {
  microsoft = await openMicrosoftKeys();
});
afterAll(() => microsoft.close());
const open = () => openDoor({ appId, endpoints: microsoft.endpoints }, () => nowMs);
/** The status with which somebody is sent away; 200 when they may come in. */
async function knock(token: string, about: object = activity, door = open()): Promise<number> {
  const error: unknown = await door(about, token).catch((caught: unknown) => caught);
  if (error === undefined) return 200;
  if (!(error instanceof NotAuthenticated)) throw error;
  return error.status;
}

type Signed = typeof microsoft;
describe('the door', () => {
  test.each<[what: string, token: (by: Signed) => string, status: number]>([
    ['a good token', ({ sign }) => sign(good), 200],
    ['a token of somebody else who names our key', ({ sign }) => sign(good, {}, theirs.privateKey), 401],
    ['a token that brings its own key', ({ sign }) => sign(good, { jwk: jwkOf(theirs) }, theirs.privateKey), 401],
    ['a token without a signature', ({ sign }) => sign(good).replace(/[^.]+$/, ''), 401],
    ['a token that says it needs none', ({ sign }) => sign(good, { alg: 'none' }).replace(/[^.]+$/, ''), 401],
    ['a token that is sealed with our public key', ({ seal, publicKey }) => seal(good, pemOf(publicKey)), 401],
    ['a token of another algorithm', ({ sign }) => sign(good, { alg: 'RS512' }), 401],
    ['a token with a demand that we do not know', ({ sign }) => sign(good, { crit: ['x'], x: 1 }), 401],
    ['a token for another bot', ({ sign }) => sign({ ...good, aud: 'another' }), 401],
    ['a token for our id in another form', ({ sign }) => sign({ ...good, aud: `api://botid-${appId}` }), 401],
    ['a token for nobody', ({ sign }) => sign({ ...good, aud: undefined }), 401],
    ['a token of another issuer', ({ sign }) => sign({ ...good, iss: 'https://example.org' }), 401],
    ['a token of no issuer', ({ sign }) => sign({ ...good, iss: undefined }), 401],
    ['a token that ended within the skew', ({ sign }) => sign({ ...good, exp: seconds - 299 }), 200],
    ['a token that ended before it', ({ sign }) => sign({ ...good, exp: seconds - 301 }), 401],
    ['a token that begins within the skew', ({ sign }) => sign({ ...good, nbf: seconds + 299 }), 200],
    ['a token that begins after it', ({ sign }) => sign({ ...good, nbf: seconds + 301 }), 401],
    ['a token without an end', ({ sign }) => sign({ ...good, exp: undefined }), 401],
    ['a token of another service url', ({ sign }) => sign({ ...good, serviceurl: foreignUrl }), 401],
    ['a token of more than one service url', ({ sign }) => sign({ ...good, serviceurl: [teamsUrl, foreignUrl] }), 401],
    ['a token of no service url', ({ sign }) => sign({ ...good, serviceurl: undefined }), 401],
    ['a token by the key of another channel', ({ sign }) => sign(good, { kid: 'k2' }), 401],
    ['a token by a key for no channel', ({ sign }) => sign(good, { kid: 'k3' }), 401],
    ['a token by a key with an odd name', ({ sign }) => sign(good, { kid: '__proto__' }), 401],
    ['a token by a key without a name', ({ sign }) => sign(good, { kid: undefined }), 401],
  ])('T1 T2 T3 %s', async (_what, token, status) => expect(await knock(token(microsoft))).toBe(status));

  // Entra signs with other keys; that its issuer is none of ours holds even if it came by one we know.
  test.each<[what: string, iss: string, about: object]>([
    ['of our tenant', `https://login.microsoftonline.com/${tenant}/v2.0`, activity],
    ['in the older form', `https://sts.windows.net/${tenant}/`, activity],
    [
      'for another address',
      `https://login.microsoftonline.com/${tenant}/v2.0`,
      { ...activity, serviceUrl: foreignUrl },
    ],
  ])('T1 a token of Entra for our id, %s, does not open it', async (_what, iss, about) => {
    const { serviceurl: _, ...claims } = good;
    expect(await knock(microsoft.sign({ ...claims, iss, tid: tenant }), about)).toBe(401);
    expect(await knock(microsoft.sign({ ...good, iss, tid: tenant, serviceurl: foreignUrl }), about)).toBe(401);
  });

  test('T5 twenty keys that nobody knows cost no fetch once the keys are known', async () => {
    const door = open();
    await knock(microsoft.sign(good), activity, door);
    const before = microsoft.got.length;
    for (let at = 0; at < 20; at++)
      expect(await knock(microsoft.sign(good, { kid: `made-up-${at}` }), activity, door)).toBe(401);
    expect(microsoft.got).toHaveLength(before);
  });

  test('T5 where a token says its key is to be had, nobody looks', async () => {
    const elsewhere = await openStandIn(() => ({ body: { keys: [{ ...jwkOf(theirs), kid: 'k1' }] } }));
    const there = { jku: `${elsewhere.address}/keys`, x5u: `${elsewhere.address}/cert` };
    expect(await knock(microsoft.sign(good, there, theirs.privateKey))).toBe(401);
    expect(await knock(microsoft.sign(good, { ...there, kid: 'k9' }, theirs.privateKey))).toBe(401);
    expect(elsewhere.got).toEqual([]);
    await elsewhere.close();
  });

  test('T4 while the server with the keys hangs, who knocks hears 503 within five seconds', async () => {
    const held = await openStandIn(() => new Promise(() => undefined));
    const door = openDoor({ appId, endpoints: { ToBotFromChannelOpenIdMetadataUrl: held.address } }, () => nowMs);
    expect(await knock(microsoft.sign(good), activity, door)).toBe(503);
    await held.close();
  });
});

const jwkOf = ({ publicKey }: typeof theirs) => publicKey.export({ format: 'jwk' });
const pemOf = (key: typeof theirs.publicKey) => key.export({ type: 'spki', format: 'pem' }).toString();
