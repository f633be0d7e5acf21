import { formatFault, loadContent } from '#core/content';
import type { Catalogue } from '../src/content/catalogue.ts';
import { type JudgedQuestion, kinds, readQuestions } from '../tests/support/judged-questions.ts';
import { qualityOf, recallByKind } from '../tests/support/search-quality.ts';
import type { Asked, Bench } from './kit/bench.ts';
import type { Show } from './kit/report.ts';
import { grown } from './search/growth.ts';
import { peers, type Scored } from './search/peers.ts';
import { hardInput, speedOf } from './search/speed.ts';
import { tune } from './search/tune.ts';

/** Search beside three libraries on the same lessons: how right, how fast, and how both grow. With `tune`: how sure is sure enough. */
export const bench: Bench = {
  what: 'search beside three libraries on the same lessons: how right, how fast, and how both grow',
  estimate: '1.5 minutes',
  async run({ isQuick, options, show }) {
    const loaded = loadContent('data');
    if ('faults' in loaded) throw new Error(loaded.faults.map(formatFault).join('\n'));
    const { catalogue } = loaded;
    const all = readQuestions();
    if (options[0] === 'tune') return tune(catalogue, fittedOn(all));
    const questions = isQuick ? fewOf(all) : all;
    await quality(catalogue, questions, show);
    await speed(catalogue, Object.values(questions).flat(), show);
    await growth(catalogue, questions.dev, { isQuick, show });
  },
};

/** The sets by which thresholds and weights are chosen; the others only judge. */
function fittedOn({ dev, A, E1, S1 }: ReturnType<typeof readQuestions>): readonly JudgedQuestion[] {
  return [...dev, ...A, ...E1, ...S1];
}

/** Enough to see that it runs. */
function fewOf(questions: ReturnType<typeof readQuestions>): typeof questions {
  const few = Object.entries(questions).map(([set, some]) => [set, some.slice(0, 4)]);
  return Object.fromEntries(few);
}

type Answers = ReadonlyMap<string, readonly Scored[]>;

async function quality(catalogue: Catalogue, questions: ReturnType<typeof readQuestions>, print: Show): Promise<void> {
  const known = fittedOn(questions);
  for (const peer of peers) {
    const engine = await peer.build(catalogue);
    const answers = new Map<string, readonly Scored[]>();
    for (const { q } of Object.values(questions).flat()) answers.set(q, await engine(q));
    const show = (title: string, least: number) => {
      const find = findIn(answers, least);
      print(
        title,
        Object.fromEntries(
          Object.entries(questions).map(([set, some]) => [
            set,
            rounded({ ...qualityOf(find, some), ...prefixed(recallByKind(find, some)) }),
          ]),
        ),
      );
    };
    show(peer.name, 0);
    if (peer.name === 'lessenbot') continue;
    // A library answers nearly everything; so it also gets the threshold that serves it best where we may look.
    const least = bestThreshold(answers, known);
    show(`${peer.name}, silent below score ${least.toFixed(2)}`, least);
  }
}

function findIn(answers: Answers, least: number) {
  return (words: string): readonly string[] => {
    const found = answers.get(words) ?? [];
    return (found[0]?.score ?? 0) >= least ? found.map(({ id }) => id) : [];
  };
}

/** The least score for the best answer at which right answers and right silence together are most. */
function bestThreshold(answers: Answers, questions: readonly JudgedQuestion[]): number {
  let best = { least: 0, value: 0 };
  for (const least of new Set(questions.map(({ q }) => answers.get(q)?.[0]?.score ?? 0))) {
    const found = qualityOf(findIn(answers, least), questions);
    const value = found['recall@3'] + found.none;
    if (value > best.value) best = { least, value };
  }
  return best.least;
}

async function speed(catalogue: Catalogue, questions: readonly JudgedQuestion[], show: Show): Promise<void> {
  const asked = questions.map(({ q }) => q);
  const rows: Record<string, Record<string, string>> = {};
  const [ours] = peers;
  if (!ours) return;
  const base = await speedOf(ours, catalogue, asked);
  for (const peer of peers) {
    const { build, median, p95, slowest, memory } = peer === ours ? base : await speedOf(peer, catalogue, asked);
    const beside = (value: number, own: number) => `${value.toFixed(2)} (${(value / own).toFixed(1)}×)`;
    rows[peer.name] = {
      'median ms': beside(median, base.median),
      'p95 ms': beside(p95, base.p95),
      'slowest ms': beside(slowest, base.slowest),
      'build ms': beside(build, base.build),
      'memory MB': beside(memory / 2 ** 20, base.memory / 2 ** 20),
    };
  }
  show('Speed; in brackets the ratio to ours', rows);

  const engine = await ours.build(catalogue);
  show(
    'Hard input, ms for the first time it is seen',
    Object.fromEntries(
      Object.entries(hardInput).map(([name, words]) => {
        const from = performance.now();
        engine(words);
        return [name, Number((performance.now() - from).toFixed(1))];
      }),
    ),
  );
}

async function growth(
  catalogue: Catalogue,
  questions: readonly JudgedQuestion[],
  { isQuick, show }: Pick<Asked, 'isQuick' | 'show'>,
): Promise<void> {
  // One question in six: the slowest library takes seconds for one among 2,400 lessons.
  const asked = questions.filter((_, at) => at % 6 === 0).map(({ q }) => q);
  for (const peer of peers) {
    const rows: Record<string, Record<string, number | string>> = {};
    for (const count of isQuick ? [24] : peer.isSlow ? [24, 240] : [24, 240, 2400]) {
      const { build, median, p95, memory } = await speedOf(peer, grown(catalogue, count), asked, 1);
      rows[`${count} lessons`] = rounded({
        'median ms': median,
        'p95 ms': p95,
        'build ms': build,
        'memory MB': memory / 2 ** 20,
      });
    }
    show(`Growth: ${peer.name}`, rows);
  }
}

const prefixed = (byKind: Readonly<Record<string, number>>) =>
  Object.fromEntries(kinds.filter((kind) => kind !== 'none').map((kind) => [kind, byKind[kind] ?? Number.NaN]));
const rounded = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number.isNaN(value) ? '–' : Number(value.toFixed(3))]),
  );
