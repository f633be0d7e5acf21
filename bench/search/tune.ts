import type { Catalogue } from '../../src/content/catalogue.ts';
import { signsOf } from '../../src/search/decide.ts';
import { createPostings } from '../../src/search/postings.ts';
import { readQuestion } from '../../src/search/question.ts';
import { scoreLessons } from '../../src/search/score.ts';
import type { JudgedQuestion } from '../../tests/support/judged-questions.ts';
import { stemsOf } from './stems.ts';

type Sample = { readonly signs: readonly number[]; readonly fits: boolean };
const folds = 10;
/** How strongly weights are held near nothing; few questions, so a firm hand. */
const restraint = 0.005;

/**
 * Fits how sure we are of an answer to judged questions. Each question is asked of content without the search words that
 * are the question itself, and judged by weights fitted without its fold: so the figures say what happens to new questions.
 */
export function tune(catalogue: Catalogue, questions: readonly JudgedQuestion[]): void {
  const samples = questions.flatMap((question) => sampleOf(question, catalogue));
  console.log('weights (1, coverage, √(score for its length), off-topic share, off-topic words for its length):');
  console.log(weightsFor(samples).map((weight) => Number(weight.toFixed(2))));

  const judged = samples.map(({ signs, fits }, at) => {
    const weights = weightsFor(samples.filter((_, other) => other % folds !== at % folds));
    return { sure: likelihood(signs, weights), fits };
  });
  const share = (fits: boolean, test: (sure: number) => boolean) => {
    const some = judged.filter((each) => each.fits === fits);
    return Number((some.filter(({ sure }) => test(sure)).length / some.length).toFixed(3));
  };
  console.table(
    Array.from({ length: 13 }, (_, step) => 0.1 + step * 0.05).map((least) => ({
      'least confidence': Number(least.toFixed(2)),
      'fitting answered': share(true, (sure) => sure >= least),
      'unfit answered with nothing': share(false, (sure) => sure < least),
    })),
  );
}

/** The signs of the best lesson; left out when the ranking itself went wrong, for that no threshold can mend. */
function sampleOf({ q, relevant, kind }: JudgedQuestion, catalogue: Catalogue): readonly Sample[] {
  const postings = createPostings(withoutWords(catalogue, q));
  const ranked = scoreLessons(readQuestion(q, postings.lexicon), postings).toSorted(
    (one, other) => other.score - one.score,
  );
  const [best] = ranked;
  if (!best) return [];
  const isRight = ranked.slice(0, 3).some(({ document }) => relevant[postings.lessons[document] ?? ''] === 2);
  return kind === 'none' || isRight ? [{ signs: signsOf(best), fits: kind !== 'none' }] : [];
}

/** The content without the search words that say exactly what was asked. */
function withoutWords(catalogue: Catalogue, asked: string): Catalogue {
  const key = keyOf(asked);
  const lessons = catalogue.lessons.map((lesson) => ({
    ...lesson,
    words: lesson.words.filter((word) => keyOf(word) !== key),
  }));
  return { ...catalogue, lessons };
}

const keyOf = (text: string) => [...new Set(stemsOf(text))].sort().join(' ');

function likelihood(signs: readonly number[], weights: readonly number[]): number {
  return 1 / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0)));
}

/** Logistic regression by gradient descent; both classes scoreLessons the same, however many questions each has. */
function weightsFor(samples: readonly Sample[]): number[] {
  const size = samples[0]?.signs.length ?? 0;
  const fitting = samples.filter(({ fits }) => fits).length;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 2000; round++) {
    const slope = new Array<number>(size).fill(0);
    for (const { signs, fits } of samples) {
      const error = (fits ? 1 : 0) - likelihood(signs, weights);
      const weight = 0.5 / (fits ? fitting : samples.length - fitting);
      for (let at = 0; at < size; at++) slope[at] = (slope[at] ?? 0) + weight * error * (signs[at] ?? 0);
    }
    for (let at = 0; at < size; at++) {
      const held = at === 0 ? 0 : restraint * (weights[at] ?? 0);
      weights[at] = (weights[at] ?? 0) + 0.8 * ((slope[at] ?? 0) - held);
    }
  }
  return weights;
}
