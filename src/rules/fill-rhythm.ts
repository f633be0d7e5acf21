import type { RhythmWish } from '../domain/intent.ts';
import type { Rhythm } from '../domain/project.ts';

/** What holds as long as a team names nothing else: Tuesday at ten, every two weeks. */
export const usualRhythm: Rhythm = { every: 'two-weeks', weekday: 2, time: '10:00' };
const usualTurn = 1;

/** A rhythm with what somebody named of it; the rest is as it stood. */
export function fillRhythm(wish: RhythmWish, standing: Rhythm = usualRhythm): Rhythm {
  const every = wish.every ?? (wish.nth === undefined ? standing.every : 'month');
  const weekday = wish.weekday ?? standing.weekday;
  const time = wish.time ?? standing.time;
  if (every !== 'month') return { every, weekday, time };
  return { every, nth: wish.nth ?? (standing.every === 'month' ? standing.nth : usualTurn), weekday, time };
}

/** What must be asked of a rhythm that was named in part: which such day of the month, or how often. */
export type RhythmQuestion = 'turn' | 'every';

/** What nobody can fill in from what was named and what stood. */
export function rhythmQuestion(
  { every, nth, weekday, time }: RhythmWish,
  standing: Rhythm | undefined,
): RhythmQuestion | undefined {
  if (nth !== undefined) return undefined;
  if (every === 'month') return weekday === undefined || standing?.every === 'month' ? undefined : 'turn';
  return every === undefined && !standing && (weekday !== undefined || time !== undefined) ? 'every' : undefined;
}
