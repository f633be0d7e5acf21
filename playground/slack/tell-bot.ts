import { createHmac } from 'node:crypto';
import type { User } from '../state.ts';
import { type BotAnswer, toBot } from '../to-bot.ts';
import { limits } from './block-limits.ts';
import { interaction } from './events.ts';
import type { SlackParts } from './local-parts.ts';

/** Where the bot listens to Slack. */
export const botPath = '/slack/events';

type Told = {
  /** How the inspector names it. */
  readonly what: string;
  readonly content: Json | Form;
  /** Only this user may see it in the inspector. */
  readonly onlyFor?: string | undefined;
};
type Json = { readonly type: 'application/json'; readonly body: string; readonly shown: object };
type Form = { readonly type: 'application/x-www-form-urlencoded'; readonly body: string; readonly shown: object };

/** An event, as Slack sends those. */
export const asJson = (event: object): Json => ({
  type: 'application/json',
  body: JSON.stringify(event),
  shown: event,
});

/** `shown` is what the inspector shows of it; otherwise the fields themselves. */
export const asForm = (fields: Readonly<Record<string, string>>, shown: object = fields): Form => {
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(fields).toString(), shown };
};

/** Posts to the bot, signed as Slack does. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function tellBot({ room, origin, signingSecret }: SlackParts, told: Told): Promise<BotAnswer | undefined> {
  const { type, body, shown } = told.content;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return toBot(room, {
    platform: 'slack',
    what: `POST ${botPath} (${told.what})`,
    url: origin + botPath,
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    },
    ...{ body, shown, onlyFor: told.onlyFor },
    deadlineMs: limits.acknowledgeMs,
  });
}

type Interaction = {
  readonly type: 'block_actions' | 'view_submission' | 'view_closed' | 'message_action' | 'shortcut';
  readonly [more: string]: unknown;
};

/** Tells what somebody did with a button, a field or a modal. */
export function interact(
  parts: SlackParts,
  user: User,
  { type, ...more }: Interaction,
): Promise<BotAnswer | undefined> {
  const payload = { ...interaction(parts.workspace, type, user), ...more };
  const content = asForm({ payload: JSON.stringify(payload) }, payload);
  return tellBot(parts, { what: type, content, onlyFor: user.id });
}
