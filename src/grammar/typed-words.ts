import { withoutEnds } from '../text/without-ends.ts';

/** What people put around words, as in *this* or “this”. */
const around = ' *_~"\'“”„‘’`«»';
const closing = `${around}?!.,;:…`;

/** Pictures say nothing here. */
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\ufe0f]/gu;
/** An emoji by its name, as people type it where it does not turn into one. */
const shortcode = /(?<!\S):[a-z][a-z0-9_+-]{0,40}:(?!\S)/giu;
/** The bot's own name and its command, as people type them before what they want, on either platform. */
const address = /^[\s*_~"'“”„‘’`]*[/@]?\s*(?:lessenbot|lessen)(?=$|[\s:,!.?-])[\s:,!.?-]*/iu;
const addressAfter = /(?<=[\s,])@?lessenbot$|(?<=,\s?)bot$/iu;
const greeting =
  /^(?:hallo|hoi|hey|hee|he|hi|yo|dag|goed[en]*\s?(?:dag|morgen|middag|avond)|goeie\s?(?:morgen|middag|avond))(?:[\s,]+(?:@?lessenbot|bot))?[\s,!.:;-]+(?=\S)/iu;
/** The mark of a list that somebody pasted from. */
const listMark = /^\s*(?:\d{1,2}[.)]|[-–•*])\s+/u;
const polite = 'graag|svp|s\\.v\\.p\\.?|aub|a\\.u\\.b\\.?|alsjeblieft|alsjeblief|alstublieft|please|pls|hoor';
const politeEnd = new RegExp(`(?<=[\\s,])(?:${polite}|bedankt|dankjewel|dank je wel)$`, 'iu');
const politeStart = new RegExp(`^(?:${polite})[\\s,:]+`, 'iu');

/** What was typed, without a typed `/lessen`, the name of the bot, the mark of a list and the marks that people put around words. */
export function bareWords(text: string): string {
  let words = text.replace(shortcode, ' ').replace(listMark, '');
  // `@Lessenbot /lessen verbinden`: once each.
  for (let times = 0; times < 2; times++) words = words.replace(address, '');
  return withinMarks(words.replace(listMark, ''));
}

/**
 * The ways to read what was typed, the likeliest first: without *please*, as it stands, without the hello before it and the bot's
 * name after it, with a first `lessen` that is part of it, and with `doeiii` as `doei`.
 */
export function readings(typed: string): readonly string[] {
  const text = typed.replace(emoji, ' ').replace(/ +/g, ' ').trim();
  const words = bareWords(text);
  const plain = withoutPoliteness(words);
  const alone = withoutPoliteness(withinMarks(plain.replace(addressAfter, '')).replace(greeting, ''));
  const whole = withinMarks(text.replace(shortcode, ' '));
  const calm = alone.replace(/(\p{L})\1{2,}/giu, '$1');
  // *Even* is a wish for a pause before it is mere politeness.
  const quick = alone.replace(/^(?:even|ff) | (?:even|ff)$/giu, '');
  return [...new Set([plain, words, alone, withoutPoliteness(whole), calm, quick])].filter((each) => each !== '');
}

const withinMarks = (words: string) => withoutEnds(words, { before: around, after: closing });

function withoutPoliteness(words: string): string {
  return withinMarks(withinMarks(words.replace(politeStart, '')).replace(politeEnd, ''));
}
