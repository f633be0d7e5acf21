import type { webApi } from '@slack/bolt';
import { given } from '#core';
import { slackCode } from './errors.ts';
import type { Asking } from './people.ts';

/**
 * The channels somebody is in, as far as Slack tells us: all public ones, and the private ones that we are in too. Nothing when it
 * does not tell. What it told less than `maxAgeMs` ago is not asked again. Never throws.
 */
export type ChannelsOf = (member: Member, maxAgeMs: number) => Promise<readonly string[] | undefined>;

/** Somebody, as an installation sees them. */
type Member = {
  readonly installation: string;
  readonly user: string;
  /** Their workspace, which Slack wants to know where a whole organisation installed us, and ignores elsewhere. */
  readonly team?: string | undefined;
};

/** https://docs.slack.dev/reference/methods/users.conversations says at most 999, and rather 200. */
const pageSize = 500;
/** More channels nobody is in. */
const mostPages = 10;
/** People whose channels are kept in memory for the moment. */
const mostPeople = 1_000;

export function createChannelsOf({ client, tokenOf, log, now }: Asking): ChannelsOf {
  const known = new Map<string, { readonly at: number; readonly channels: readonly string[] }>();
  return async ({ installation, user, team }, maxAgeMs) => {
    const key = `${installation} ${team ?? ''} ${user}`;
    const before = known.get(key);
    if (before && now() - before.at < maxAgeMs) return before.channels;
    try {
      const token = await tokenOf(installation);
      if (token === undefined) return undefined;
      const at = now();
      const channels = await allChannels(client, { token, user, ...given({ team_id: team }) });
      if (known.size >= mostPeople) known.clear();
      known.set(key, { at, channels });
      return channels;
    } catch (error) {
      log.warn({ code: slackCode(error) }, 'Slack did not say in which channels somebody is');
      return undefined;
    }
  };
}

type Who = { readonly token: string; readonly user: string; readonly team_id?: string };

async function allChannels(client: webApi.WebClient, who: Who) {
  const channels: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await client.users.conversations({
      ...who,
      types: 'public_channel,private_channel',
      exclude_archived: true,
      limit: pageSize,
      ...given({ cursor }),
    });
    channels.push(...(answer.channels ?? []).flatMap(({ id }) => id ?? []));
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) break;
  }
  return channels;
}
