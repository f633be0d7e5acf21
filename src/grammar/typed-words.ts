import { withoutEnds } from '../text/without-ends.ts';

/** What people put around words, as in *this* or “this”. */
const around = ' *_~"\'“”„‘’`';

/** The bot's own name and its command, as people type them before what they want, on either platform. */
const address = /^[\s*_~"'“”„‘’`]*[/@]?\s*(?:lessenbot|lessen)(?=$|[\s:,!.?-])[\s:,!.?-]*/iu;
/** The mark of a list that somebody pasted from. */
const listMark = /^\s*(?:\d{1,2}[.)]|[-–•*])\s+/u;
const polite = 'graag|svp|s\\.v\\.p\\.?|aub|a\\.u\\.b\\.?|alsjeblieft|alstublieft|please';
const politeEnd = new RegExp(`[\\s,]+(?:${polite})[\\s.!?]*$`, 'iu');
const politeStart = new RegExp(`^(?:${polite})[\\s,:]+`, 'iu');

/** What was typed, without a typed `/lessen`, the name of the bot, the mark of a list and the marks that people put around words. */
export function bareWords(text: string): string {
  let words = text.replace(listMark, '');
  // `@Lessenbot /lessen verbinden`: once each.
  for (let times = 0; times < 2; times++) words = words.replace(address, '');
  return withoutEnds(words.replace(listMark, ''), { before: around, after: `${around}?!.,;:` });
}

/** The same, without *please*. */
export function withoutPoliteness(words: string): string {
  return withoutEnds(words.replace(politeStart, '').replace(politeEnd, ''), {
    before: around,
    after: `${around}?!.,;:`,
  });
}
