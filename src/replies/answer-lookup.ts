import type { Catalogue } from '../content/catalogue.ts';
import { type ByKind, handle } from '../domain/by-kind.ts';
import type { LookupIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import type { Search } from '../search/search.ts';
import { listExamples, showExample } from './examples.ts';
import { gone } from './gone.ts';
import { help } from './help.ts';
import { listLessons, searchLessons } from './search-lessons.ts';
import { moreOfCategory, showCategory } from './show-category.ts';
import { moreOfLesson, showLesson } from './show-lesson.ts';
import { showPrivacy } from './show-privacy.ts';
import { missingPiece, moreOfSource, showSource } from './show-source.ts';
import { didYouMean, onCard, thanks, whichDay } from './small-talk.ts';
import { listTerms, showTerm, unknownTerm } from './terms.ts';

type Library = {
  readonly catalogue: Catalogue;
  readonly search: Search;
  /** The address above `/lessen`, where lessons have a page of their own. */
  readonly pages?: string | undefined;
  /** The words of questions that found nothing are kept. */
  readonly keepsQuestions: boolean;
};

/** The answer to a look-up: values in, a value out. An id that no longer exists gets a friendly answer too. */
export function answerLookup(intent: LookupIntent, library: Library): Reply {
  return handle(answers, intent, library);
}

const answers: ByKind<LookupIntent, Library, Reply> = {
  help: (_intent, { catalogue, keepsQuestions }) => help(catalogue, { keepsQuestions }),
  'show-category': ({ category }, { catalogue }) => orGone(catalogue.category(category), showCategory, catalogue),
  'show-lesson': ({ lesson }, { catalogue }) => orGone(catalogue.lesson(lesson), showLesson, catalogue),
  'more-of-lesson': ({ lesson }, { catalogue, pages }) =>
    orGone(catalogue.lesson(lesson), (found) => moreOfLesson(found, catalogue, pages), catalogue),
  'more-of-category': ({ category }, { catalogue }) => orGone(catalogue.category(category), moreOfCategory, catalogue),
  search: ({ words }, { catalogue, search }) => searchLessons(words, catalogue, search),
  'list-lessons': ({ lessons }, { catalogue }) => listLessons(lessons, catalogue),
  'list-examples': ({ category }, { catalogue }) => listExamples(category, catalogue),
  'show-example': ({ intervention, readAs }, { catalogue }) =>
    orGone(catalogue.intervention(intervention), (found) => showExample(found, catalogue, readAs), catalogue),
  'list-terms': (_intent, { catalogue }) => listTerms(catalogue),
  'show-term': ({ term, readAs }, { catalogue }) =>
    orGone(catalogue.term(term), (found) => showTerm(found, catalogue, readAs), catalogue),
  'unknown-term': ({ words, near }, { catalogue }) => unknownTerm(words, catalogue, near),
  'show-source': (_intent, { catalogue }) => showSource(catalogue),
  'more-of-source': (_intent, { catalogue }) => moreOfSource(catalogue),
  'missing-piece': (_intent, { catalogue }) => missingPiece(catalogue),
  'show-privacy': (_intent, { keepsQuestions }) => showPrivacy(keepsQuestions),
  thanks: () => thanks(),
  'on-card': () => onCard(),
  'did-you-mean': (intent, { catalogue, search }) => didYouMean(intent, catalogue, search),
  'which-day': (intent, { catalogue, search }) => whichDay(intent, catalogue, search),
};

function orGone<Found>(
  found: Found | undefined,
  show: (found: Found, catalogue: Catalogue) => Reply,
  catalogue: Catalogue,
): Reply {
  return found ? show(found, catalogue) : gone(catalogue);
}
