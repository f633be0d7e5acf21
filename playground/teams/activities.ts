import { given } from '#core';
import { type Place, placeOf, type Stored } from '../message-store.ts';
import type { User } from '../state.ts';
import type { TeamsParts } from './local-parts.ts';
import type { Tenant } from './tenant.ts';

/** What Teams sends to the bot, in Teams' own shapes. */

/** Something that somebody does, and where. */
type Done = {
  readonly user: User;
  readonly place: Place;
  readonly id: string;
  /** The first message of the thread. */
  readonly thread?: string;
  /** Only this user and the bot see it. https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages */
  readonly targeted: boolean;
  /** The message in which somebody pressed. */
  readonly replyToId?: string;
};

const client = { locale: 'nl-NL', country: 'NL', platform: 'Web', type: 'clientInfo' };

function base({ tenant, origin }: TeamsParts, done: Done) {
  const { id, user, place, targeted } = done;
  return {
    id,
    timestamp: new Date(Number(id)).toISOString(),
    channelId: 'msteams',
    serviceUrl: `${origin}/playground/teams/`,
    locale: 'nl-NL',
    from: tenant.account(user),
    recipient: { ...tenant.bot, ...(targeted && { isTargeted: true }) },
    conversation: conversationOf(tenant, done),
    channelData: { tenant: { id: tenant.tenantId }, ...(place.owner === undefined && channelOf(tenant, place)) },
    entities: [client],
  };
}

function conversationOf(tenant: Tenant, { place, id, thread = id, targeted }: Done): object {
  const isDirect = place.owner !== undefined;
  return {
    // A private message starts no thread: others could not see what is being answered.
    id: tenant.conversation(place, targeted ? undefined : thread),
    tenantId: tenant.tenantId,
    conversationType: isDirect ? 'personal' : 'channel',
    ...(!isDirect && { isGroup: true, name: 'Veilige buurt' }),
  };
}

function channelOf(tenant: Tenant, place: Place): object {
  const id = tenant.conversation(place);
  return { teamsChannelId: id, teamsTeamId: tenant.teamId, channel: { id }, team: { id: tenant.teamId } };
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A typed message. Where the bot is mentioned, its name stands between `<at>` marks, with an entity that says who it is. */
export function typedMessage(parts: TeamsParts, done: Done, typed: string): object {
  const { bot } = parts.tenant;
  const marked = `<at>${bot.name}</at>`;
  const text = escapeHtml(typed).replace(mentionOf(bot.name), marked);
  const mention = { type: 'mention', text: marked, mentioned: bot };
  return {
    type: 'message',
    ...base(parts, done),
    text,
    textFormat: 'plain',
    // Teams always sends the same words as HTML too.
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    entities: text.includes(marked) ? [client, mention] : [client],
  };
}

/** Whether somebody mentions the bot. */
export function mentions({ bot }: Tenant, typed: string): boolean {
  return mentionOf(bot.name).test(typed);
}

const mentionOf = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'giu');

/** A press in a message. */
export function pressedIn({ tenant }: TeamsParts, user: User, kept: Stored): Done {
  const { id, thread = id, onlyFor } = kept;
  return { user, place: placeOf(kept), id: tenant.nextId(), thread, targeted: onlyFor !== undefined, replyToId: id };
}

/** A pressed `Action.Submit`. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export function submitted(parts: TeamsParts, done: Done, value: unknown): object {
  return { type: 'message', ...base(parts, done), ...given({ replyToId: done.replyToId }), value };
}

type Invoke = { readonly name: string; readonly value: unknown };

/** A pressed `Action.Execute`, or a step in a dialog: the bot answers in the response. */
export function invoked(parts: TeamsParts, done: Done, { name, value }: Invoke): object {
  return { type: 'invoke', name, ...base(parts, done), ...given({ replyToId: done.replyToId }), value };
}
