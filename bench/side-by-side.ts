/** The least, the one in the middle, and the most; zeros of an empty list. */
export function spread(values: readonly number[]): readonly [least: number, middle: number, most: number] {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
}

/** The value below which a part (0 to 1) of a list lies. */
export function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
}

/** What was measured of each, round by round. */
export type Rounds<Name extends string, Measured> = Readonly<Record<Name, readonly Measured[]>>;

/**
 * Measures each of some as often as there are rounds. They take turns, in the other order each other round, so that what is slow about
 * the machine at a moment is slow for all.
 */
export async function sideBySide<Name extends string, Measured>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name, round: number) => Promise<Measured>,
): Promise<Rounds<Name, Measured>> {
  const all = Object.fromEntries(names.map((name) => [name, [] as Measured[]])) as Record<Name, Measured[]>;
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? names : names.toReversed()) all[name].push(await measure(name, round));
  return all;
}

/** How many times the peer's: the middle of the ratios of each round, and their least and most. */
export function timesThePeer(ours: readonly number[], theirs: readonly number[]): string {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  const [least, middle, most] = spread(ratios).map((ratio) => ratio.toFixed(2));
  return `${middle}× (${least}–${most})`;
}

/** A row for each thing that was measured: the middle of ours and of the peer's, and how many times the peer's ours is. */
export function tableOf<What extends string>(
  ours: readonly Readonly<Record<What, number>>[],
  theirs: readonly Readonly<Record<What, number>>[],
): Record<string, Record<string, string | number>> {
  const whats = Object.keys(ours[0] ?? {}) as What[];
  const middle = (values: readonly number[]) => Number(spread(values)[1].toPrecision(3));
  return Object.fromEntries(
    whats.map((what) => {
      const [mine, peers] = [ours.map((one) => one[what]), theirs.map((one) => one[what])];
      return [what, { lessenbot: middle(mine), peer: middle(peers), 'times the peer': timesThePeer(mine, peers) }];
    }),
  );
}
