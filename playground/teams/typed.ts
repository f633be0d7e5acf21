import { given } from '#core';
import type { Place } from '../message-store.ts';
import type { User } from '../state.ts';
import { mentions, typedMessage } from './activities.ts';
import { limits } from './card-rules.ts';
import type { TeamsParts } from './local-parts.ts';
import { notice } from './posts.ts';
import { tellBot } from './tell-bot.ts';
import type { Tenant } from './tenant.ts';

type Typed = { readonly user: User; readonly place: Place; readonly text: string };

/** What somebody types: a slash command of the bot, or a message. */
export async function say(parts: TeamsParts, typed: Typed): Promise<void> {
  const { room, tenant } = parts;
  const { user, place, text } = typed;
  const id = tenant.nextId();
  const targeted = isCommand(typed);
  const from = { kind: 'user', name: user.name } as const;
  const onlyFor = targeted ? user.id : undefined;
  room.add({ platform: 'teams', id, ...place, from, author: user.id, text, ...given({ onlyFor }) });
  if (isHeard(tenant, typed)) await tell(parts, typed, { id, targeted });
}

/** In a one-to-one chat Teams has no slash commands of apps: there it is a message like any other. */
const isCommand = ({ place, text }: Typed): boolean => place.owner === undefined && /^\/lessen(?!\S)/i.test(text);

/** The bot hears of a channel only what is said to it. */
const isHeard = (tenant: Tenant, typed: Typed): boolean =>
  typed.place.owner !== undefined || isCommand(typed) || mentions(tenant, typed.text);

type Sent = { readonly id: string; readonly targeted: boolean };

async function tell(parts: TeamsParts, { user, place, text }: Typed, { id, targeted }: Sent): Promise<void> {
  const { room } = parts;
  // Of a slash command the bot gets the words without the slash.
  const activity = typedMessage(parts, { user, place, id, targeted }, targeted ? text.slice(1) : text);
  const what = targeted ? 'slash command' : 'message';
  const onlyFor = targeted ? user.id : place.owner;
  room.wait('teams', user.id);
  const answer = await tellBot(parts, { what, activity, deadlineMs: limits.answerMs, onlyFor });
  room.stopWaiting('teams', user.id);
  const away = 'Lessenbot is niet te bereiken. Probeer het zo nog eens.';
  if (answer?.status !== 200) notice(parts, { user, place, text: away });
}
