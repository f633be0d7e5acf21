import type { Catalogue } from '../content/catalogue.ts';
import type { LookupIntent } from '../domain/intent.ts';
import type { Part, Reply } from '../domain/reply.ts';
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

/** What was nearly a command is asked back; the lessons that fit the words stand below, for it may have been a question. */
export function didYouMean(
  { words: typedWords, typed, intent }: Extract<LookupIntent, { readonly kind: 'did-you-mean' }>,
  catalogue: Catalogue,
  search: Search,
): Reply {
  const found = search.look(typedWords).answers.slice(0, 2);
  const rows = lessonsFound(found, catalogue).map((lesson) => lessonRow(lesson));
  const below: readonly Part[] = isSeveral(rows)
    ? [
        { kind: 'text', text: words.orSearched },
        { kind: 'rows', rows },
      ]
    : [];
  return {
    title: words.didYouMean(typed),
    parts: [{ kind: 'buttons', buttons: [primary(openButton(capital(typed), intent)), helpButton] }, ...below],
  };
}
