import type { Catalogue } from '../content/catalogue.ts';
import type { DraftPoint, DraftReading } from '../domain/draft.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { tidy } from '../text/tidy.ts';
import { draftTexts as words } from './draft-texts.ts';
import { buttons, lessonTitle, note, openButton } from './parts.ts';

/** As many words of the draft stand at a question. */
const mostQuotes = 2;

type Options = {
  /** It was typed, maybe where others read along. */
  readonly isTyped?: boolean;
};

/** What a second reader makes of a draft: what is good first, then at most three questions. For who asked alone. */
export function showDraftReading(
  reading: DraftReading,
  catalogue: Catalogue,
  { isTyped = false }: Options = {},
): Reply {
  const shown = isTyped ? note(words.typed) : [];
  const again = openButton(words.again, { kind: 'draft' });
  if (reading.kind === 'no-draft')
    return {
      ...alone,
      title: words.noDraft.title,
      parts: [{ kind: 'text', text: words.noDraft.why[reading.why] }, ...shown, ...buttons([again])],
    };
  const { points, praise, hint } = reading;
  const lessons = new Set(points.flatMap(({ rule }) => rule.lesson ?? []));
  const good: readonly Part[] = praise ? [{ kind: 'text', text: words.praise[praise.kind](tidy(praise.words)) }] : [];
  const all = [
    ...good,
    ...(points.length === 0
      ? [{ kind: 'text', text: words.nothing } as const]
      : points.map((point, at) => question(point, at === 0 || points.length < 3))),
  ];
  const [first, ...rest] = all;
  return {
    ...alone,
    title: words.title(points.length),
    parts: [
      first ?? { kind: 'text', text: words.nothing },
      ...rest,
      ...(hint ? note(words.hints[hint.kind](hint.words.map(tidy))) : []),
      ...buttons([
        ...[...lessons].map((lesson) => openButton(lessonTitle(lesson, catalogue), { kind: 'show-lesson', lesson })),
        again,
      ]),
      ...shown,
      { kind: 'note', text: words.aid },
    ],
  };
}

/** Nobody else sees it, and nothing of the draft stands outside the card itself: not in a notification either. */
const alone = { onlyForAsker: true, discreet: true } as const;

/** Of three questions the first has an example: more nobody reads at once. */
function question({ rule, words: found }: DraftPoint, withExample: boolean): Part {
  const quotes = found.slice(0, mostQuotes).map((each) => `“${tidy(each).replace(/(?<![.!?])\.$/, '')}”`);
  const about = quotes.length === 0 ? [] : [words.about(quotes.join(' en '))];
  return {
    kind: 'section',
    heading: `${rule.question}${words.origins[rule.origin]}`,
    text: [...about, rule.advice, ...(withExample ? [words.example(rule.example)] : [])].join(' '),
  };
}
