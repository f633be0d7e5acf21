import type { Catalogue } from '../content/catalogue.ts';
import type { LookupIntent } from '../domain/intent.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { addDays } from '../rules/calendar.ts';
import type { Search } from '../search/search.ts';
import { capital } from '../text/capital.ts';
import { lessonRow, lessonsFound } from './lesson-row.ts';
import { buttons, helpButton, isSeveral, openButton, primary } from './parts.ts';
import { shortReply } from './short-reply.ts';
import { texts } from './texts.ts';

const words = texts.smallTalk;

/** Thank you, goodbye: one line. */
export function thanks(): Reply {
  return shortReply(words.thanks);
}

/** Somebody typed what stands on a button. */
export function onCard(): Reply {
  const { title, text } = words.onCard;
  return { title, parts: [{ kind: 'text', text }, ...buttons([helpButton])] };
}

type Asked<Kind extends LookupIntent['kind']> = Extract<LookupIntent, { readonly kind: Kind }>;

/** What was nearly a command is asked back; the lessons that fit the words stand below, for it may have been a question. */
export function didYouMean(
  { words: typedWords, typed, intent, startsNow }: Asked<'did-you-mean'>,
  catalogue: Catalogue,
  search: Search,
): Reply {
  const press: Part = { kind: 'buttons', buttons: [primary(openButton(capital(typed), intent)), helpButton] };
  const below = orSearched(typedWords, catalogue, search);
  const title = words.didYouMean(typed);
  return startsNow
    ? { title, parts: [{ kind: 'text', text: words.startsNow }, press, ...below] }
    : { title, parts: [press, ...below] };
}

/** A pause whose end we could not read: never one without an end in its place. */
export function whichDay(
  { words: typedWords, why, today }: Asked<'which-day'>,
  catalogue: Catalogue,
  search: Search,
): Reply {
  const { title, why: reasons, how, weeks } = words.whichDay;
  const inWeeks = (count: number) => openButton(weeks(count), { kind: 'pause', until: addDays(today, 7 * count) });
  return {
    title,
    parts: [
      { kind: 'text', text: `${reasons[why]}${how}` },
      { kind: 'buttons', buttons: [inWeeks(1), inWeeks(2)] },
      ...orSearched(typedWords, catalogue, search),
    ],
  };
}

/** What fits the same words, for who looked for a lesson. */
function orSearched(typedWords: string, catalogue: Catalogue, search: Search): readonly Part[] {
  const found = search.look(typedWords).answers.slice(0, 2);
  const rows = lessonsFound(found, catalogue).map((lesson) => lessonRow(lesson));
  return isSeveral(rows)
    ? [
        { kind: 'text', text: words.orSearched },
        { kind: 'rows', rows },
      ]
    : [];
}
