import type { Catalogue } from '../content/catalogue.ts';
import type { CategoryId, InterventionId, LessonId, TermId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import { suggest } from '../text/suggest.ts';

/** What people call things, folded once for a catalogue. Keys are folded too. */
export type Names = {
  category(key: string): CategoryId | undefined;
  intervention(key: string): InterventionId | undefined;
  term(key: string): TermId | undefined;
  /** A term that is called nearly so, for who asks whether that is meant. */
  nearTerm(key: string): { readonly id: TermId; readonly name: string } | undefined;
  /** The term or intervention that is called exactly so. */
  called(
    key: string,
  ):
    | { readonly kind: 'show-term'; readonly term: TermId }
    | { readonly kind: 'show-example'; readonly intervention: InterventionId }
    | undefined;
  /** The lesson with exactly this id or title. */
  titled(key: string): LessonId | undefined;
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
  // Everyday words for a thing may as well be a question, so alone only its own name counts.
  const ownTerms = byName(terms.map((term) => ({ ...term, words: [] })));
  const ownInterventions = byName(interventions.map((intervention) => ({ ...intervention, words: [] })));
  const folded = lessons.map(({ id, title, gist, words }) => ({
    id,
    titles: [fold(id), fold(title)],
    others: [gist, ...words].map(fold),
  }));

  return {
    category: (key) => categoryByName.get(key),
    intervention: (key) => nearly(key, interventionByName),
    term: (key) => termByName.get(key),
    nearTerm(key) {
      const name = nearName(key, termByName);
      const id = name === undefined ? undefined : termByName.get(name);
      return name === undefined || id === undefined ? undefined : { id, name };
    },
    called(key) {
      const term = ownTerms.get(key);
      if (term) return { kind: 'show-term', term };
      const intervention = ownInterventions.get(key);
      return intervention === undefined ? undefined : { kind: 'show-example', intervention };
    },
    titled: (key) => folded.find(({ titles }) => titles.includes(key))?.id,
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
  const name = names.has(key) ? key : nearName(key, names);
  return name === undefined ? undefined : names.get(name);
}

/** The name that is nearly this one. */
function nearName(key: string, names: ReadonlyMap<string, string>): string | undefined {
  const near = key.length >= 5 ? suggest(key, names.keys()) : undefined;
  return near === undefined || Math.abs(near.length - key.length) > 2 ? undefined : near;
}
