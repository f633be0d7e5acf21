import { X509Certificate } from 'node:crypto';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import { impossible } from '#core';
import type { Proof, ProvenCredentials } from './credentials.ts';
import type { Ask } from './one-sign-in.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees the port in sign-in.ts alone. */

/** Signs in with botbuilder, which keeps a token until five minutes before its end. */
export function openSignIn(credentials: ProvenCredentials): Ask {
  const adapter = new Adapter(singleTenant(credentials));
  return (serviceUrl, fresh) => adapter.token(credentials.appId, serviceUrl, fresh);
}

/** Goes on with a conversation that need not exist, for that is how botbuilder gives a token without an activity. */
class Adapter extends CloudAdapter {
  async token(appId: string, serviceUrl: string, fresh: boolean): Promise<string> {
    let token = '';
    await this.continueConversationAsync(appId, { channelId: 'msteams', serviceUrl }, async (context) => {
      const found = await this.credentials(context).getToken(fresh);
      token = typeof found === 'string' ? found : found.token;
    });
    return token;
  }

  /** What the bot signs in with. */
  private credentials(context: TurnContext): Credentials {
    return (context.turnState.get(this.ConnectorClientKey) as { credentials: Credentials }).credentials;
  }
}

type Credentials = { getToken(forceRefresh: boolean): Promise<string | { token: string }> };

function singleTenant({ appId, tenantId, endpoints, proof }: ProvenCredentials) {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    ...wayIn(proof),
  });
  return new ConfigurationBotFrameworkAuthentication({ ...endpoints }, factory);
}

/** By botbuilder's own names. */
function wayIn(proof: Proof) {
  switch (proof.kind) {
    case 'secret':
      return { MicrosoftAppPassword: proof.secret };
    case 'certificate': {
      const { pem, privateKey } = proof.certificate;
      // botbuilder puts it in `x5t`, which is for SHA-1 alone; openssl and Azure show SHA-256 as well.
      const thumbprint = new X509Certificate(pem).fingerprint.replaceAll(':', '');
      return { CertificateThumbprint: thumbprint, CertificatePrivateKey: privateKey };
    }
    default:
      return impossible(proof);
  }
}
