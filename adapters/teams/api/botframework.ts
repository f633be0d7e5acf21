import {
  type Activity as BotBuilderActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import { withinDeadline } from '../../wire/deadline.ts';
import { type BotFramework, NoToken, NotAuthenticated } from './sign-in.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees the port in sign-in.ts alone. */

export type BotFrameworkSettings = {
  readonly appId?: string;
  readonly password?: string;
  readonly tenantId?: string;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
};

/** Signing in may hang too, and while it does, nothing was sent for certain. */
const signInMs = 10_000;

/** Microsoft's checks on who knocks, and our way to sign in. Throws without an app id, a password and a tenant id. */
export function openBotFramework(settings: BotFrameworkSettings): BotFramework {
  return connect(singleTenant(settings), settings.appId ?? '');
}

/** For a bot without an app id: botbuilder then lets in whoever the rest of the checks let in, and there is no token. */
export function openLocalBotFramework(): Pick<BotFramework, 'authenticate'> {
  const factory = new ConfigurationServiceClientCredentialFactory({});
  const { authenticate } = connect(new ConfigurationBotFrameworkAuthentication({}, factory), '');
  return { authenticate };
}

function connect(authentication: ConfigurationBotFrameworkAuthentication, appId: string): BotFramework {
  const adapter = new Adapter(authentication);
  return {
    async authenticate(activity, authorization) {
      try {
        // botbuilder reads what it was given itself; `receive` has checked its shape.
        await authentication.authenticateRequest(activity as BotBuilderActivity, authorization);
      } catch (error) {
        throw new NotAuthenticated(error);
      }
    },
    async token(serviceUrl) {
      const late = (): never => {
        throw new NoToken();
      };
      try {
        return await withinDeadline(adapter.token(appId, serviceUrl), signInMs, late);
      } catch (error) {
        throw error instanceof NoToken ? error : new NoToken(error);
      }
    },
  };
}

/** Goes on with a conversation that need not exist, for that is how botbuilder gives a token without an activity. */
class Adapter extends CloudAdapter {
  async token(appId: string, serviceUrl: string): Promise<string> {
    let token = '';
    await this.continueConversationAsync(appId, { channelId: 'msteams', serviceUrl }, async (context) => {
      const found = await this.credentials(context).getToken();
      token = typeof found === 'string' ? found : found.token;
    });
    return token;
  }

  /** What the bot signs in with. botbuilder keeps a token until it ends. */
  private credentials(context: TurnContext): Credentials {
    return (context.turnState.get(this.ConnectorClientKey) as { credentials: Credentials }).credentials;
  }
}

type Credentials = { getToken(): Promise<string | { token: string }> };

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
