import type { Intent } from '../domain/intent.ts';
import type { Lesson } from '../domain/lesson.ts';
import { lessonsFound } from '../replies/lesson-row.ts';
import type { Core } from './core.ts';

/** The lessons that somebody may mean who looks for one to put in a message: all of them as long as nothing is typed. */
export function lessonsMeant(words: string, { catalogue, search, understand }: Core): readonly Lesson[] {
  if (words.trim() === '') return catalogue.lessons;
  const intent: Intent = understand(words);
  switch (intent.kind) {
    case 'show-lesson':
      return [catalogue.lesson(intent.lesson) ?? []].flat();
    case 'show-category':
      return catalogue.lessonsIn(intent.category);
    case 'show-example':
      return catalogue.lessonsFor(intent.intervention);
    case 'show-term':
      return catalogue.lessonsWith(intent.term);
    default: {
      const { answers, maybe } = search.look(words);
      return lessonsFound(answers.length > 0 ? answers : maybe, catalogue);
    }
  }
}
