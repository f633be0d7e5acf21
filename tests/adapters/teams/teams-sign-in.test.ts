import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTeamsClient } from '../../../adapters/teams/api/client.ts';
import { openOwnToken } from '../../../adapters/teams/api/own-token.ts';
import { send as sendToTeams } from '../../../adapters/teams/send.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as never;
const log = pino({ level: 'silent' });
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const token = await openOwnToken({
  appId: '11111111-2222-3333-4444-666666666666',
  password: 'secret',
  tenantId: 'tenant-7',
  endpoints: {
    ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.com/openid',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.botframework.com/openid',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/tenant-7',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ValidateAuthority: 'true',
    CallerId: '',
  },
});

describe('with an app id', () => {
  const posted: string[] = [];
  const client = createTeamsClient({
    log,
    token,
    post: async ({ url, headers }) => {
      posted.push(`${url} ${headers.authorization}`);
      return { kind: 'answered', status: 201, retryAfter: undefined, headers: {}, body: '{"id":"9"}' };
    },
  });
  const door = { client, botId: '28:11111111-2222-3333-4444-666666666666' };
  const serviceUrl = 'https://smba.trafficmanager.net/emea/';
  const send = (to = serviceUrl) =>
    sendToTeams({ serviceUrl: to, conversationId: '19:c@thread.tacv2' }, { card, summary: 'hoi' }, door);
  beforeEach(() => {
    posted.length = 0;
  });

  function signIn(answerToken: () => Response | Promise<Response>) {
    return vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      const url = input instanceof Request ? input.url : String(input);
      const endpoint = 'https://login.microsoftonline.com/tenant-7/oauth2/v2.0';
      if (url.includes('openid-configuration')) {
        return Response.json({
          issuer: 'https://login.microsoftonline.com/tenant-7/v2.0',
          authorization_endpoint: `${endpoint}/authorize`,
          token_endpoint: `${endpoint}/token`,
          jwks_uri: `${endpoint}/keys`,
        });
      }
      return answerToken();
    });
  }
  const wrongSecret = () =>
    Response.json(
      {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
        error_codes: [7000215],
      },
      { status: 401 },
    );

  test.each([
    'https://example.org/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.example.org/',
    'https://smba.trafficmanager.net:444/',
    'http://127.0.0.1:3978/',
    'nonsense',
  ])('T8 our token never goes to %s', async (elsewhere) => {
    const outside = signIn(() => Response.json({}));
    expect(await send(elsewhere)).toEqual({ kind: 'parked', reason: 'not-allowed', scope: 'channel' });
    expect(outside).not.toHaveBeenCalled();
    expect(posted).toEqual([]);
  });

  test('P10 a password that Microsoft refuses parks the tenant, and nothing was sent', async () => {
    signIn(wrongSecret);
    expect(await send()).toEqual({ kind: 'parked', reason: 'signed-out', scope: 'workspace' });
    expect(posted).toEqual([]);
  });

  test('a sign-in that cannot be reached is not sent for certain', async () => {
    signIn(() => Promise.reject(new TypeError('fetch failed')));
    expect(await send()).toEqual({ kind: 'not-sent', reason: 'unreachable' });
    expect(posted).toEqual([]);
  });

  test('a sign-in that never ends stops none that comes after it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const outside = signIn(() => new Promise<Response>(() => undefined));
    const hanging = client.probe();
    await vi.waitUntil(() => outside.mock.calls.length > 0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await hanging).toEqual({ kind: 'silent' });
    vi.useRealTimers();
    signIn(() => Response.json({ access_token: 'good', token_type: 'Bearer', expires_in: 0 }));
    expect(await client.probe()).toEqual({ kind: 'well' });
  });

  test('P10 a probe says whether Microsoft knows us, or that it could not be asked', async () => {
    signIn(wrongSecret);
    expect(await client.probe()).toEqual({ kind: 'refused', reason: 'signed-out' });
    signIn(() => {
      throw new TypeError('fetch failed');
    });
    expect(await client.probe()).toEqual({ kind: 'silent' });
    signIn(() => Response.json({ access_token: 'good', token_type: 'Bearer', expires_in: 0 }));
    expect(await client.probe()).toEqual({ kind: 'well' });
    expect(posted).toEqual([]);
  });

  test('without an incoming message it signs in once, and posts with that token', async () => {
    const outside = signIn(() => Response.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'our-own' }));
    expect(await send()).toEqual({ kind: 'sent', messageId: '9' });
    const calls = outside.mock.calls.length;
    expect(await send()).toEqual({ kind: 'sent', messageId: '9' });
    expect(outside.mock.calls).toHaveLength(calls);
    expect(posted).toEqual(
      Array(2).fill(`${serviceUrl}v3/conversations/19%3Ac%40thread.tacv2/activities Bearer our-own`),
    );
  });
});
