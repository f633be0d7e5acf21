import type { Catalogue } from '../content/catalogue.ts';
import type { CategoryId, InterventionId, Lesson, LessonId, TermId } from '../domain/lesson.ts';
import { fold } from '../text/fold.ts';
import { suggest } from '../text/suggest.ts';
import { byName } from './by-name.ts';
import { type Called, createOwnNames } from './own-names.ts';

/** What people call things, folded once for a catalogue. Keys are folded too. */
export type Names = {
  category(key: string): CategoryId | undefined;
  /** The intervention that is called so, by its name or another word for it. */
  interventionCalled(key: string): InterventionId | undefined;
  /** The intervention that is called nearly so, for who asks whether that is meant. */
  nearIntervention(key: string): InterventionId | undefined;
  term(key: string): TermId | undefined;
  /** A term that is called nearly so, for who asks whether that is meant. */
  nearTerm(key: string): { readonly id: TermId; readonly name: string } | undefined;
  /** The term or intervention that is called exactly so. */
  called(key: string): Called | undefined;
  /** The term or intervention that is called nearly so. */
  nearCalled(key: string): { readonly typed: string; readonly intent: Called } | undefined;
  /** Whether the lessons use a word, so that it is no slip of the finger. */
  speaksOf(word: string): boolean;
  /** The lesson with exactly this id or title. */
  titled(key: string): LessonId | undefined;
  /** A lesson by id, by title, or by a part of either that no other lesson speaks of. */
  lesson(key: string): LessonId | undefined;
};

/** Words of a category's name that say nothing about it. */
const linking = new Set('waar moet ik altijd rekening mee houden en de het een'.split(' '));

/** A shorter part of a title says too little to mean one lesson. */
const shortestPart = 6;

/** The names of a catalogue, ready to be looked up. */
export function createNames({ categories, interventions, terms, lessons, source }: Catalogue): Names {
  const categoryByName = byName(categories, (name) => [name, ...name.split(' ').filter((word) => !linking.has(word))]);
  const interventionByName = byName(interventions);
  const termByName = byName(terms);
  const { called, nearCalled } = createOwnNames({ terms, interventions, source });
  const folded = lessons.map(({ id, title, gist, words }) => ({
    id,
    titles: [fold(id), fold(title)],
    others: [gist.text, ...words].map(fold),
  }));
  const spoken = new Set(lessons.flatMap(wordsOf));

  return {
    category: (key) => categoryByName.get(key),
    interventionCalled: (key) => interventionByName.get(key),
    nearIntervention: (key) => interventionByName.get(nearName(key, interventionByName) ?? ''),
    term: (key) => termByName.get(key),
    nearTerm(key) {
      const name = nearName(key, termByName);
      const id = name === undefined ? undefined : termByName.get(name);
      return name === undefined || id === undefined ? undefined : { id, name };
    },
    called,
    nearCalled,
    speaksOf: (word) => spoken.has(word),
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
  if (!only || more.length > 0) return undefined;
  return lessons.some(({ id, others }) => id !== only.id && others.some(holds)) ? undefined : only.id;
}

/** All words of a lesson. */
const wordsOf = ({ title, gist, risk, advice, words }: Lesson): readonly string[] =>
  [title, gist.text, ...words, ...[...risk, ...advice].map(({ text }) => text)].flatMap((text) =>
    fold(text).split(' '),
  );

/** The name that is nearly this one. */
function nearName(key: string, names: ReadonlyMap<string, string>): string | undefined {
  const near = key.length >= 5 ? suggest(key, names.keys()) : undefined;
  return near === undefined || Math.abs(near.length - key.length) > 2 ? undefined : near;
}
