import type { Catalogue } from '../content/catalogue.ts';
import type { CategoryId, InterventionId, LessonId, TermId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import { suggest } from '../text/suggest.ts';

/** What people call things, folded once for a catalogue. Keys are folded too. */
export type Names = {
  category(key: string): CategoryId | undefined;
  intervention(key: string): InterventionId | undefined;
  term(key: string): TermId | undefined;
  /** A lesson by id, by title, or by a part of either that no other lesson speaks of. */
  lesson(key: string): LessonId | undefined;
};

type Named = { readonly id: string; readonly name: string; readonly words: readonly string[] };

/** Words of a category's name that say nothing about it. */
const linking = new Set('waar moet ik altijd rekening mee houden en de het een'.split(' '));

/** A shorter part of a title says too little to mean one lesson. */
const shortestPart = 6;

/** The names of a catalogue, ready to be looked up. */
export function createNames({ categories, interventions, terms, lessons }: Catalogue): Names {
  const categoryByName = byName(categories, (name) => [name, ...name.split(' ').filter((word) => !linking.has(word))]);
  const interventionByName = byName(interventions);
  const termByName = byName(terms);
  const folded = lessons.map(({ id, title, gist, words }) => ({
    id,
    titles: [fold(id), fold(title)],
    others: [gist, ...words].map(fold),
  }));

  return {
    category: (key) => categoryByName.get(key),
    intervention: (key) => nearly(key, interventionByName),
    term: (key) => nearly(key, termByName),
    lesson: (key) => folded.find(({ titles }) => titles.includes(key))?.id ?? lessonWithPart(key, folded),
  };
}

type FoldedLesson = { readonly id: LessonId; readonly titles: readonly string[]; readonly others: readonly string[] };

/** The lesson that has these words in its title, when no other lesson speaks of them. */
function lessonWithPart(key: string, lessons: readonly FoldedLesson[]): LessonId | undefined {
  if (key.length < shortestPart) return undefined;
  const holds = (text: string) => ` ${text} `.includes(` ${key} `);
  const [only, ...more] = lessons.filter(({ titles }) => titles.some(holds));
  const elsewhere = lessons.filter(({ id, others }) => id !== only?.id && others.some(holds));
  return more.length + elsewhere.length === 0 ? only?.id : undefined;
}

/** Every folded name with its id; where two share a name, the first keeps it. */
function byName(things: readonly Named[], spread = (name: string) => [name]): ReadonlyMap<string, string> {
  return new Map(
    things
      .toReversed()
      .flatMap(({ id, name, words }) => [fold(id), ...spread(fold(name)), ...words.map(fold)].map((key) => [key, id])),
  );
}

/** The thing that carries this name, or nearly this name. */
function nearly(key: string, names: ReadonlyMap<string, string>): string | undefined {
  const exact = names.get(key);
  if (exact) return exact;
  const near = key.length >= 5 ? suggest(key, names.keys()) : undefined;
  return near === undefined || Math.abs(near.length - key.length) > 2 ? undefined : names.get(near);
}
