import { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { clip, given, PlatformUnavailable, texts, tidy } from '#core';
import { slackCode } from './errors.ts';

/** Who people are, as Slack tells those who are installed in a workspace or an organisation. */
export type PeopleOf = (installation: string) => People;

type People = {
  /** The same, without asking: nothing when Slack has not told it lately. */
  known(user: string): string | undefined;
  /** The name colleagues know somebody by; the fallback when Slack will not say. */
  name(user: string, fallback?: string): Promise<string>;
  /** Throws a `PlatformUnavailable`. */
  isMember(channel: string, user: string): Promise<boolean>;
};

const rememberMs = 60 * 60_000;
const mostNames = 5_000;
/** Slack's most for one page; ten pages hold any project channel. https://docs.slack.dev/reference/methods/conversations.members */
const pageSize = 1000;
const mostPages = 10;

/**
 * Slack does not show us who is in the channel: we are not in it, or were installed without that right. Where we are not, no
 * card of ours stands, so who presses came by the command, and Slack gives no composer to who is not in the channel.
 */
const blind = ['channel_not_found', 'not_in_channel', 'missing_scope'];

/** With what Slack is asked about people. */
export type Asking = {
  readonly client: webApi.WebClient;
  /** Our token for an installation; nothing when there is none now. */
  readonly tokenOf: (installation: string) => Promise<string | undefined>;
  readonly log: Logger;
  readonly now: () => number;
};

export function createPeople(options: Asking): PeopleOf {
  const names: Names = new Map();
  return (installation) => peopleOf(installation, names, options);
}

/** By installation and person. */
type Names = Map<string, { readonly name: string; readonly until: number }>;

function peopleOf(installation: string, names: Names, { client, tokenOf, log, now }: Asking): People {
  const keyOf = (user: string) => `${installation} ${user}`;
  function known(user: string): string | undefined {
    const found = names.get(keyOf(user));
    return found && found.until > now() ? found.name : undefined;
  }
  return {
    known,
    async name(user, fallback) {
      const before = known(user);
      if (before !== undefined) return before;
      const name = clip(tidy((await ask(user)) ?? fallback ?? ''), 80) || texts.someone;
      if (names.size >= mostNames) names.clear();
      names.set(keyOf(user), { name, until: now() + rememberMs });
      return name;
    },
    async isMember(channel, user) {
      try {
        return await isListed(channel, user);
      } catch (error) {
        if (!(error instanceof webApi.SlackError)) throw error;
        const code = slackCode(error);
        if (blind.includes(code)) return true;
        throw new PlatformUnavailable(`Slack did not say who is in the channel: ${code}`, { cause: error });
      }
    },
  };

  async function isListed(channel: string, user: string): Promise<boolean> {
    const token = await tokenOf(installation);
    if (token === undefined) throw new PlatformUnavailable('there is no token to ask Slack who is in the channel');
    let cursor: string | undefined;
    for (let page = 0; page < mostPages; page++) {
      const { members, response_metadata } = await client.conversations.members({
        token,
        channel,
        limit: pageSize,
        ...given({ cursor }),
      });
      if (members?.includes(user)) return true;
      cursor = response_metadata?.next_cursor || undefined;
      if (!cursor) return false;
    }
    return false;
  }

  async function ask(user: string): Promise<string | undefined> {
    try {
      const token = await tokenOf(installation);
      if (token === undefined) return undefined;
      const { user: { profile, real_name, name } = {} } = await client.users.info({ token, user });
      return [profile?.display_name, profile?.real_name, real_name, name].find((each) => each);
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'Slack did not say who somebody is');
      return undefined;
    }
  }
}
