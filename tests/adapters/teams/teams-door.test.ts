import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Settings } from '../../../adapters/teams/app.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';
import { startTeams } from '../../support/teams-server.ts';

let teams: Awaited<ReturnType<typeof startTeams>>;
beforeAll(async () => {
  teams = await startTeams();
});
afterAll(() => teams.close());
afterEach(() => void vi.restoreAllMocks());

describe('the door', () => {
  test.each([
    ['a type that is a number', { type: 5 }, 400],
    ['no conversation', { type: 'message' }, 400],
    ['a list', [], 400],
  ])('refuses %s without a word', async (_what, body, status) => {
    const response = await teams.send(body);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  test('refuses what is not JSON', async () => {
    expect((await teams.send(teams.activity(), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    'https://smba.trafficmanager.net/emea',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'file:///x',
    'x',
  ])('on this computer, never answers to %s', async (serviceUrl) =>
    expect((await teams.send(teams.activity({ serviceUrl }))).status).toBe(403),
  );

  test.each<[what: string, headers: Record<string, string>]>([
    ['a proxy passes on', { 'x-forwarded-for': '203.0.113.9' }],
    ['comes from a page elsewhere', { origin: 'https://example.org' }],
    ['comes from a page without an origin', { origin: 'null' }],
  ])('on this computer, refuses what %s', async (_what, headers) =>
    expect((await teams.send(teams.activity({}), headers)).status).toBe(403),
  );

  test.each([
    ['203.0.113.9', 403],
    ['10.0.0.2', 403],
    ['::ffff:192.168.1.7', 403],
    ['2001:db8::1', 403],
    ['', 403],
    ['127.0.0.1', 200],
    ['::1', 200],
    ['::ffff:127.0.0.1', 200],
  ])('without an app id, who comes from “%s” gets %i', async (from, status) => {
    const local = await startTeams({ from });
    expect((await local.send(local.activity())).status).toBe(status);
    expect(local.posts).toHaveLength(status === 200 ? 1 : 0);
    await local.close();
  });

  test('does not open without an app id', () =>
    expect(startTeams({ settings: { allowedTenants: [], local: false } })).rejects.toThrow('app id'));
});

describe('with an app id', () => {
  const appId = '11111111-2222-4333-8444-555555555555';
  const teamsUrl = 'https://smba.trafficmanager.net/emea/';
  const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let guarded: typeof teams;
  let microsoft: StandIn;
  let settings: Settings;

  beforeAll(async () => {
    const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
    const unendorsed = { ...jwk, kid: 'k2', endorsements: [] };
    const elsewhere = { ...jwk, kid: 'k3', endorsements: ['webchat'] };
    microsoft = await openStandIn(({ path }) => ({
      body: path === '/keys' ? { keys: [jwk, unendorsed, elsewhere] } : { jwks_uri: `${microsoft.address}/keys` },
    }));
    const { address } = microsoft;
    settings = {
      appId,
      password: 'secret',
      tenantId: 'tenant-1',
      allowedTenants: ['tenant-2'],
      local: false,
      endpoints: {
        ToBotFromChannelOpenIdMetadataUrl: `${address}/openid`,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromEmulatorOpenIdMetadataUrl: `${address}/openid`,
        ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/tenant-1',
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        ValidateAuthority: 'true',
        CallerId: '',
      },
      post: async ({ url, headers }) => {
        outsideCalls.push({ url, authorization: headers.authorization ?? null });
        return { kind: 'answered', status: 201, retryAfter: undefined, headers: {}, body: '{"id":"new-1"}' };
      },
    };
    guarded = await startTeams({ settings });
  });
  afterAll(async () => {
    await guarded.close();
    await microsoft.close();
  });

  function token(claims: object = {}, key: KeyObject = ours.privateKey, header: object = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const all = {
      iss: 'https://api.botframework.com',
      aud: appId,
      nbf: now - 10,
      exp: now + 600,
      serviceurl: teamsUrl,
    };
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })}.${part({ ...all, ...claims })}`;
    return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }

  function knock(authorization: string | undefined, overrides: object = {}) {
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant-1' };
    const body = guarded.activity({
      serviceUrl: teamsUrl,
      conversation,
      channelData: { tenant: { id: 'tenant-1' } },
      ...overrides,
    });
    return guarded.send(body, authorization === undefined ? {} : { authorization });
  }

  const elsewhere = 'https://example.org/';
  const otherTenant = { conversation: { id: 'a:personal', tenantId: 'tenant-9' } };
  test.each<[string, () => string | undefined, object, number]>([
    ['no token', () => undefined, {}, 401],
    ['an empty token', () => 'Bearer ', {}, 401],
    ['a nonsense token', () => 'Bearer a.b.c', {}, 401],
    ['the wrong key', () => token({}, theirs.privateKey), {}, 401],
    ['a key that is endorsed for no channel', () => token({}, ours.privateKey, { kid: 'k2' }), {}, 401],
    ['a key that is endorsed for another channel', () => token({}, ours.privateKey, { kid: 'k3' }), {}, 401],
    ['a key that Microsoft does not name', () => token({}, ours.privateKey, { kid: 'k9' }), {}, 401],
    ['no key id', () => token({}, ours.privateKey, { kid: undefined }), {}, 401],
    ['another algorithm', () => token({}, ours.privateKey, { alg: 'PS256' }), {}, 401],
    ['no algorithm', () => token({}, ours.privateKey, { alg: 'none' }), {}, 401],
    ['a token without an end', () => token({ exp: undefined }), {}, 401],
    ['a token without a service url', () => token({ serviceurl: undefined }), {}, 401],
    ['a token that begins later', () => token({ nbf: Math.floor(Date.now() / 1000) + 400 }), {}, 401],
    [
      'a token for the emulator',
      () => token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' }),
      {},
      401,
    ],
    ['a token of Entra for us', () => token({ iss: 'https://login.microsoftonline.com/tenant-1/v2.0' }), {}, 401],
    ['two tokens', () => `${token()}, ${token()}`, {}, 401],
    ['the wrong audience', () => token({ aud: 'another-app' }), {}, 401],
    ['the wrong issuer', () => token({ iss: 'https://example.org' }), {}, 401],
    ['a token that has expired', () => token({ exp: 1000 }), {}, 401],
    ['a token for another service url', () => token({ serviceurl: elsewhere }), {}, 401],
    ['another tenant', () => token(), otherTenant, 403],
    ['no tenant', () => token(), { conversation: { id: 'a:personal' }, channelData: {} }, 403],
    [
      'another tenant in the channel data alone',
      () => token(),
      { conversation: { id: 'a:personal' }, channelData: { tenant: { id: 'tenant-9' } } },
      403,
    ],
    ['another channel', () => token(), { channelId: 'webchat' }, 403],
    ['a strange service url', () => token({ serviceurl: elsewhere }), { serviceUrl: elsewhere }, 403],
    ['a service url without https', () => token(), { serviceUrl: teamsUrl.replace('https', 'http') }, 403],
    ['a look-alike', () => token(), { serviceUrl: 'https://smba.trafficmanager.net.example.org/' }, 403],
    ['a service url with another port', () => token(), { serviceUrl: 'https://smba.trafficmanager.net:444/' }, 403],
  ])('%s gets nothing at all', async (_what, authorization, overrides, status) => {
    const outside = watchOutside();
    const response = await knock(authorization(), overrides);
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(outside.calls).toEqual([]);
  });

  test.each<[why: string, authorization: () => string | undefined, overrides: object, says: object]>([
    ['no token', () => undefined, {}, { refused: 'no token' }],
    [
      'the wrong key',
      () => token({}, theirs.privateKey),
      {},
      { refused: 'token', reason: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' },
    ],
    [
      'another service url',
      () => token({ serviceurl: elsewhere }),
      {},
      { refused: 'token', reason: 'another service url' },
    ],
    ['nonsense', () => 'Bearer a.b.c', {}, { refused: 'token' }],
    ['a strange key', () => token({}, ours.privateKey, { kid: 'k9' }), {}, { refused: 'token', reason: 'unknown key' }],
    ['another tenant', () => token(), otherTenant, { refused: 'tenant', tenant: 'tenant-9' }],
    ['another channel', () => token(), { channelId: 'webchat' }, { refused: 'channel' }],
    ['a strange host', () => token(), { serviceUrl: elsewhere }, { refused: 'service url', host: 'example.org' }],
    ['a shape that is none', () => token(), { type: 5 }, { refused: 'unreadable' }],
  ])('why it was refused (%s) stands in the log', async (_why, authorization, overrides, says) => {
    const own = await startTeams({ settings });
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant-1' };
    const body = own.activity({ serviceUrl: teamsUrl, conversation, ...overrides });
    const header = authorization();
    await own.send(body, header === undefined ? {} : { authorization: header });
    const lines = own.logged.map((line) => JSON.parse(line)).filter(({ security }) => security);
    expect(lines).toEqual([expect.objectContaining(says)]);
    await own.close();
  });

  test('the issuer is Microsoft where nothing else is set', async () => {
    const { ToBotFromChannelTokenIssuer: _, ...endpoints } = settings.endpoints ?? {};
    const own = await startTeams({ settings: { ...settings, endpoints } });
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant-1' };
    const knock = (claims: object) =>
      own.send(own.activity({ serviceUrl: teamsUrl, conversation }), { authorization: token(claims) });
    watchOutside();
    expect([(await knock({})).status, (await knock({ iss: 'https://example.org' })).status]).toEqual([200, 401]);
    await own.close();
  });

  test.each(['tenant-1', 'tenant-2'])('a good token from %s is answered, with our own token', async (tenantId) => {
    const outside = watchOutside();
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId };
    const response = await knock(token(), { conversation, channelData: { tenant: { id: tenantId } } });

    expect(response.status).toBe(200);
    const toTeams = outside.calls.filter(({ url }) => url.startsWith(teamsUrl));
    expect(toTeams).toHaveLength(1);
    expect(toTeams[0]?.authorization).toBe('Bearer our-own-token');
  });

  test('somebody of another organisation, in a shared channel of ours, is answered', async () => {
    const outside = watchOutside();
    const conversation = { id: '19:shared@thread.tacv2', conversationType: 'channel', tenantId: 'tenant-1' };
    const response = await knock(token(), { conversation, channelData: { tenant: { id: 'tenant-9' } } });
    expect(response.status).toBe(200);
    expect(outside.calls.filter(({ url }) => url.startsWith(teamsUrl))).toHaveLength(1);
  });

  test('whoever is refused leaves one line a minute for each kind, with what an administrator needs', async () => {
    watchOutside();
    // Of one kind only the first in a minute is told, so this one is not the bot that refused so much before.
    const own = await startTeams({ settings });
    const authorization = { authorization: token() };
    for (let time = 0; time < 3; time++) {
      const conversation = { id: '19:x', conversationType: 'channel', tenantId: 'tenant-77' };
      await own.send(own.activity({ serviceUrl: teamsUrl, conversation }), authorization);
      const room = { id: '19:x', conversationType: 'channel', tenantId: 'tenant-1' };
      const serviceUrl = 'https://user:geheim@smba.example.org/pad?geheim';
      await own.send(own.activity({ serviceUrl, conversation: room }), authorization);
    }
    const lines = own.logged.map((line) => JSON.parse(line)).filter(({ security }) => security);
    expect(lines).toEqual([
      expect.objectContaining({ refused: 'tenant', tenant: 'tenant-77' }),
      expect.objectContaining({ refused: 'service url', host: 'smba.example.org' }),
    ]);
    expect(own.logged.join('')).not.toContain('geheim');
    await own.close();
  });

  const outsideCalls: { url: string; authorization: string | null }[] = [];

  /** Keeps the tests off the internet: Microsoft's sign-in and Teams itself are played here. */
  function watchOutside() {
    const real = globalThis.fetch;
    outsideCalls.length = 0;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.startsWith('http://127.0.0.1')) return real(input, init);
      outsideCalls.push({ url, authorization: new Headers(init?.headers).get('authorization') });
      const endpoint = 'https://login.microsoftonline.com/tenant-1/oauth2/v2.0';
      if (url.includes('openid-configuration'))
        return Response.json({
          issuer: 'https://login.microsoftonline.com/tenant-1/v2.0',
          authorization_endpoint: `${endpoint}/authorize`,
          token_endpoint: `${endpoint}/token`,
          jwks_uri: `${endpoint}/keys`,
        });
      if (url.startsWith(endpoint))
        return Response.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'our-own-token' });
      throw new Error(`nobody plays ${url}`);
    });
    return { calls: outsideCalls };
  }
});
