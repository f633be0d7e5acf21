import { X509Certificate } from 'node:crypto';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import { withinDeadline } from '../../wire/deadline.ts';
import { NoToken, type Token } from './sign-in.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees the port in sign-in.ts alone. */

/** A certificate and its key, both PEM. */
export type Certificate = { readonly pem: string; readonly privateKey: string };

export type BotFrameworkSettings = {
  readonly appId?: string;
  /** One of these three ways to sign in. */
  readonly password?: string;
  readonly certificate?: Certificate;
  readonly isManaged?: boolean;
  readonly tenantId?: string;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
};

/** Signing in may hang too, and while it does, nothing was sent for certain. */
const signInMs = 5_000;

/** How we sign in with Microsoft. Throws without an app id, a tenant id and a way to sign in. */
export function openSignIn(settings: BotFrameworkSettings): Token {
  const adapter = new Adapter(singleTenant(settings));
  const appId = settings.appId ?? '';
  const underWay = new Map<boolean, Promise<string>>();

  /** One sign-in for all who want the same at the same time. */
  const late = (): never => {
    throw new NoToken();
  };

  function signIn(serviceUrl: string, fresh: boolean): Promise<string> {
    const running = underWay.get(fresh);
    if (running) return running;
    // The deadline belongs to what is shared: a sign-in that never ends would hold up all that come after it.
    const token = withinDeadline(adapter.token(appId, serviceUrl, fresh), signInMs, late).finally(() =>
      underWay.delete(fresh),
    );
    underWay.set(fresh, token);
    return token;
  }

  return async (serviceUrl, { fresh } = { fresh: false }) => {
    try {
      return await signIn(serviceUrl, fresh);
    } catch (error) {
      throw error instanceof NoToken ? error : new NoToken(error);
    }
  };
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

  /** What the bot signs in with. botbuilder keeps a token until it ends. */
  private credentials(context: TurnContext): Credentials {
    return (context.turnState.get(this.ConnectorClientKey) as { credentials: Credentials }).credentials;
  }
}

type Credentials = { getToken(forceRefresh: boolean): Promise<string | { token: string }> };

function singleTenant(settings: BotFrameworkSettings) {
  const { appId, tenantId, endpoints } = settings;
  const way = wayIn(settings);
  // An empty app id would make botbuilder let everybody in, so we refuse to start.
  if (!appId || !tenantId || !way) throw new Error('Teams needs an app id, a tenant id and a way to sign in');
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    ...way,
  });
  return new ConfigurationBotFrameworkAuthentication({ ...endpoints }, factory);
}

/** By botbuilder's own names. */
function wayIn({
  password,
  certificate,
  isManaged,
}: BotFrameworkSettings): Readonly<Record<string, string>> | undefined {
  if (isManaged) return { MicrosoftAppType: 'UserAssignedMsi' };
  if (certificate) {
    // botbuilder puts it in `x5t`, which is for SHA-1 alone; openssl and Azure show SHA-256 as well.
    const thumbprint = new X509Certificate(certificate.pem).fingerprint.replaceAll(':', '');
    return { CertificateThumbprint: thumbprint, CertificatePrivateKey: certificate.privateKey };
  }
  return password ? { MicrosoftAppPassword: password } : undefined;
}
