import type { JudgedQuestion } from './judged-questions.ts';

/** Finds lesson ids for somebody's words, best first. */
export type Find = (words: string) => readonly string[];

export type Quality = {
  readonly 'recall@1': number;
  readonly 'recall@3': number;
  readonly 'MRR@5': number;
  readonly 'nDCG@5': number;
  /** Share of the questions for which nothing fits that were answered with nothing. */
  readonly none: number;
};

/** How well a search answers judged questions. A right lesson is one judged 2; nDCG counts the others too. */
export function qualityOf(find: Find, questions: readonly JudgedQuestion[]): Quality {
  const fitting = questions.filter(({ kind }) => kind !== 'none');
  const unfit = questions.filter(({ kind }) => kind === 'none');
  const answers = fitting.map(({ q, relevant }) => ({ ids: find(q).slice(0, 5), relevant }));
  const ranks = answers.map(({ ids, relevant }) => ids.findIndex((id) => relevant[id] === 2));
  const within = (most: number) => mean(ranks.map((rank) => (rank >= 0 && rank < most ? 1 : 0)));
  return {
    'recall@1': within(1),
    'recall@3': within(3),
    'MRR@5': mean(ranks.map((rank) => (rank < 0 ? 0 : 1 / (rank + 1)))),
    'nDCG@5': mean(answers.map(({ ids, relevant }) => gain(ids.map((id) => relevant[id] ?? 0)) / best(relevant))),
    none: mean(unfit.map(({ q }) => (find(q).length === 0 ? 1 : 0))),
  };
}

/** Recall@3 for the questions of each kind; for `none`, the share answered with nothing. */
export function recallByKind(find: Find, questions: readonly JudgedQuestion[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...Map.groupBy(questions, ({ kind }) => kind)].map(([kind, some]) => {
      const quality = qualityOf(find, some);
      return [kind, kind === 'none' ? quality.none : quality['recall@3']];
    }),
  );
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
const gain = (grades: readonly number[]) =>
  grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
const best = (relevant: JudgedQuestion['relevant']) =>
  gain(
    Object.values(relevant)
      .sort((one, other) => other - one)
      .slice(0, 5),
  );
