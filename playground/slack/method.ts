import type { JsonObject } from '../../adapters/wire/json.ts';
import type { Place } from '../message-store.ts';
import type { User } from '../state.ts';
import type { SlackParts } from './local-parts.ts';
import { SlackRefusal } from './refusal.ts';

/** What a method answers, and the one user whose business it is. */
type Outcome = { readonly answer: object; readonly onlyFor?: string | undefined };

/** One method of the Web API: it reads its arguments, and throws Slack's errors. */
export type Method = (parts: SlackParts, given: JsonObject) => Outcome;
export type Methods = Readonly<Record<string, Method>>;

/** The channel or direct chat that the bot means. */
export function placeIn({ workspace }: SlackParts, channel: unknown): Place {
  const place = typeof channel === 'string' ? workspace.place(channel) : undefined;
  if (!place) throw new SlackRefusal('channel_not_found');
  return place;
}

/** The person that the bot means. */
export function userIn({ workspace }: SlackParts, id: unknown): User {
  const user = typeof id === 'string' ? workspace.userBy(id) : undefined;
  if (!user) throw new SlackRefusal('user_not_found');
  return user;
}
