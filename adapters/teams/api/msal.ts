import { X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { impossible } from '#core';
import type { Proof, ProvenCredentials } from './credentials.ts';
import { keepToken } from './kept-token.ts';
import type { Ask } from './one-sign-in.ts';

/** Where Microsoft signs us in, unless the settings say otherwise. */
const publicCloud = 'https://login.microsoftonline.com';

/** Signs in with msal-node alone: what comes in the place of botbuilder. */
export function openSignIn({ appId, tenantId, resource, endpoints, proof }: ProvenCredentials): Ask {
  const cloud = URL.parse(endpoints.ToChannelFromBotLoginUrl ?? publicCloud)?.origin;
  const auth = { clientId: appId, authority: `${cloud}/${tenantId}`, ...wayIn(proof) };
  const request = { scopes: [`${resource}/.default`], skipCache: true };
  // A new one each time, for after one 5xx msal-node asks nothing for a minute, and until then nobody would get an answer.
  return keepToken(() => new ConfidentialClientApplication({ auth }).acquireTokenByClientCredential(request));
}

function wayIn(proof: Proof) {
  switch (proof.kind) {
    case 'secret':
      return { clientSecret: proof.secret };
    case 'certificate': {
      const { pem, privateKey } = proof.certificate;
      const thumbprintSha256 = new X509Certificate(pem).fingerprint256.replaceAll(':', '');
      return { clientCertificate: { thumbprintSha256, privateKey } };
    }
    default:
      return impossible(proof);
  }
}
