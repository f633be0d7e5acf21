import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

/**
 * Drafts of messages to residents, written by somebody who knew no rule for reading them, before there were any: half of what the
 * reader of drafts will be measured by. They carry no labels yet.
 */
const drafts = z
  .array(
    z.strictObject({
      id: z.string().regex(/^b\d\d$/),
      kanaal: z.enum(['brief', 'app', 'post', 'nieuwsbrief']),
      tekst: z.string().min(10),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/src/draft/blind-drafts.json', 'utf8')));

test('there are enough of each kind, from a line to a page, and none twice', () => {
  expect(new Set(drafts.map(({ tekst }) => tekst)).size).toBe(drafts.length);
  expect(new Set(drafts.map(({ id }) => id)).size).toBe(drafts.length);
  for (const [, same] of Map.groupBy(drafts, ({ kanaal }) => kanaal)) expect(same.length).toBeGreaterThanOrEqual(10);
  const words = drafts.map(({ tekst }) => tekst.split(/\s+/).length).toSorted((one, other) => one - other);
  expect(words[0]).toBeLessThan(40);
  expect(words.at(-1)).toBeGreaterThan(300);
});
