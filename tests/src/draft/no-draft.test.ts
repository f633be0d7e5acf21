import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { draftChannels } from '../../../src/domain/draft.ts';
import { core } from '../../support/real-core.ts';

/** What people paste: a message to residents about safety, or something else; “nu” and “overleg” stand in both. */
const texts = z
  .array(
    z.strictObject({
      kanaal: z.enum(draftChannels),
      tekst: z.string(),
      concept: z.boolean(),
      /** It deserves no remark either. */
      goed: z.boolean().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync('tests/src/draft/no-draft-sentences.json', 'utf8')));

const readingOf = ({ kanaal, tekst }: (typeof texts)[number]) => core.readDraft({ text: tekst, channel: kanaal });
const isRead = (text: (typeof texts)[number]) => readingOf(text).kind === 'read';

test.each(texts.filter(({ concept }) => concept))('is read: $tekst', (text) => expect(isRead(text)).toBe(true));
test.each(texts.filter(({ concept }) => !concept))('is no draft: $tekst', (text) => expect(isRead(text)).toBe(false));
test.each(texts.filter(({ goed }) => goed))('deserves no remark: $tekst', (text) => {
  const reading = readingOf(text);
  expect(reading.kind === 'read' ? reading.points.map(({ rule }) => rule.id) : reading.why).toEqual([]);
});
