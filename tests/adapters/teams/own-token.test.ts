import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTeamsClient } from '../../../adapters/teams/api/client.ts';
import type { SignInSettings } from '../../../adapters/teams/api/credentials.ts';
import { openOwnToken, roads } from '../../../adapters/teams/api/own-token.ts';
import { NoToken } from '../../../adapters/teams/api/sign-in.ts';
import { rsaCertificate } from '../../support/own-certificate.ts';
import { openSignInServer, type SignInServer, tokenAnswer } from '../../support/sign-in-server.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';

/** How the bot gets its own token: the same promises for each way to sign in, whoever does it. */

const smba = 'https://smba.trafficmanager.net/emea/';
const tenantId = randomUUID();
const { cert: pem, key: privateKey } = rsaCertificate;

let microsoft: SignInServer;
// One for all tests: msal-node looks once for the endpoint of the machine, and keeps to it as long as the process lives.
beforeAll(async () => {
  microsoft = await openSignInServer();
});
afterAll(() => microsoft.close());

let said: string[];
/** Keeps tokens by app, as botbuilder does for the whole process, so each test is another app. */
let appId: string;
beforeEach(() => {
  appId = randomUUID();
  said = [];
  microsoft.answer = undefined;
  microsoft.got.length = 0;
  vi.stubEnv('IDENTITY_ENDPOINT', `${microsoft.address}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'kop');
  // Of another program on the same machine.
  vi.stubEnv('AZURE_CLIENT_ID', 'vreemd');
  vi.stubEnv('AZURE_CLIENT_SECRET', 'vreemd-geheim');
  vi.stubEnv('AZURE_TENANT_ID', 'vreemde-tenant');
  vi.stubEnv('AZURE_TOKEN_CREDENTIALS', 'EnvironmentCredential');
  const hear = (chunk: unknown) => said.push(String(chunk)) > 0;
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  for (const level of ['log', 'info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(hear);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect(said, 'what was said to nobody').toEqual([]);
});

const proofs = {
  'a secret': { password: 'geheim' },
  'a certificate': { certificate: { pem, privateKey } },
} satisfies Record<string, SignInSettings>;
type Road = keyof typeof roads;
type Way = [what: string, settings: SignInSettings, road?: Road];
const byRoad = (Object.keys(roads) as Road[]).flatMap((road) =>
  Object.entries(proofs).map(([what, settings]): Way => [`${what}, by ${road}`, settings, road]),
);
const ways: readonly Way[] = [...byRoad, ['a managed identity', { isManaged: true }]];

describe.each(ways)('with %s', (_what, settings, road) => {
  const open = () => openOwnToken({ appId, tenantId, ...settings }, road);
  /** What a sign-in comes to that gives no token. */
  const failed = async (signIn: Promise<string>): Promise<NoToken> => {
    const error: unknown = await signIn.catch((caught: unknown) => caught);
    if (!(error instanceof NoToken)) throw new Error('a token after all', { cause: error });
    return error;
  };

  test('T23 the token comes by that way alone, whatever another program left in the environment', async () => {
    const token = await open();
    expect(await token(smba)).toBe('token-1');
    expect(microsoft.got).toHaveLength(1);
    expect(microsoft.got[0]?.path.split('?')[0]).toBe(
      settings.isManaged ? '/msi/token' : `/${tenantId}/oauth2/v2.0/token`,
    );
    expect(JSON.stringify(microsoft.got)).not.toContain('vreemd');
  });

  test('a token is kept until five minutes before its end', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const began = Date.now();
    const token = await open();
    await token(smba);
    vi.setSystemTime(began + 54 * 60_000);
    expect(await token(smba)).toBe('token-1');
    vi.setSystemTime(began + 56 * 60_000);
    expect(await token(smba)).toBe('token-2');
    expect(await token(smba)).toBe('token-2');
  });

  test.each([false, true])('many who ask at once cost one sign-in (fresh: %s)', async (fresh) => {
    const token = await open();
    const found = await Promise.all(Array.from({ length: 50 }, () => token(smba, { fresh })));
    expect(new Set(found)).toEqual(new Set(['token-1']));
    expect(microsoft.got).toHaveLength(1);
  });

  test('a fresh one can be had while another is kept, and takes its place', async () => {
    const token = await open();
    await token(smba);
    expect(await token(smba, { fresh: true })).toBe('token-2');
    expect(await token(smba)).toBe('token-2');
  });

  test('a kept token that Teams refuses is tried once more with a fresh one, before anybody is parked', async () => {
    const tried: (string | undefined)[] = [];
    let stale = 'Bearer token-1';
    const client = createTeamsClient({
      log: pino({ level: 'silent' }),
      token: await open(),
      post: async ({ headers }) => {
        tried.push(headers.authorization);
        const status = headers.authorization === stale ? 401 : 201;
        return { kind: 'answered', status, retryAfter: undefined, headers: {}, body: '{"id":"1"}' };
      },
    });
    const post = () => client.post({ serviceUrl: smba, conversationId: '19:c' }, {});
    expect(await post()).toMatchObject({ status: 201 });
    expect(tried.splice(0)).toEqual(['Bearer token-1', 'Bearer token-2']);
    stale = 'nothing';
    expect(await post()).toMatchObject({ status: 201 });
    expect(tried).toEqual(['Bearer token-2']);
  });

  test.each<[what: string, answer: StandInAnswer]>([
    [
      '400, an app that it does not know',
      { status: 400, body: { error: 'unauthorized_client', error_description: 'AADSTS700016: no such app' } },
    ],
    [
      '401, a proof that it does not take',
      {
        status: 401,
        body: { error: 'invalid_client', error_description: 'AADSTS7000215: wrong', error_codes: [7000215] },
      },
    ],
    ['400, without a code of its own', { status: 400, body: { error: 'invalid_client' } }],
    [
      '400, a rule of the organisation',
      { status: 400, body: { error: 'interaction_required', error_description: 'AADSTS53003: blocked' } },
    ],
    [
      '400, of a machine without that identity',
      { status: 400, body: { statusCode: 400, message: 'No identity', error: 'x' } },
    ],
  ])('P10 %s is a refusal, and the next sign-in is as good as any', async (_answer, answer) => {
    const token = await open();
    microsoft.answer = () => answer;
    const error = await failed(token(smba));
    expect(error.refused).toBe(true);
    expect(`${error.message} ${error.reason}`).not.toMatch(/geheim|BEGIN|kop/);
    microsoft.answer = undefined;
    expect(await token(smba)).toMatch(/^token-/);
  });

  test.each<[what: string, answer: StandInAnswer]>([
    ['500 in HTML', { status: 500, body: '<html>' }],
    ['500 with a word', { status: 500, body: { error: 'server_error', error_description: 'AADSTS90033: transient' } }],
    [
      '503 that it is busy',
      { status: 503, body: { error: 'temporarily_unavailable', error_description: 'AADSTS90033: transient' } },
    ],
    [
      '429',
      { status: 429, headers: { 'retry-after': '1' }, body: { error: 'slow_down', error_description: 'AADSTS90055' } },
    ],
    ['400 of a proxy', { status: 400, body: '<html>' }],
    ['nothing', { body: '' }],
    ['HTML', { body: '<html>' }],
    ['an empty object', { body: {} }],
    ['a list', { body: [] }],
    ['an empty token', tokenAnswer('')],
  ])('T29 %s says nothing of us, and the next sign-in is as good as any', async (_answer, answer) => {
    const token = await open();
    microsoft.answer = () => answer;
    expect((await failed(token(smba))).refused).toBe(false);
    microsoft.answer = undefined;
    expect(await token(smba)).toMatch(/^token-/);
  });

  test('a kept token goes on while a fresh one cannot be had', async () => {
    const token = await open();
    await token(smba);
    microsoft.answer = () => ({ status: 500, body: '' });
    await failed(token(smba, { fresh: true }));
    expect(await token(smba)).toBe('token-1');
  });

  test('T29 a sign-in that hangs is given up, and stops none that comes after it', async () => {
    const token = await open();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    microsoft.answer = () => new Promise(() => undefined);
    const hanging = failed(token(smba));
    await vi.waitUntil(() => microsoft.got.length > 0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await hanging).refused).toBe(false);
    microsoft.answer = undefined;
    expect(await token(smba)).toMatch(/^token-/);
  });
});

test('T23 a managed identity gets its token from the machine, and keeps no secret', async () => {
  await (await openOwnToken({ appId, tenantId, isManaged: true }))(smba);
  const { pathname, searchParams } = new URL(microsoft.got[0]?.path ?? '', microsoft.address);
  expect([pathname, searchParams.get('client_id'), searchParams.get('resource')]).toEqual([
    '/msi/token',
    appId,
    'https://api.botframework.com',
  ]);
});

test.each<[what: string, settings: SignInSettings]>([
  ['an app id', { tenantId, password: 'geheim' }],
  ['a tenant', { appId: 'app', password: 'geheim' }],
  ['a way to sign in', { appId: 'app', tenantId }],
])('T6 without %s nobody signs in', async (_what, settings) => {
  await expect(openOwnToken(settings)).rejects.toThrow('Teams needs');
});
