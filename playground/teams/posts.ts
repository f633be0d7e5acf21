import { z } from 'zod';
import { given } from '#core';
import { placeOf } from '../message-store.ts';
import type { Room } from '../room.ts';
import { judgeCard } from './card-rules.ts';
import type { TeamsParts, Where } from './local-parts.ts';
import { ConnectorRefusal } from './refusal.ts';
import type { Target, Tenant } from './tenant.ts';

const cardType = 'application/vnd.microsoft.card.adaptive';

const activity = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  recipient: z.looseObject({ id: z.string(), isTargeted: z.boolean().nullish() }).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).nullish(),
});
type Activity = z.output<typeof activity>;
type Attachment = { readonly contentType: string; readonly content?: unknown };

/** Reads an activity of the bot, or throws. */
function readActivity(body: unknown): Activity {
  const parsed = activity.safeParse(body);
  if (!parsed.success) throw new ConnectorRefusal(400, 'BadSyntax', 'Activity is not valid.');
  return parsed.data;
}

/** What the bot wants shown, checked. */
type Content = {
  readonly content: { readonly text?: string; readonly card?: unknown };
  /** Text and a card together become two messages in Teams, and then no id comes back. */
  readonly isSingle: boolean;
};

/** Reads the one card or the text in an activity. Throws what Teams says of one it does not accept. */
export function readContent(room: Room, body: unknown): Content {
  const { text, attachments } = readActivity(body);
  const words = text?.trim() ? text : undefined;
  const [first, ...more] = attachments ?? [];
  if (words === undefined && !first)
    throw new ConnectorRefusal(400, 'BadSyntax', 'Activity has no text and no attachment.');
  const card = first && readCard(room, first);
  return { content: given({ text: words, card }), isSingle: more.length === 0 && !(words && first) };
}

function readCard(room: Room, { contentType, content }: Attachment): unknown {
  if (contentType !== cardType)
    throw new ConnectorRefusal(400, 'BadArgument', `Attachment type ${contentType.slice(0, 80)}.`);
  const { refused, noted } = judgeCard(content);
  if (refused) throw new ConnectorRefusal(refused.status, refused.code, refused.message);
  noteFaults(room, noted);
  return content;
}

/** What Teams shows otherwise than the bot meant. */
function noteFaults(room: Room, faults: readonly string[]): void {
  for (const fault of faults) room.violate('teams', 'AdaptiveCard', fault);
}

type Post = {
  readonly target: Target;
  readonly body: unknown;
  /** The bot says that only the recipient may see it. */
  readonly isTargeted?: boolean;
  readonly replyTo?: string | undefined;
};
/** The id of the message, when Teams gives one back, and the one user whose business it is. */
type Posted = { readonly id?: string; readonly onlyFor?: string };

/** Puts a message of the bot in the room. */
export function post(parts: TeamsParts, posted: Post): Posted {
  const { room, tenant } = parts;
  const { target, body, replyTo } = posted;
  const sent = readActivity(body);
  const id = tenant.nextId();
  if (sent.type === 'typing') return { id };
  if (sent.type !== 'message') throw new ConnectorRefusal(400, 'BadArgument', `Activity type ${sent.type}.`);
  const onlyFor = audienceOf(parts, sent, posted);
  const { content, isSingle } = readContent(room, sent);
  const thread = threadIn(room, target, replyTo);
  const from = { kind: 'bot', name: tenant.bot.name } as const;
  room.add({ platform: 'teams', id, ...placeOf(target), from, ...content, ...given({ thread, onlyFor }) });
  return given({ id: isSingle ? id : undefined, onlyFor: onlyFor ?? target.owner });
}

/** The one user who may see it. */
function audienceOf({ room, tenant }: TeamsParts, sent: Activity, { target, isTargeted }: Post): string | undefined {
  if (isTargeted) return recipientOf(tenant, sent, target);
  const seenByAll = 'een antwoord voor één persoon ging naar iedereen: isTargetedActivity ontbreekt';
  if (sent.recipient?.isTargeted) room.violate('teams', 'TargetedInPublic', seenByAll);
  return undefined;
}

function recipientOf(tenant: Tenant, { recipient }: Activity, target: Target): string {
  const user = recipient?.isTargeted === true ? tenant.userBy(recipient.id) : undefined;
  if (!user) throw new ConnectorRefusal(400, 'BadArgument', 'A targeted message needs a recipient.');
  if (target.owner !== undefined)
    throw new ConnectorRefusal(400, 'BadArgument', 'Targeted messages are for channels and group chats.');
  return user.id;
}

/** The thread in which the bot answers; a direct chat has none. */
function threadIn(room: Room, { owner, thread }: Target, replyTo = ''): string | undefined {
  const parent = room.find('teams', replyTo);
  return owner === undefined ? (parent?.thread ?? parent?.id ?? thread) : undefined;
}

type Told = Where & { readonly text: string };

/** A word from Teams itself. */
export function notice({ room, tenant }: TeamsParts, { user, place, text }: Told): void {
  const from = { kind: 'bot', name: 'Teams' } as const;
  room.add({ platform: 'teams', id: tenant.nextId(), ...placeOf(place), from, text, onlyFor: user.id });
}

/** Teams puts a card in the message that somebody is writing; here it is sent at once. */
export function putInMessage({ room, tenant }: TeamsParts, { user, place }: Where, card: unknown): void {
  const from = { kind: 'user', name: user.name } as const;
  room.add({ platform: 'teams', id: tenant.nextId(), ...placeOf(place), from, author: user.id, card });
}

/** True when Teams would show this card in an answer; what it would not, or not wholly, is noted. */
export function isCard(room: Room, card: unknown): boolean {
  const { refused, noted } = judgeCard(card);
  if (refused) room.violate('teams', 'InvokeResponse', refused.message);
  noteFaults(room, noted);
  return refused === undefined;
}
