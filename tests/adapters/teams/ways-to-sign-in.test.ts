import { constants, createHash, randomUUID, verify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { teamsConfiguration } from '../../../adapters/teams/api/configuration.ts';
import type { SignInSettings } from '../../../adapters/teams/api/credentials.ts';
import { openOwnToken, roads } from '../../../adapters/teams/api/own-token.ts';
import { directories } from '../../support/directories.ts';
import { ownCertificate, rsaCertificate } from '../../support/own-certificate.ts';
import { openSignInServer } from '../../support/sign-in-server.ts';

const newDirectory = directories();

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

describe.each(Object.keys(roads) as (keyof typeof roads)[])('by %s', (road) => {
  const appId = randomUUID();
  /** What Microsoft is asked. */
  async function asked(settings: SignInSettings) {
    const microsoft = await openSignInServer();
    const token = await openOwnToken({ appId, tenantId: guid, ...settings }, road);
    await token('https://smba.trafficmanager.net/emea/', { fresh: true });
    await microsoft.close();
    return microsoft.got[0]?.body;
  }
  const app = {
    client_id: appId,
    grant_type: 'client_credentials',
    scope: 'https://api.botframework.com/.default',
  };

  test('T23 with a secret, the app shows its secret', async () => {
    expect(await asked({ password: 'geheim' })).toMatchObject({ ...app, client_secret: 'geheim' });
  });

  test('T23 with a certificate, the app signs with its key, and names the certificate by a thumbprint of the kind that is said', async () => {
    const { client_assertion: assertion, ...shown } = await asked({
      certificate: { pem: rsaCertificate.cert, privateKey: rsaCertificate.key },
    });
    expect(shown).toMatchObject(app);
    expect(shown).not.toHaveProperty('client_secret');
    const [head = '', claims = '', signature = ''] = assertion.split('.');
    const [header, { iss, sub, aud }] = [head, claims].map((part) =>
      JSON.parse(Buffer.from(part, 'base64url').toString()),
    );
    const { raw, publicKey } = new X509Certificate(rsaCertificate.cert);
    const thumbprint = (kind: string) => createHash(kind).update(raw).digest('base64url');
    // botbuilder knows only the older of the two.
    const expected =
      road === 'botbuilder' ? ['RS256', thumbprint('sha1'), undefined] : ['PS256', undefined, thumbprint('sha256')];
    expect([header.alg, header.x5t, header['x5t#S256']]).toEqual(expected);
    const padding = header.alg === 'PS256' ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
    const signed = Buffer.from(`${head}.${claims}`);
    expect(verify('sha256', signed, { key: publicKey, padding }, Buffer.from(signature, 'base64url'))).toBe(true);
    expect([iss, sub, aud]).toEqual([appId, appId, `https://login.microsoftonline.com/${guid}/oauth2/v2.0/token`]);
  });
});
