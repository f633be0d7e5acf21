import { impossible } from '../domain/impossible.ts';
import type { LocalTime, Rhythm, Turn, Weekday } from '../domain/project.ts';

/** How often, as one choice in a form: each week of a month is a choice of its own. */
export const everies = ['two-weeks', 'week', '1', '2', '3', '4', '-1'] as const;
export type Every = (typeof everies)[number];

/** What is chosen for a rhythm. */
export function everyOf(rhythm: Rhythm): Every {
  switch (rhythm.every) {
    case 'week':
    case 'two-weeks':
      return rhythm.every;
    case 'month':
      return `${rhythm.nth}`;
    default:
      return impossible(rhythm);
  }
}

type When = { readonly weekday: Weekday; readonly time: LocalTime };
const inMonth =
  (nth: Turn) =>
  (when: When): Rhythm => ({ every: 'month', nth, ...when });

const rhythms: Readonly<Record<Every, (when: When) => Rhythm>> = {
  week: (when) => ({ every: 'week', ...when }),
  'two-weeks': (when) => ({ every: 'two-weeks', ...when }),
  1: inMonth(1),
  2: inMonth(2),
  3: inMonth(3),
  4: inMonth(4),
  '-1': inMonth(-1),
};

/** The rhythm that was chosen, on a day and at a time. */
export function rhythmOf(every: Every, when: When): Rhythm {
  return rhythms[every](when);
}
