import { type Rounds, sideBySide, tableOf } from '../side-by-side.ts';
import { type Answered, type Asking, ask } from './load.ts';
import type { Listening } from './process.ts';

type Name = 'lessenbot' | 'peer';
type Size = { readonly rounds: number; readonly count: number };

/** Sizes by the options of a bench: `--quick` looks whether it runs, otherwise the number of rounds. */
export function sizeOf(options: readonly string[]): Size {
  if (options.includes('--quick')) return { rounds: 1, count: 20 };
  return { rounds: Number(options[0] ?? 7), count: 300 };
}

/**
 * Asks our bot and a bare one the same, one at a time, ten and fifty at once, in turns, and prints a table of each. Both run on; before
 * the first round each is asked some hundred times, so that nobody is compiling any more.
 */
export async function compareAnswers(
  bots: Readonly<Record<Name, Listening>>,
  asking: Asking,
  { rounds, count }: Size,
): Promise<void> {
  const names: readonly Name[] = ['lessenbot', 'peer'];
  for (const name of names) await ask(bots[name], asking, { count: count * 2, atOnce: 10 });
  for (const [atOnce, times] of [
    [1, 1],
    [10, 3],
    [50, 5],
  ] as const) {
    const taken: Rounds<Name, Answered> = await sideBySide(names, rounds, (name) =>
      ask(bots[name], asking, { count: count * times, atOnce }),
    );
    console.log(`${atOnce} at once, ${rounds} rounds of ${count * times}`);
    console.table(tableOf(taken.lessenbot, taken.peer));
  }
}
