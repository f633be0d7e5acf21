import {
  type Activity as BotBuilderActivity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type TurnContext,
} from 'botbuilder';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Posted, postOnce } from '../post.ts';
import type { Card } from './limits.ts';

/** The only file that knows botbuilder. Its support has ended, so the rest of the bot sees our own types alone. */

const optional = z.string().nullish();
const account = z.object({ id: z.string().min(1), name: optional.catch(undefined), role: optional.catch(undefined) });
const activitySchema = z.object({
  type: z.string().min(1),
  id: optional,
  name: optional.catch(undefined),
  channelId: optional,
  serviceUrl: z.string().min(1),
  conversation: z.object({ id: z.string().min(1), conversationType: optional, tenantId: optional }),
  from: account,
  recipient: account.extend({ isTargeted: z.boolean().nullish() }),
  channelData: z
    .object({ tenant: z.object({ id: optional }).nullish() })
    .nullish()
    .catch(undefined),
  action: optional.catch(undefined),
  replyToId: optional.catch(undefined),
  text: z.unknown().optional(),
  value: z.unknown().optional(),
  entities: z.unknown().optional(),
});

/** What Teams tells us, as far as we use it. Text, value and entities are still whatever the sender made of them. */
export type Activity = z.infer<typeof activitySchema>;

export type Message = { readonly card: Card; readonly summary: string };
export type InvokeAnswer = { readonly status: number; readonly body?: unknown };

/** One thing that happened in Teams, with the two ways to say something back. */
export type Turn = {
  readonly activity: Activity;
  /** Answers the message; only the asker sees it when the question was private. */
  reply(message: Message): Promise<{ id?: string }>;
  /** Says something new to everybody in the conversation. */
  sendToConversation(message: Message): Promise<{ id?: string }>;
  /** Puts another card in the place of one we sent, for everybody. */
  update(activityId: string, message: Message): Promise<void>;
};

/** Teams refused what we sent, or could not be reached (then there is no status). */
export class PlatformError extends Error {
  readonly status: number | undefined;
  constructor(message: string, status?: number, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

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
      if (!(local ? isLoopback(serviceUrl) : isTeamsUrl(serviceUrl))) return { kind: 'not-allowed' };
      let token: string | undefined;
      try {
        token = local ? undefined : await withinDeadline(ownToken(serviceUrl));
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

/** Signing in may hang too, and while it does, nothing was sent for certain. */
function withinDeadline<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no token in time')), signInMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
const signInMs = 10_000;

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

const loopback = new Set(['127.0.0.1', '[::1]', '::1', '::ffff:127.0.0.1', 'localhost']);

function whyNotLocal(req: Request, { serviceUrl }: Activity): string | undefined {
  if (!loopback.has(req.socket.remoteAddress ?? '')) return 'not from this computer';
  return isLoopback(serviceUrl) ? undefined : 'service url';
}

function isLoopback(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  return url !== null && /^https?:$/.test(url.protocol) && loopback.has(url.hostname);
}

/** Where Teams lives; our token goes nowhere else. Commercial, GCC, GCC High and DoD. */
const teamsHosts = [
  /^smba\.trafficmanager\.net$/,
  /\.teams\.microsoft\.com$/,
  /\.botframework\.com$/,
  /\.teams\.microsoft\.us$/,
  /\.botframework\.azure\.us$/,
];

function whyNotTeams(activity: Activity, { tenantId, allowedTenants }: BotFrameworkSettings): string | undefined {
  if (activity.channelId !== 'msteams') return 'channel';
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((id) => id != null);
  const ours = (id: string) => id === tenantId || allowedTenants.includes(id);
  if (tenants.length === 0 || !tenants.every(ours)) return 'tenant';
  return isTeamsUrl(activity.serviceUrl) ? undefined : 'service url';
}

function isTeamsUrl(serviceUrl: string): boolean {
  const url = URL.parse(serviceUrl);
  const known = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '';
  return known && teamsHosts.some((host) => host.test(url.hostname));
}

/** The address at which something is said in a conversation. */
function roomAt(serviceUrl: string, conversationId: string): string {
  const address = new URL(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations/`);
  return `${address.href}${encodeURIComponent(conversationId)}/activities`;
}

function outbound({ card, summary }: Message, bot: { readonly id: string }, conversationId: string) {
  return {
    type: 'message',
    from: bot,
    conversation: { id: conversationId },
    locale: 'nl-NL',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

function toTurn(activity: Activity, token: () => Promise<string | undefined>, post: typeof postOnce): Turn {
  const { conversation, from, recipient, id } = activity;
  const room = roomAt(activity.serviceUrl, conversation.id);
  const say = async (url: string, message: Message, more: object = {}, method: 'POST' | 'PUT' = 'POST') => {
    const content = { ...outbound(message, who(recipient), conversation.id), ...more };
    return accepted(await post(url, authorized(await token()), content, method));
  };
  return {
    activity,
    async reply(message) {
      // A private question gets a private answer. botbuilder drops this mark when sending, hence our own post.
      const targeted = recipient.isTargeted === true;
      const thread = id ? `${room}/${encodeURIComponent(id)}` : room;
      return say(targeted ? `${thread}?isTargetedActivity=true` : thread, message, {
        recipient: targeted ? { ...who(from), isTargeted: true } : who(from),
        ...(id && { replyToId: id }),
        ...(targeted && id && { entities: [{ type: 'targetedMessageInfo', messageId: id }] }),
      });
    },
    sendToConversation: (message) => say(room, message),
    async update(activityId, message) {
      await say(`${room}/${encodeURIComponent(activityId)}`, message, { id: activityId }, 'PUT');
    },
  };
}

function who({ id, name }: Activity['from']) {
  return name ? { id, name } : { id };
}

function authorized(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

const created = z.object({ id: z.string() });

/** For whoever answers a person: what was not taken is an error. */
function accepted(posted: Posted): { id?: string } {
  if (posted.kind !== 'answered') throw new PlatformError('Teams could not be reached');
  if (posted.status < 200 || posted.status >= 300) {
    throw new PlatformError(`Teams refused the message (${posted.status})`, posted.status);
  }
  try {
    return created.safeParse(JSON.parse(posted.body)).data ?? {};
  } catch {
    return {};
  }
}
