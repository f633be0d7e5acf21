import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import { withinDeadline } from '../../wire/deadline.ts';
import { NoToken, type Token } from './sign-in.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees the port in sign-in.ts alone. */

export type BotFrameworkSettings = {
  readonly appId?: string;
  readonly password?: string;
  readonly tenantId?: string;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
};

/** Signing in may hang too, and while it does, nothing was sent for certain. */
const signInMs = 5_000;

/** How we sign in with Microsoft. Throws without an app id, a password and a tenant id. */
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

function singleTenant({ appId, password, tenantId, endpoints }: BotFrameworkSettings) {
  // An empty app id would make botbuilder let everybody in, so we refuse to start.
  if (!appId || !password || !tenantId) throw new Error('Teams needs an app id, a password and a tenant id');
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
  });
  return new ConfigurationBotFrameworkAuthentication({ ...endpoints }, factory);
}
