import type { LocalTime, Rhythm, Weekday } from '../domain/project.ts';

/** How often, as one choice in a form: each week of a month is a choice of its own. */
export const everies = ['week', 'two-weeks', '1', '2', '3', '4', '-1'] as const;
export type Every = (typeof everies)[number];
/** On which day. */
export const weekdays = [1, 2, 3, 4, 5] as const;

const nths = [1, 2, 3, 4, -1] as const;

/** What is chosen for a rhythm. */
export function everyOf(rhythm: Rhythm): Every {
  return rhythm.every === 'month' ? `${rhythm.nth}` : rhythm.every;
}

/** The rhythm that was chosen. */
export function rhythmOf(every: Every, weekday: Weekday, time: LocalTime): Rhythm {
  if (every === 'week' || every === 'two-weeks') return { every, weekday, time };
  return { every: 'month', nth: nths.find((nth) => `${nth}` === every) ?? 1, weekday, time };
}
