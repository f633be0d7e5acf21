import { z } from 'zod';

/** Everything from Slack is checked here, once. Ids from a payload end up in our messages, so their shape is checked too. */
const userId = z.string().regex(/^[UW][A-Z0-9]+$/);
const id = z.string().min(1).max(40);

export const slashCommand = z.object({
  text: z.string().default(''),
  channel_id: id,
  team_id: id,
  user_id: userId,
  user_name: z.string().optional(),
  trigger_id: z.string(),
  response_url: z.string(),
});

/** The workspace an event came from stands around the event. */
export const eventEnvelope = z.object({ team_id: id });

const ownOrBot = { bot_id: z.undefined().optional(), bot_profile: z.undefined().optional() };

/** Bots are left out: two bots that answer each other never stop. */
export const appMention = z.object({
  channel: id,
  ts: id,
  thread_ts: id.optional(),
  text: z.string().default(''),
  user: userId,
  ...ownOrBot,
});

/** Something that happened to a channel. */
export const channelEvent = z.object({ channel: id });

/** Only what a person typed in a direct message; edits, joins and the like carry a subtype. */
export const directMessage = appMention.extend({ channel_type: z.literal('im'), subtype: z.undefined().optional() });

export const blockActions = z.object({
  response_url: z.string(),
  user: z.object({ id: userId, name: z.string().optional() }),
  team: z.object({ id }),
  trigger_id: z.string().optional(),
  channel: z.object({ id }),
  container: z.object({ is_ephemeral: z.boolean().default(false), thread_ts: id.optional() }),
  // A button carries its value itself, an overflow or a menu in what was chosen.
  actions: z.tuple(
    [
      z
        .object({ value: z.unknown(), selected_option: z.object({ value: z.unknown() }).nullish() })
        .transform(({ value, selected_option }) => ({ value: selected_option?.value ?? value })),
    ],
    z.unknown(),
  ),
});

export const isDirect = (channel: string): boolean => channel.startsWith('D');
