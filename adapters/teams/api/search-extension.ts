import { z } from 'zod';
import { type Desk, type LessonToInsert, texts } from '#core';
import { toMessage } from '../render.ts';
import type { Activity } from './activity.ts';
import { inserts, insteadOfInserts } from './compose-answers.ts';
import type { InvokeAnswer } from './turn.ts';

/** https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search */
const mostResults = 25;

const query = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
  queryOptions: z
    .object({ skip: z.number().int().min(0).catch(0), count: z.number().int().min(1).catch(mostResults) })
    .nullish()
    .catch(undefined),
});

/**
 * What is shown under the compose box for what somebody types there, from memory and without a trace: it also works in a
 * conversation where the bot is no member. Nothing found, or nothing that we can read, is a sentence.
 */
export function searchToInsert({ value }: Pick<Activity, 'value'>, desk: Pick<Desk, 'toInsert'>): InvokeAnswer {
  const { parameters = [], queryOptions } = query.safeParse(value).data ?? {};
  const { skip = 0, count = mostResults } = queryOptions ?? {};
  const words = parameters
    .map((each) => (each.name === 'vraag' && typeof each.value === 'string' ? each.value : ''))
    .join(' ');
  const found = desk.toInsert(words).slice(skip, skip + Math.min(count, mostResults));
  return found.length === 0 ? insteadOfInserts(texts.toInsert.none) : inserts(found.map(toInsert));
}

const toInsert = ({ title, text, card }: LessonToInsert) => ({
  title,
  text,
  card: toMessage(card, { canShare: false }).card,
});

const link = z.object({ url: z.string().max(2_000) });

/**
 * The short card of a lesson whose address somebody puts in a message, also where the bot is no member or not yet installed. Any other
 * address stays what it is. https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/link-unfurling
 */
export function cardBehindLink({ value }: Pick<Activity, 'value'>, desk: Pick<Desk, 'behindLink'>): InvokeAnswer {
  const { url = '' } = link.safeParse(value).data ?? {};
  const lesson = desk.behindLink(url);
  return lesson ? inserts([toInsert(lesson)]) : { status: 200, body: {} };
}
