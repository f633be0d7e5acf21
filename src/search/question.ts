import { canStandApart } from './families.ts';
import type { Lexicon } from './lexicon.ts';
import { clausesOf, isMeaningful } from './normalise.ts';
import type { Sense } from './readings.ts';
import { infinitiveOf } from './strong-verbs.ts';

/** One thing that was said: a typed word, or one part of a typed compound. */
export type AskedTerm = { readonly said: string; readonly sense: Sense; readonly offTopic: boolean };

/** What somebody asked, as the terms that can be looked up and the words in their order. */
export type Question = {
  readonly words: readonly string[];
  readonly terms: readonly AskedTerm[];
  /** The words that were read together as one term: `doen` and `mee` as `meedoen`. */
  readonly apart: ReadonlyMap<string, readonly string[]>;
};

/** More words than these say nothing new, and each may cost a look at every word we know. */
const mostTerms = 24;
/** A question is a piece of some words; this is for a word without an end. */
const longestText = 2000;

/** Reads typed text: joins words that were written apart, brings verbs together, and finds what each word may stand for. */
export function readQuestion(text: string, lexicon: Lexicon): Question {
  const clauses = clausesOf(text.slice(0, longestText));
  const words = clauses.flat();
  const apart = new Map<string, readonly string[]>();
  const said = new Set(clauses.flatMap((clause) => withVerbs(joined(clause, lexicon, apart), lexicon, apart)));
  const terms = [...said].slice(0, mostTerms).flatMap((word): AskedTerm[] => {
    if (lexicon.isOffTopic(word)) return [{ said: word, sense: [], offTopic: true }];
    const [first = [], ...others] = lexicon.senses(word);
    return [first, ...others].map((sense) => ({ said: word, sense, offTopic: false }));
  });
  const foreign = lexicon.offTopicPhrases(words).map((phrase) => ({ said: phrase, sense: [], offTopic: true }));
  return { words, terms: [...terms, ...foreign], apart };
}

/**
 * Neighbours written apart that are one word of ours, also misspelt: `sleutel figuren`. A known word beside a mere `en`, `te`
 * or `de` is that word, not another form of it, so that the order of words does not matter.
 */
function joined(words: readonly string[], lexicon: Lexicon, apart: Map<string, readonly string[]>): string[] {
  const said: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (next !== undefined && mayJoin(word, next, lexicon) && lexicon.joins(word, next)) {
      said.push(`${word}${next}`);
      apart.set(`${word}${next}`, [word, next]);
      // A half that means something by itself is kept; the other was only half of the word.
      said.push(...[word, next].filter((half) => isMeaningful(half) && lexicon.has(half)));
      at++;
    } else said.push(word);
  }
  return said;
}

function mayJoin(word: string, next: string, lexicon: Lexicon): boolean {
  if (word.length < 2) return false;
  if (!isMeaningful(next) && lexicon.has(word)) return false;
  return isMeaningful(word) || !lexicon.has(next);
}

/** After a particle at the end of its verb comes a new part of the sentence, and never a thing: `op het plein`, `om iets`. */
const goesOn = new Set(
  'en of maar want omdat dat die als zodat terwijl toen tot met van voor bij door tegen over naar in op aan uit om te is zijn was waren wordt worden heeft hebben had hadden'.split(
    ' ',
  ),
);

/** Verbs that mean something only with their particle: `mee doen`, `over laten`, `zeggen … toe`. */
const mereVerbs = new Set(
  'doen doet zeggen zegt zei komen komt gaan gaat laten laat maken maakt krijgen krijgt'.split(' '),
);

/**
 * `haken bewoners af`: a small word that ends what is said is read together with the verb before it. So is one right before a
 * verb: `af haken`, `af te haken`.
 */
function withVerbs(words: readonly string[], lexicon: Lexicon, apart: Map<string, readonly string[]>): string[] {
  const ending = words.flatMap((word, at) => {
    const next = words[at + 1];
    return canStandApart(word) && (next === undefined || goesOn.has(next)) ? [{ word, at }] : [];
  });
  return words.flatMap((word, at) => {
    const before = words[at - 1] === 'te' ? words[at - 2] : words[at - 1];
    const isNext = before !== undefined && canStandApart(before);
    const isMere = !isMeaningful(word);
    if (isMere && !isNext && !mereVerbs.has(word)) return [];
    const particles = [
      ...(isNext ? [before] : []),
      ...ending.filter((particle) => particle.at > at).map((particle) => particle.word),
    ];
    const [made] = particles.flatMap((particle) => {
      const verb = jointOf(particle, word, lexicon);
      return verb === undefined ? [] : [{ verb, particle }];
    });
    if (!made) return isMere ? [] : [word];
    const { verb, particle } = made;
    apart.set(verb, [word, particle]);
    return !isMere && lexicon.has(word) ? [word, verb] : [verb];
  });
}

/** The verb that a particle and a form of it make, when it is a word of ours: `sprak … aan` is of `aanspreken`. */
function jointOf(particle: string, word: string, lexicon: Lexicon): string | undefined {
  const infinitive = infinitiveOf(word);
  return [...(infinitive === undefined ? [] : [infinitive]), word]
    .map((form) => `${particle}${form}`)
    .find((joint) => lexicon.has(joint));
}
