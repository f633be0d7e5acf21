import {
  type Activity as BotBuilderActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { withinDeadline } from '../../wire/deadline.ts';
import { isLoopbackSocket } from '../../wire/loopback.ts';
import { type Posted, postOnce } from '../../wire/post.ts';
import { type Activity, activitySchema } from './activity.ts';
import { isLocalUrl, isTeamsUrl } from './service-url.ts';
import { authorized, type InvokeAnswer, type Message, outbound, roomAt, type Turn, toTurn } from './turn.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees our own types alone. */

export type BotFrameworkSettings = {
  readonly appId?: string;
  readonly password?: string;
  readonly tenantId?: string;
  readonly allowedTenants: readonly string[];
  /** No app id: only this very computer may talk to the bot, for the Agents Playground. */
  readonly local: boolean;
  readonly log: Logger;
  /** Other addresses for sign-in and keys, by botbuilder's own names. Government clouds and tests need them. */
  readonly endpoints?: Readonly<Record<string, string>>;
  /** How a message leaves; tests play Teams here. */
  readonly post?: typeof postOnce;
};

export type BotFramework = {
  receive(req: Request, res: Response, handler: (turn: Turn) => Promise<InvokeAnswer | undefined>): Promise<void>;
  /**
   * Says something without being asked. Never throws. Apart from how the post went, `signed-out` says that Microsoft
   * refuses our own id or password, and `not-allowed` that the service URL is none where our token may go.
   */
  sendTo(
    to: { readonly serviceUrl: string; readonly conversationId: string },
    message: Message,
  ): Promise<Posted | { readonly kind: 'signed-out' | 'not-allowed' }>;
};

/** Signing in may hang too, and while it does, nothing was sent for certain. */
const signInMs = 10_000;

function noToken(): never {
  throw new Error('no token in time');
}

/** Opens the door to Teams: checks who knocks, then gives the handler a turn. */
export function openBotFramework(settings: BotFrameworkSettings): BotFramework {
  const { local, log, post = postOnce } = settings;
  const authentication = local ? openToThisComputer() : singleTenant(settings);
  const adapter = new Adapter(authentication);
  // Without this, botbuilder writes the error to the console and tells the user about it in English.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };

  return {
    async receive(req, res, handler) {
      const parsed = activitySchema.safeParse(req.body);
      if (!parsed.success) return void res.status(400).end();
      const activity = parsed.data;
      const authorization = req.headers.authorization ?? '';
      if (!local && authorization.trim() === '') return void res.status(401).end();
      const refused = local ? whyNotLocal(req, activity) : whyNotTeams(activity, settings);
      if (refused) {
        log.warn({ refused }, 'Teams request refused');
        return void res.status(403).end();
      }

      const raw = req.body as BotBuilderActivity;
      let identity: Identity;
      try {
        identity = await authentication.authenticateRequest(raw, local ? '' : authorization);
      } catch (error) {
        const status = isOurProblem(error) ? 503 : 401;
        log.warn(
          { status, reason: error instanceof Error ? error.name : 'unknown' },
          'Teams request not authenticated',
        );
        return void res.status(status).end();
      }

      try {
        let answer: InvokeAnswer | undefined;
        await adapter.run(identity, raw, async (context) => {
          const token = local ? async () => undefined : () => tokenOf(adapter.credentials(context));
          answer = await handler(toTurn(activity, token, post));
        });
        res.status(answer?.status ?? 200);
        if (answer?.body === undefined) res.end();
        else res.json(answer.body);
      } catch (error) {
        log.error({ err: error }, 'Teams request failed');
        if (!res.headersSent) res.status(500);
        res.end();
      }
    },
    async sendTo({ serviceUrl, conversationId }, message) {
      if (!(local ? isLocalUrl(serviceUrl) : isTeamsUrl(serviceUrl))) return { kind: 'not-allowed' };
      let token: string | undefined;
      try {
        token = local ? undefined : await withinDeadline(ownToken(serviceUrl), signInMs, noToken);
      } catch (error) {
        const refused = isRefusal(error);
        log.error({ refused, reason: error instanceof Error ? error.name : 'unknown' }, 'no token for Teams');
        return { kind: refused ? 'signed-out' : 'not-sent' };
      }
      const bot = { id: `28:${settings.appId ?? 'bot'}` };
      return post(roomAt(serviceUrl, conversationId), authorized(token), outbound(message, bot, conversationId));
    },
  };

  /** From botbuilder's cache or fresh, as if we went on with a conversation. */
  async function ownToken(serviceUrl: string): Promise<string> {
    const reference = { channelId: 'msteams', serviceUrl };
    let token = '';
    await adapter.continueConversationAsync(settings.appId ?? '', reference, async (context) => {
      token = await tokenOf(adapter.credentials(context));
    });
    return token;
  }
}

/** True when Microsoft answered that it does not know us; false when it could not be asked. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /AADSTS|invalid_client|unauthorized_client/.test(`${error.name} ${error.message}`);
}

type Identity = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** We enter one step further than `CloudAdapter.process`, which puts error messages in the response and the console. */
class Adapter extends CloudAdapter {
  async run(identity: Identity, activity: BotBuilderActivity, logic: (context: TurnContext) => Promise<void>) {
    await this.processActivity(identity, activity, logic);
  }

  /** What the bot signs in with. botbuilder keeps a token until it ends. */
  credentials(context: TurnContext): Credentials {
    return (context.turnState.get(this.ConnectorClientKey) as { credentials: Credentials }).credentials;
  }
}

type Credentials = { getToken(): Promise<string | { token: string }> };

async function tokenOf(credentials: Credentials): Promise<string> {
  const token = await credentials.getToken();
  return typeof token === 'string' ? token : token.token;
}

function openToThisComputer() {
  return new ConfigurationBotFrameworkAuthentication({}, new ConfigurationServiceClientCredentialFactory({}));
}

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

/** True when Microsoft's keys could not be fetched: then the sender may well be right. */
function isOurProblem(error: unknown): boolean {
  if (!(error instanceof Error)) return true;
  return error.name === 'FetchError' || ('statusCode' in error && Number(error.statusCode) >= 500);
}

function whyNotLocal(req: Request, { serviceUrl }: Activity): string | undefined {
  if (!isLoopbackSocket(req.socket)) return 'not from this computer';
  return isLocalUrl(serviceUrl) ? undefined : 'service url';
}

function whyNotTeams(activity: Activity, { tenantId, allowedTenants }: BotFrameworkSettings): string | undefined {
  if (activity.channelId !== 'msteams') return 'channel';
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((id) => id != null);
  const ours = (id: string) => id === tenantId || allowedTenants.includes(id);
  if (tenants.length === 0 || !tenants.every(ours)) return 'tenant';
  return isTeamsUrl(activity.serviceUrl) ? undefined : 'service url';
}
