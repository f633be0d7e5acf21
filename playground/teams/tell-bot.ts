import { readJson } from '../../adapters/wire/json.ts';
import { type BotAnswer, toBot } from '../to-bot.ts';
import type { TeamsParts } from './local-parts.ts';

/** Where the bot listens to Teams. */
export const botPath = '/api/messages';

type Told = {
  /** How the inspector names it. */
  readonly what: string;
  readonly activity: object;
  readonly deadlineMs: number;
  /** Only this user may see it in the inspector. */
  readonly onlyFor?: string | undefined;
};

/** Posts an activity to the bot. */
export function tellBot({ room, origin }: TeamsParts, told: Told): Promise<BotAnswer | undefined> {
  const { what, activity, deadlineMs, onlyFor } = told;
  return toBot(room, {
    platform: 'teams',
    what: `POST ${botPath} (${what})`,
    url: origin + botPath,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(activity),
    shown: activity,
    onlyFor,
    deadlineMs,
  });
}

/** What the bot answered as data, when it took what it was told. */
export const acceptedBody = (answer: BotAnswer | undefined): unknown =>
  answer?.status === 200 ? readJson(answer.body) : undefined;
