/** What one of them came to in one round: figures by their titles. */
export type Figures = Readonly<Record<string, number>>;
/** A round: each of them once. */
export type Round<Name extends string> = Readonly<Record<Name, Figures>>;

/** Measures each in its turn, the other way round in every second round, so that a busy moment does not always hit the same one. */
export async function inTurns<Name extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<Figures>,
): Promise<readonly Round<Name>[]> {
  const all: Round<Name>[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured: Partial<Record<Name, Figures>> = {};
    for (const name of round % 2 === 0 ? names : names.toReversed()) measured[name] = await measure(name);
    all.push(measured as Round<Name>);
  }
  return all;
}

/**
 * A row for each figure: of each its median, and behind it the median of the ratios to the peer in the same round, with their
 * least and most. What else the machine does changes the figures of a round, and much less their ratio.
 */
export function beside<Name extends string>(rounds: readonly Round<Name>[], peer: Name): Record<string, object> {
  const [first] = rounds;
  if (!first) return {};
  const names = Object.keys(first) as Name[];
  const cellOf = (name: Name, figure: string) => {
    const own = spread(rounds.map((round) => round[name][figure] ?? Number.NaN));
    if (name === peer) return short(own.middle);
    const ratio = spread(rounds.map((round) => (round[name][figure] ?? 0) / (round[peer][figure] ?? 0)));
    return `${short(own.middle)}  ×${ratio.middle.toFixed(2)} [${ratio.least.toFixed(2)}–${ratio.most.toFixed(2)}]`;
  };
  const figures = Object.keys(first[peer]);
  return Object.fromEntries(
    figures.map((figure) => [figure, Object.fromEntries(names.map((name) => [name, cellOf(name, figure)]))]),
  );
}

/** The least, the one in the middle, and the most. */
export function spread(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  return { least: sorted[0] ?? 0, middle: at(sorted, 0.5), most: sorted.at(-1) ?? 0 };
}

/** The value below which this share of them lies. They must be sorted. */
export const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** Three digits that count. */
const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
