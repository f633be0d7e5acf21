import { editDistance } from './edit-distance.ts';

/** The known name nearest to a misspelt one, or `undefined` when none is near (a third of its length, at least 1). */
export function suggest(wrong: string, known: Iterable<string>): string | undefined {
  const lower = wrong.toLowerCase().slice(0, 80);
  const most = Math.max(1, Math.floor(lower.length / 3));
  const near = [...known]
    .map((name) => ({ name, distance: editDistance(lower, name.toLowerCase(), most) }))
    .filter(({ distance }) => distance <= most)
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.name;
}
