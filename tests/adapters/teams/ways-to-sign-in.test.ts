import { createHash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openSignIn } from '../../../adapters/teams/api/botframework.ts';
import { teamsConfiguration } from '../../../adapters/teams/api/configuration.ts';
import { directories } from '../../support/directories.ts';
import { ownCertificate, rsaCertificate } from '../../support/own-certificate.ts';
import { openStandIn } from '../../support/stand-in-server.ts';

const newDirectory = directories();
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const guid = '11111111-2222-3333-4444-777777777777';
const who = { MICROSOFT_APP_ID: guid, MICROSOFT_APP_TENANT_ID: guid };
const file = (text: string) => {
  const path = join(newDirectory(), 'a.pem');
  writeFileSync(path, text);
  return path;
};
const pair = () => ({
  MICROSOFT_APP_CERT_FILE: file(rsaCertificate.cert),
  MICROSOFT_APP_KEY_FILE: file(rsaCertificate.key),
});
const stateOf = teamsConfiguration.state;
const faultsOf = (values: Readonly<Record<string, string>>) => teamsConfiguration.faults?.(values) ?? [];
describe('T23 the bot signs in with Microsoft in one way', () => {
  test.each<[string, () => Readonly<Record<string, string>>, object]>([
    ['a secret', () => ({ MICROSOFT_APP_PASSWORD: 'geheim' }), { password: 'geheim' }],
    ['a certificate', pair, { certificate: { pem: rsaCertificate.cert, privateKey: rsaCertificate.key } }],
    ['a managed identity', () => ({ MICROSOFT_APP_TYPE: 'UserAssignedMSI' }), { isManaged: true }],
  ])('by %s', (_what, way, settings) => {
    const values = { ...who, ...way() };
    expect(stateOf(values)).toEqual({ kind: 'on' });
    expect(faultsOf(values)).toEqual([]);
    expect(teamsConfiguration.read(values)).toEqual({ appId: guid, tenantId: guid, allowedTenants: [], ...settings });
  });

  test.each<[string, () => Readonly<Record<string, string>>, readonly string[]]>([
    ['no way at all', () => ({}), ['MICROSOFT_APP_PASSWORD']],
    [
      'a certificate without its key',
      () => ({ MICROSOFT_APP_CERT_FILE: file(rsaCertificate.cert) }),
      ['MICROSOFT_APP_KEY_FILE'],
    ],
    [
      'a key without its certificate',
      () => ({ MICROSOFT_APP_KEY_FILE: file(rsaCertificate.key) }),
      ['MICROSOFT_APP_CERT_FILE'],
    ],
  ])('with %s it does not start, and what misses is named', (_what, way, missing) =>
    expect(stateOf({ ...who, ...way() })).toMatchObject({ kind: 'half', missing }),
  );

  test.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    ['two ways', () => ({ ...pair(), MICROSOFT_APP_PASSWORD: 'geheim' }), /op één manier/],
    [
      'a secret beside a managed identity',
      () => ({ MICROSOFT_APP_TYPE: 'UserAssignedMSI', MICROSOFT_APP_PASSWORD: 'geheim' }),
      /op één manier/,
    ],
    [
      'a file that is not there',
      () => ({ ...pair(), MICROSOFT_APP_CERT_FILE: '/nergens' }),
      /^MICROSOFT_APP_CERT_FILE/,
    ],
    ['a key that is not there', () => ({ ...pair(), MICROSOFT_APP_KEY_FILE: '/nergens' }), /^MICROSOFT_APP_KEY_FILE/],
    ['what is no certificate', () => ({ ...pair(), MICROSOFT_APP_CERT_FILE: file('geheim') }), /geen PEM/],
    ['the key of another', () => ({ ...pair(), MICROSOFT_APP_KEY_FILE: file(ownCertificate.key) }), /hoort niet bij/],
    [
      'a certificate that Microsoft does not take',
      () => ({
        MICROSOFT_APP_CERT_FILE: file(ownCertificate.cert),
        MICROSOFT_APP_KEY_FILE: file(ownCertificate.key),
      }),
      /RSA/,
    ],
  ])('%s is told, without a value', (_what, way, fault) => {
    const [said, ...more] = faultsOf({ ...who, ...way() });
    expect(more).toEqual([]);
    expect(said).toMatch(fault);
    expect(said).not.toMatch(/geheim|BEGIN P/);
  });
});

const smba = 'https://smba.trafficmanager.net/emea/';

test('T23 a certificate is named by its SHA-1 thumbprint, whatever else it has', async () => {
  const endpoint = `https://login.microsoftonline.com/${guid}/oauth2/v2.0`;
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (url.includes('openid-configuration'))
      return Response.json({
        issuer: `https://login.microsoftonline.com/${guid}/v2.0`,
        authorization_endpoint: `${endpoint}/authorize`,
        token_endpoint: `${endpoint}/token`,
        jwks_uri: `${endpoint}/keys`,
      });
    asked.push(String(init?.body));
    return Response.json({ access_token: 'goed', token_type: 'Bearer', expires_in: 3600 });
  });
  const { cert: pem, key: privateKey } = rsaCertificate;
  const token = openSignIn({ appId: guid, tenantId: guid, certificate: { pem, privateKey } });
  expect(await token(smba)).toBe('goed');
  const assertion = new URLSearchParams(asked[0]).get('client_assertion') ?? '';
  const header = JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString());
  const sha1 = createHash('sha1').update(new X509Certificate(pem).raw).digest('base64url');
  expect(header.x5t).toBe(sha1);
});

test('T23 a managed identity gets its token from the machine, and keeps no secret', async () => {
  const machine = await openStandIn(() => ({
    body: {
      access_token: 'van-de-machine',
      expires_on: String(Math.floor(Date.now() / 1000) + 3600),
      resource: 'https://api.botframework.com',
      token_type: 'Bearer',
    },
  }));
  vi.stubEnv('IDENTITY_ENDPOINT', `${machine.address}/msi/token`);
  vi.stubEnv('IDENTITY_HEADER', 'kop');
  // botbuilder keeps tokens by app, for the whole process.
  const appId = '11111111-2222-3333-4444-888888888888';
  const token = openSignIn({ appId, tenantId: guid, isManaged: true });
  expect(await token(smba)).toBe('van-de-machine');
  expect(machine.got[0]?.path).toContain(`client_id=${appId}`);
  await machine.close();
});
