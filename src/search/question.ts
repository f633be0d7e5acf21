import { canStandApart } from './families.ts';
import type { Lexicon } from './lexicon.ts';
import { isMeaningful, wordsOf } from './normalise.ts';
import type { Sense } from './readings.ts';

/** One thing that was said: a typed word, or one part of a typed compound. */
export type AskedTerm = { readonly said: string; readonly sense: Sense; readonly offTopic: boolean };

/** What somebody asked, as the terms that can be looked up and the words in their order. */
export type Question = { readonly words: readonly string[]; readonly terms: readonly AskedTerm[] };

/** More words than these say nothing new, and each may cost a look at every word we know. */
const mostTerms = 24;

/** Reads typed text: joins words that were written apart, brings verbs together, and finds what each word may stand for. */
export function readQuestion(text: string, lexicon: Lexicon): Question {
  const words = wordsOf(text);
  const said = new Set(withVerbs(joined(words, lexicon), lexicon));
  const terms = [...said].slice(0, mostTerms).flatMap((word): AskedTerm[] => {
    if (lexicon.isOffTopic(word)) return [{ said: word, sense: [], offTopic: true }];
    const [first = [], ...others] = lexicon.senses(word);
    return [first, ...others].map((sense) => ({ said: word, sense, offTopic: false }));
  });
  return { words, terms };
}

/** Neighbours written apart that are one word of ours, also misspelt: `sleutel figuren`. */
function joined(words: readonly string[], lexicon: Lexicon): string[] {
  const said: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    if (next !== undefined && word.length > 1 && lexicon.joins(word, next)) {
      said.push(`${word}${next}`);
      // A half that means something by itself is kept; the other was only half of the word.
      said.push(...[word, next].filter((half) => isMeaningful(half) && lexicon.has(half)));
      at++;
    } else said.push(word);
  }
  return said;
}

/**
 * `haken bewoners af`: a small word that belongs to a verb before it is read together with it. Before the verb it is mostly
 * a preposition (`op de volgende`), except where it stands right next to it: `af haken`, `af te haken`.
 */
function withVerbs(words: readonly string[], lexicon: Lexicon): string[] {
  const particles = words.flatMap((word, at) => (canStandApart(word) ? [{ word, at }] : [])).slice(0, 6);
  return words.flatMap((word, at) => {
    if (!isMeaningful(word)) return [];
    const near = at - (words[at - 1] === 'te' ? 2 : 1);
    const verb = particles
      .filter((particle) => particle.at >= near)
      .map((particle) => `${particle.word}${word}`)
      .find((joint) => lexicon.has(joint));
    if (verb === undefined) return [word];
    return lexicon.has(word) ? [word, verb] : [verb];
  });
}
