import { z } from 'zod';

/** Everything from Slack is checked here, once. Ids from a payload end up in our messages, so their shape is checked too. */
const userId = z.string().regex(/^[UW][A-Z0-9]+$/);
const id = z.string().min(1).max(40);
/** Slack's own bot has the id of a person. */
const slackbot = 'USLACKBOT';

export const slashCommand = z.object({
  text: z.string().default(''),
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: userId,
  user_name: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string(),
});

const ownOrBot = { bot_id: z.undefined().optional(), bot_profile: z.undefined().optional() };

/** Bots are left out: two bots that answer each other never stop. */
export const appMention = z.object({
  channel: id,
  ts: id,
  thread_ts: id.optional(),
  text: z.string().default(''),
  user: userId.refine((user) => user !== slackbot),
  channel_type: z.string().optional(),
  files: z.array(z.unknown()).optional(),
  ...ownOrBot,
});

/** Something that happened to a channel, and to whom. Slack names who invited somebody, but not always. */
export const channelEvent = z.object({
  channel: id,
  user: z.string().optional(),
  inviter: userId.optional().catch(undefined),
});

/** https://docs.slack.dev/reference/events/channel_id_changed */
export const channelIdChanged = z.object({ old_channel_id: id, new_channel_id: id });

/** https://docs.slack.dev/reference/events/tokens_revoked */
export const tokensRevoked = z.object({ tokens: z.object({ bot: z.array(z.unknown()).nullish() }) });

const happened = z.object({ event_time: z.number().int().positive() });

/** When an event happened, at the latest, epoch ms: Slack counts in whole seconds. */
export function happenedAt(body: unknown): number | undefined {
  const at = happened.safeParse(body).data?.event_time;
  return at === undefined ? undefined : (at + 1) * 1_000;
}

/** Only what a person typed in a direct message, also with a file, to a thread and the channel, or as `/me`; edits, joins and the like stay out. */
export const directMessage = appMention.extend({
  channel_type: z.literal('im'),
  subtype: z.literal(['file_share', 'thread_broadcast', 'me_message']).optional(),
});

export const blockActions = z.object({
  response_url: z.string(),
  user: z.object({ id: userId, name: z.string().optional() }),
  trigger_id: z.string().optional(),
  channel: z.object({ id, name: z.string().optional() }),
  container: z.object({
    is_ephemeral: z.boolean().default(false),
    message_ts: id.optional(),
    thread_ts: id.optional(),
  }),
  // A button carries its value itself, an overflow or a menu in what was chosen.
  actions: z.tuple(
    [
      z
        .object({ value: z.unknown().optional(), selected_option: z.object({ value: z.unknown() }).nullish() })
        .transform(({ value, selected_option }) => ({ value: selected_option?.value ?? value })),
    ],
    z.unknown(),
  ),
});

/** An address on our domain stands in a message, or in one that is being written. https://docs.slack.dev/reference/events/link_shared */
export const linkShared = z.object({
  channel: id,
  message_ts: z.string().max(80),
  unfurl_id: z.string().max(300).optional(),
  source: z.literal(['composer', 'conversations_history']).optional().catch(undefined),
  links: z.array(z.object({ url: z.string().max(2_000) })).max(50),
});

/** Somebody opens one of the tabs that we have. https://docs.slack.dev/reference/events/app_home_opened */
export const homeOpened = z.object({
  user: userId,
  tab: z.string(),
  view: z.object({ hash: z.string().optional() }).nullish(),
});

/** Something was used in the Home tab or in a modal: there is no channel, and no response_url. */
export const viewActions = z.object({
  user: z.object({ id: userId, name: z.string().optional() }),
  trigger_id: z.string().optional(),
  view: z.object({
    id,
    type: z.literal(['home', 'modal']),
    hash: z.string().optional(),
    callback_id: z.string().catch(''),
    private_metadata: z.string().catch(''),
    root_view_id: id.nullish(),
    previous_view_id: id.nullish(),
  }),
  actions: z.tuple(
    [
      z
        .object({
          action_id: z.string(),
          block_id: z.string().optional(),
          value: z.unknown().optional(),
          selected_option: z.object({ value: z.unknown() }).nullish(),
        })
        .transform(({ value, selected_option, ...ids }) => ({ ...ids, value: selected_option?.value ?? value })),
    ],
    z.unknown(),
  ),
});

/** What the manifest calls *Lessen bij dit bericht*, in the menu of a message, and *Zoek een les*, which is everywhere. */
export const shortcuts = {
  beside: 'lessen-bij-bericht',
  check: 'lees-bericht-na',
  anywhere: 'zoek-een-les',
} as const;

/** A shortcut that comes from nowhere: without a channel or a response_url. */
export const globalShortcut = z.object({
  trigger_id: z.string(),
  user: z.object({ id: userId, username: z.string().optional() }),
});

const filled = z.object({ value: z.string().nullish(), selected_option: z.object({ value: z.string() }).nullish() });

/** The modal of that shortcut, sent. Slack gives an address for the conversation that was chosen. */
export const anywhereSent = z.object({
  user: z.object({ id: userId, name: z.string().optional() }),
  view: z.object({
    id,
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), filled)) }),
  }),
  response_urls: z.array(z.object({ response_url: z.string(), channel_id: id })).catch([]),
});

/** A shortcut in the menu of a message. https://docs.slack.dev/interactivity/implementing-shortcuts */
export const messageShortcut = z.object({
  callback_id: z.string(),
  response_url: z.string(),
  trigger_id: z.string(),
  user: z.object({ id: userId, name: z.string().optional() }),
  channel: z.object({ id, name: z.string().optional() }),
  message: z.object({ text: z.string().catch(''), ts: id, thread_ts: id.optional() }),
});

/** A conversation of some people, without a name of its own. No app can be added to one that is there. */
export function isGroupConversation({ name, type }: { name?: string | undefined; type?: string | undefined }): boolean {
  return type === 'mpim' || (name?.startsWith('mpdm-') ?? false);
}

export const isDirect = (channel: string): boolean => channel.startsWith('D');
