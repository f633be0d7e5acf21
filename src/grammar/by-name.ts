import { fold } from '../text/fold.ts';

/** What has a name, and other words for it. */
type Named = { readonly id: string; readonly name: string; readonly words: readonly string[] };

/** Every folded name with its id; where two share a name, the first keeps it. */
export function byName(
  things: readonly Named[],
  spread: (name: string) => readonly string[] = (name) => [name],
): ReadonlyMap<string, string> {
  return new Map(
    things
      .toReversed()
      .flatMap(({ id, name, words }) => [fold(id), ...spread(fold(name)), ...words.map(fold)].map((key) => [key, id])),
  );
}
