import type { LocalDate } from '../domain/project.ts';
import { localDate } from '../rules/calendar.ts';

type Moment = { readonly at: number };

/** Changes with the day on which each was made, in this zone. */
export function datedIn<Change extends Moment>(
  zone: string,
  changes: readonly Change[],
): readonly (Change & { readonly date: LocalDate })[] {
  return changes.map((change) => ({ ...change, date: localDate(change.at, zone) }));
}
