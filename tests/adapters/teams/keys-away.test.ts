import { afterEach, expect, test } from 'vitest';
import { openFaultProxy } from '../../support/fault-proxy.ts';
import { openStandIn } from '../../support/stand-in-server.ts';
import { startTeams } from '../../support/teams-server.ts';

/** Who knocks while Microsoft's keys cannot be had may well be right: they are told to come back. */

const appId = '11111111-2222-4333-8444-555555555577';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function guarded(openid: string) {
  const left: string[] = [];
  const teams = await startTeams({
    settings: {
      appId,
      password: 'secret',
      tenantId: 'tenant-1',
      allowedTenants: [],
      endpoints: {
        ToBotFromChannelOpenIdMetadataUrl: openid,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromEmulatorOpenIdMetadataUrl: openid,
        ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/tenant-1',
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        ValidateAuthority: 'true',
        CallerId: '',
      },
      post: async ({ url }) => {
        left.push(url);
        return { kind: 'answered', status: 201, retryAfter: undefined, headers: {}, body: '{"id":"1"}' };
      },
    },
  });
  opened.push(teams.close);
  return { ...teams, left };
}

/** A token of the right shape: without keys nobody can say whether its signature is good. */
function token(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: now - 10,
    exp: now + 600,
    serviceurl: serviceUrl,
  };
  return `Bearer ${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part(claims)}.${Buffer.alloc(256).toString('base64url')}`;
}

test.each<[what: string, open: () => Promise<string>]>([
  [
    'answers 500',
    async () => {
      const keys = await openStandIn(() => ({ status: 500, body: '<html>no</html>' }));
      opened.push(keys.close);
      return `${keys.address}/openid`;
    },
  ],
  [
    'knows where the keys are, but does not give them',
    async () => {
      const keys = await openStandIn(({ path }) =>
        path === '/openid' ? { body: { jwks_uri: `${keys.address}/keys` } } : { status: 502, body: '' },
      );
      opened.push(keys.close);
      return `${keys.address}/openid`;
    },
  ],
  [
    'breaks off',
    async () => {
      const proxy = await openFaultProxy({ hostname: '127.0.0.1', port: '9' });
      opened.push(proxy.close);
      await proxy.set({ kind: 'reset' });
      return `http://${proxy.host}/openid`;
    },
  ],
])('T4 while the server with the keys %s, whoever knocks gets 503 and nothing is done', async (_what, open) => {
  const teams = await guarded(await open());
  const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant-1' };
  const response = await teams.send(teams.activity({ serviceUrl, conversation, text: 'geheim' }), {
    authorization: token(),
  });
  expect([response.status, await response.text()]).toEqual([503, '']);
  expect(teams.left).toEqual([]);
  expect(teams.logged).toHaveLength(1);
  expect(teams.logged.join('')).not.toContain('geheim');
});
