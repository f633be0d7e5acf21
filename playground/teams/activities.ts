import type { Stored } from '../room.ts';
import type { User } from '../state.ts';
import type { Place, Tenant } from './tenant.ts';

/** What Teams sends to the bot, in Teams' own shapes. */
type From = {
  readonly tenant: Tenant;
  readonly serviceUrl: string;
  readonly user: User;
  readonly place: Place;
  readonly id: string;
  /** The first message of the thread. */
  readonly thread?: string;
  /** Only this user and the bot see it. https://learn.microsoft.com/microsoftteams/platform/agents-in-teams/targeted-messages */
  readonly targeted: boolean;
};

function base({ tenant, serviceUrl, user, place, id, thread, targeted }: From): object {
  const direct = place.owner !== undefined;
  // A private message starts no thread: others could not see what is being answered.
  const conversation = tenant.conversation(place, targeted ? undefined : (thread ?? id));
  return {
    id,
    timestamp: new Date(Number(id)).toISOString(),
    channelId: 'msteams',
    serviceUrl,
    locale: 'nl-NL',
    from: tenant.account(user),
    recipient: { ...tenant.bot, ...(targeted && { isTargeted: true }) },
    conversation: {
      id: conversation,
      tenantId: tenant.tenantId,
      conversationType: direct ? 'personal' : 'channel',
      ...(!direct && { isGroup: true, name: 'Veilige buurt' }),
    },
    channelData: {
      tenant: { id: tenant.tenantId },
      ...(!direct && {
        teamsChannelId: tenant.conversation(place),
        teamsTeamId: tenant.teamId,
        channel: { id: tenant.conversation(place) },
        team: { id: tenant.teamId },
      }),
    },
    entities: [{ locale: 'nl-NL', country: 'NL', platform: 'Web', type: 'clientInfo' }],
  };
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A typed message. Where the bot is mentioned, its name stands between `<at>` marks, with an entity that says who it is. */
export function typedMessage(from: From, typed: string): object {
  const { tenant } = from;
  const marked = `<at>${tenant.bot.name}</at>`;
  const text = escapeHtml(typed).replace(mentionOf(tenant.bot.name), marked);
  const { entities, ...rest } = base(from) as { entities: unknown[] };
  const mention = { type: 'mention', text: marked, mentioned: tenant.bot };
  return {
    type: 'message',
    ...rest,
    text,
    textFormat: 'plain',
    // Teams always sends the same words as HTML too.
    attachments: [{ contentType: 'text/html', content: `<p>${text}</p>` }],
    entities: [...entities, ...(text.includes(marked) ? [mention] : [])],
  };
}

export function mentions(tenant: Tenant, typed: string): boolean {
  return mentionOf(tenant.bot.name).test(typed);
}

const mentionOf = (name: string) => new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'giu');

/** A pressed `Action.Submit`. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export function submitted(from: From, message: Stored, data: unknown): object {
  return { type: 'message', ...base(from), replyToId: message.id, value: data };
}

/** A pressed `Action.Execute`, or a step in a dialog: the bot answers in the response. */
export function invoked(from: From, name: string, value: unknown, message?: Stored): object {
  return { type: 'invoke', name, ...base(from), ...(message && { replyToId: message.id }), value };
}
