import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { draftChannels, draftRuleIds } from '../../../src/domain/draft.ts';
import { core } from '../../support/real-core.ts';

/** Whole messages, written before the rules were widened: what a rule is asked of, and what only resembles it. */
const texts = z
  .array(
    z.strictObject({
      regel: z.enum(draftRuleIds),
      hoort: z.boolean(),
      kanaal: z.enum(draftChannels),
      tekst: z.string(),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/src/draft/contact-role-sentences.json', 'utf8')));

describe.each([...Map.groupBy(texts, ({ regel }) => regel)])('%s', (rule, some) => {
  test.each(some)('$hoort: $tekst', ({ kanaal, tekst, hoort }) => {
    const reading = core.readDraft({ text: tekst, channel: kanaal });
    const points = reading.kind === 'read' ? reading.points.map(({ rule: { id } }) => id) : [];
    expect(points.includes(rule)).toBe(hoort);
  });
});
