import type { LocalDate, ProjectPlan, Weekday } from '../domain/project.ts';
import { weekdays } from '../domain/project.ts';
import { addDays, instantOf, localDate, mondayOf } from './calendar.ts';
import { holidayOn } from './holidays.ts';
import { type Moment, moments } from './rhythm.ts';

/** A quarter of one card every two weeks, in which one card meets a holiday and comes later. */
export type HolidayQuarter = {
  /** The Monday on which it begins, and the instant (epoch ms) at which somebody may set up the project. */
  readonly monday: LocalDate;
  readonly beginsAt: number;
  readonly weekday: Weekday;
  readonly holiday: { readonly name: string; readonly date: LocalDate };
  /** When that card really comes. */
  readonly moved: Moment;
};

const time = '10:00';
/** Which of its cards is the one that moves, counted from nought: people have seen some ordinary ones by then. */
const movedCard = 2;
const cards = 7;
/** Christmas comes every year, and on a working day nearly always. */
const longestWeeks = 110;

/** The first quarter after an instant (epoch ms) in which the rules move one card for a holiday, and leave the others alone. */
export function nextHolidayQuarter(after: number, zone: string): HolidayQuarter | undefined {
  const first = mondayOf(localDate(after, zone));
  for (let week = 0; week < longestWeeks; week += 1) {
    const monday = addDays(first, week * 7);
    const beginsAt = instantOf(monday, '09:00', zone);
    if (beginsAt <= after) continue;
    for (const weekday of weekdays) {
      const found = quarterFrom({ rhythm: { every: 'two-weeks', weekday, time }, zone, startDate: monday });
      if (found) return { monday, beginsAt, weekday, ...found };
    }
  }
  return undefined;
}

type Timing = Pick<ProjectPlan, 'rhythm' | 'zone' | 'startDate'>;

function quarterFrom(timing: Timing): Pick<HolidayQuarter, 'holiday' | 'moved'> | undefined {
  const all = moments(timing, timing.startDate).take(cards).toArray();
  const [moved, ...others] = all.filter(({ scheduled, date }) => scheduled !== date);
  if (!moved || others.length > 0 || moved !== all[movedCard]) return undefined;
  const name = holidayOn(moved.scheduled);
  if (name === undefined) return undefined;
  return { moved, holiday: { name, date: moved.scheduled } };
}
