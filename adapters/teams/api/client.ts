import type { Logger } from 'pino';
import { given, type Probed } from '#core';
import { type Posted, postOnce } from '../../wire/post.ts';
import type { Message } from '../render.ts';
import { isLocalUrl, isTeamsUrl } from './service-url.ts';
import { NoToken, type Token } from './sign-in.ts';

/** Any address of Teams will do for signing in: the token holds for all of them. */
const usualServiceUrl = 'https://smba.trafficmanager.net/teams/';

/** How a post ended. `signed-out`: Microsoft refuses our own id or password. `not-allowed`: our token may not go there. */
export type TeamsPosted = Posted | { readonly kind: 'signed-out' | 'not-allowed' };

/** The one road by which we post to Teams: one call, no second try. Never throws. */
export type TeamsClient = {
  post(to: Address, content: object): Promise<TeamsPosted>;
  /** Opens the conversation of the bot with somebody, or finds it: its id is in what Teams answers. */
  open(who: Person): Promise<TeamsPosted>;
  /** Signs in, to see whether Microsoft still knows us. */
  probe(): Promise<Probed>;
};

/** A conversation, and in it an activity that we answer or replace. `query` stands at the end of the address. */
export type Address = {
  readonly serviceUrl: string;
  /** Absent to open one. */
  readonly conversationId?: string;
  readonly activityId?: string | undefined;
  readonly query?: string;
  /** To put something in the place of that activity instead of beside it. */
  readonly method?: 'PUT';
};

/** Somebody in a tenant, and the bot that wants to write to them. */
export type Person = {
  readonly serviceUrl: string;
  readonly id: string;
  readonly bot: string;
  readonly tenantId?: string | undefined;
};

type Options = {
  readonly log: Logger;
  /** Absent for a bot without an app id: then nothing leaves this computer, and no token is needed. */
  readonly token?: Token | undefined;
  /** How a message leaves; tests play Teams here. */
  readonly post?: typeof postOnce;
};

export function createTeamsClient({ log, token, post = postOnce }: Options): TeamsClient {
  const client: TeamsClient = {
    async probe() {
      // A token that was kept says nothing of now.
      const headers = await signIn(usualServiceUrl, true);
      if (!(headers instanceof NoToken)) return { kind: 'well' };
      return headers.refused ? { kind: 'refused', reason: 'signed-out' } : { kind: 'silent' };
    },
    open({ serviceUrl, id, bot, tenantId }) {
      const tenant = given({
        tenantId,
        channelData: tenantId === undefined ? undefined : { tenant: { id: tenantId } },
      });
      return client.post({ serviceUrl }, { isGroup: false, bot: { id: bot }, members: [{ id }], ...tenant });
    },
    async post(to, content) {
      const { serviceUrl } = to;
      if (!(token ? isTeamsUrl(serviceUrl) : isLocalUrl(serviceUrl))) return { kind: 'not-allowed' };
      const first = await attempt(to, content, false);
      const isStale = token !== undefined && first.kind === 'answered' && first.status === 401;
      // A kept token may have gone stale before its time; only a fresh one that is refused says that Microsoft does not know us.
      return isStale ? attempt(to, content, true) : first;
    },
  };

  return client;

  async function attempt(to: Address, content: object, fresh: boolean): Promise<TeamsPosted> {
    const headers = await signIn(to.serviceUrl, fresh);
    if (!(headers instanceof NoToken)) return post({ url: urlOf(to), headers, content, method: to.method });
    const { refused, reason } = headers;
    log.error({ refused, reason }, 'no token for Teams');
    return { kind: refused ? 'signed-out' : 'not-sent' };
  }

  async function signIn(serviceUrl: string, fresh = false): Promise<Readonly<Record<string, string>> | NoToken> {
    if (!token) return {};
    try {
      return { authorization: `Bearer ${await token(serviceUrl, { fresh })}` };
    } catch (error) {
      if (error instanceof NoToken) return error;
      throw error;
    }
  }
}

function urlOf({ serviceUrl, conversationId, activityId, query = '' }: Address): string {
  const { href } = new URL(`${serviceUrl.replace(/\/+$/, '')}/v3/conversations/`);
  if (conversationId === undefined) return href.replace(/\/$/, '');
  const activities = `${href}${encodeURIComponent(conversationId)}/activities`;
  return `${activityId ? `${activities}/${encodeURIComponent(activityId)}` : activities}${query}`;
}

/** A card as a message of the bot. */
export function outbound({ card, summary }: Message, bot: { readonly id: string }, conversationId: string) {
  return {
    type: 'message',
    from: bot,
    conversation: { id: conversationId },
    locale: 'nl-NL',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
