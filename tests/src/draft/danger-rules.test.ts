import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { draftChannels, draftRuleIds } from '../../../src/domain/draft.ts';
import { core } from '../../support/real-core.ts';

/**
 * Short messages about each theme and in each voice, written before the words were widened: what a rule is asked of, and what it is
 * not asked of.
 */
const sentences = z
  .array(
    z.strictObject({
      kanaal: z.enum(draftChannels),
      tekst: z.string(),
      hoort: z.array(z.enum(draftRuleIds)).default([]),
      hoort_niet: z.array(z.enum(draftRuleIds)).default([]),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/src/draft/danger-sentences.json', 'utf8')));

describe.each([...Map.groupBy(sentences, ({ kanaal }) => kanaal)])('a message in the channel %s', (channel, some) => {
  test.each(some)('$tekst', ({ tekst, hoort, hoort_niet }) => {
    const reading = core.readDraft({ text: tekst, channel });
    const points = reading.kind === 'read' ? reading.points.map(({ rule }) => rule.id) : [];
    expect(points).toEqual(expect.arrayContaining(hoort));
    expect(points.filter((id) => hoort_niet.includes(id))).toEqual([]);
  });
});
