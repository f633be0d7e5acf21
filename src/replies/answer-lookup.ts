import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { LookupIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';
import type { Search } from '../search/search.ts';
import { listExamples, showExample } from './examples.ts';
import { gone } from './gone.ts';
import { help } from './help.ts';
import { listLessons, searchLessons } from './search-lessons.ts';
import { showCategory } from './show-category.ts';
import { showLesson } from './show-lesson.ts';
import { listTerms, showTerm, unknownTerm } from './terms.ts';

/** The answer to an intent: values in, a value out. An id that no longer exists gets a friendly answer too. */
export function answer(intent: LookupIntent, catalogue: Catalogue, search: Search, pages?: string): Reply {
  switch (intent.kind) {
    case 'help':
      return help(catalogue);
    case 'show-category': {
      const category = catalogue.category(intent.category);
      return category ? showCategory(category, catalogue) : gone(catalogue);
    }
    case 'show-lesson': {
      const lesson = catalogue.lesson(intent.lesson);
      return lesson ? showLesson(lesson, catalogue, pages) : gone(catalogue);
    }
    case 'search':
      return searchLessons(intent.words, catalogue, search);
    case 'list-lessons':
      return listLessons(intent.lessons, catalogue);
    case 'list-examples':
      return listExamples(intent.category, catalogue);
    case 'show-example': {
      const intervention = catalogue.intervention(intent.intervention);
      return intervention ? showExample(intervention, catalogue) : gone(catalogue);
    }
    case 'list-terms':
      return listTerms(catalogue);
    case 'show-term': {
      const term = catalogue.term(intent.term);
      return term ? showTerm(term, catalogue) : gone(catalogue);
    }
    case 'unknown-term':
      return unknownTerm(intent.words, catalogue);
    default:
      return impossible(intent);
  }
}
