import { z } from 'zod';
import { type Desk, texts } from '#core';
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
  if (found.length === 0) return insteadOfInserts(texts.toInsert.none);
  return inserts(
    found.map(({ title, text, card }) => ({ title, text, card: toMessage(card, { canShare: false }).card })),
  );
}
