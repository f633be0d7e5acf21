import type { Catalogue } from '../content/catalogue.ts';
import { everyIntervention, type Lesson } from '../domain/lesson.ts';

/** A piece of a lesson that can be found: a short phrase people use, or a sentence. */
export type Passage = {
  readonly text: string;
  /** How much it tells about what its lesson is for. */
  readonly weight: number;
  /** Short enough that all of it can stand in a question. */
  readonly isPhrase: boolean;
};

/** How much a field tells about its lesson; chosen with `npm run bench -- search tune`. */
const weights = { title: 5, words: 4, intervention: 3, term: 3, gist: 1.6, signal: 1.6, text: 0.8 };
/** An intervention tells less about lessons outside its own category, and about lessons the source does not name it with. */
const otherCategory = 0.55;
const derived = 0.9;

/** All that a lesson says, with what each piece is worth. */
export function passagesOf(lesson: Lesson, catalogue: Catalogue): readonly Passage[] {
  const phrase =
    (weight: number) =>
    (text: string): Passage => ({ text, weight, isPhrase: true });
  const sentence =
    (weight: number) =>
    (text: string): Passage => ({ text, weight, isPhrase: false });
  const claims = [...lesson.risk, ...lesson.advice, ...lesson.reason, ...lesson.examples];
  return [
    phrase(weights.title)(lesson.title),
    phrase(weights.title)(lesson.id.replaceAll('-', ' ')),
    ...lesson.words.map(phrase(weights.words)),
    sentence(weights.gist)(lesson.gist.text),
    ...lesson.signals.map(({ text }) => sentence(weights.signal)(text)),
    ...claims.map(({ text }) => sentence(weights.text)(text)),
    ...lesson.terms.flatMap((id) => {
      const term = catalogue.term(id);
      return term ? [term.name, ...term.words].map(phrase(weights.term)) : [];
    }),
    ...lesson.appliesTo.flatMap(({ intervention: id, origin }) => {
      const intervention = id === everyIntervention ? undefined : catalogue.intervention(id);
      if (!intervention) return [];
      const near = intervention.category === lesson.category ? 1 : otherCategory;
      const weight = weights.intervention * near * (origin === 'source' ? 1 : derived);
      return [intervention.name, ...intervention.words].map(phrase(weight));
    }),
  ];
}
