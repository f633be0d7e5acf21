import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { openStandIn } from './stand-in-server.ts';

/** The server with Microsoft's keys, with one for Teams (`k1`), one for another channel (`k2`) and one for none (`k3`). */
export async function openMicrosoftKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = (kid: string, endorsements: readonly string[]) => ({
    ...publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  });
  const keys = [key('k1', ['msteams']), key('k2', ['webchat']), key('k3', [])];
  const server = await openStandIn(({ path }) => ({
    body: path === '/keys' ? { keys } : { jwks_uri: `${server.address}/keys` },
  }));
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    ...server,
    publicKey,
    endpoints: { ToBotFromChannelOpenIdMetadataUrl: `${server.address}/openid` },
    /** A token with these claims, signed by a key of Microsoft unless another is given. */
    sign(claims: object, header: object = {}, by: KeyObject = privateKey): string {
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1', ...header })}.${part(claims)}`;
      return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(by, 'base64url')}`;
    },
    /** A token that is sealed with a word that both sides know. */
    seal(claims: object, word: string): string {
      const sealed = `${part({ alg: 'HS256', typ: 'JWT', kid: 'k1' })}.${part(claims)}`;
      return `Bearer ${sealed}.${createHmac('sha256', word).update(sealed).digest('base64url')}`;
    },
  };
}
