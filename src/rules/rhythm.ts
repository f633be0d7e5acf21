import { Temporal } from 'temporal-polyfill';
import { impossible } from '../domain/impossible.ts';
import type { LocalDate, LocalTime, ProjectPlan, Rhythm, Weekday } from '../domain/project.ts';
import { addDays, dayNumber, instantOf, localDate, mondayOf, weekdayOf } from './calendar.ts';
import { holidayOn } from './holidays.ts';

type Timing = Pick<ProjectPlan, 'rhythm' | 'zone' | 'startDate'>;

/** A moment for a nudge: the day the rhythm names, the day it really is, and the instant (epoch ms). */
export type Moment = { readonly scheduled: LocalDate; readonly date: LocalDate; readonly at: number };

/** Why a rhythm cannot be kept: no such time, a time the clock may skip or repeat, or Friday afternoon. */
export type RhythmFault = 'no-time' | 'clock-change' | 'friday-afternoon';

const noon: LocalTime = '12:00';
const friday = 5;
/** Christmas before a weekend moves a day by four; a week is wide enough. */
const longestMove = 7;

/** What is wrong with a rhythm that somebody asks for, if anything. */
export function rhythmFault({ weekday, time }: Rhythm): RhythmFault | undefined {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'no-time';
  if (time.startsWith('02:')) return 'clock-change';
  if (weekday === friday && time >= noon) return 'friday-afternoon';
  return undefined;
}

/**
 * The first moment strictly after an instant (epoch ms), never before the start date.
 * With the day of the last nudge it also keeps to one a week when a rhythm was changed in between.
 */
export function nextMoment(plan: Timing, after: number, last?: LocalDate): Moment {
  const isNext = ({ at, date }: Moment) => at > after && (last === undefined || mondayOf(date) > mondayOf(last));
  for (const moment of moments(plan, localDate(after, plan.zone))) if (isNext(moment)) return moment;
  throw new Error('a rhythm has no end');
}

/**
 * All moments on or after a local day, in order and without end.
 * A moment on a holiday moves to the next working day. Where that brings it into a week that has a moment of its own,
 * it is left out: at most one a week. So days only ever go up, from whichever day somebody asks.
 */
export function* moments(plan: Timing, from: LocalDate): Generator<Moment> {
  const { rhythm, zone } = plan;
  let waiting: Omit<Moment, 'at'> | undefined;
  for (const scheduled of scheduledDays(plan, addDays(from, -longestMove))) {
    const date = workingDay(scheduled, rhythm.time);
    if (waiting && waiting.date >= from && mondayOf(waiting.date) !== mondayOf(date)) {
      yield { ...waiting, at: instantOf(waiting.date, rhythm.time, zone) };
    }
    waiting = { scheduled, date };
  }
}

function workingDay(scheduled: LocalDate, time: LocalTime): LocalDate {
  let date = scheduled;
  while (isFree(date, time)) date = addDays(date, 1);
  return date;
}

function isFree(date: LocalDate, time: LocalTime): boolean {
  const weekday = weekdayOf(date);
  return weekday > friday || (weekday === friday && time >= noon) || holidayOn(date) !== undefined;
}

function scheduledDays({ rhythm, startDate }: Timing, from: LocalDate): Generator<LocalDate> {
  const first = from > startDate ? from : startDate;
  switch (rhythm.every) {
    case 'week':
      return daysOfWeeks(rhythm.weekday, startDate, { first, step: 7 });
    case 'two-weeks':
      return daysOfWeeks(rhythm.weekday, startDate, { first, step: 14 });
    case 'month':
      return daysOfMonths(rhythm, first);
    default:
      return impossible(rhythm);
  }
}

/** Weeks are counted from the ISO week of the start date, in which its weekday may already be over. */
function* daysOfWeeks(
  weekday: Weekday,
  startDate: LocalDate,
  { first, step }: { readonly first: LocalDate; readonly step: number },
): Generator<LocalDate> {
  const begin = addDays(mondayOf(startDate), weekday - 1);
  const steps = Math.max(0, Math.ceil((dayNumber(first) - dayNumber(begin)) / step));
  for (let day = addDays(begin, steps * step); ; day = addDays(day, step)) yield day;
}

function* daysOfMonths(rhythm: Rhythm & { every: 'month' }, first: LocalDate): Generator<LocalDate> {
  for (let month = Temporal.PlainYearMonth.from(first.slice(0, 7)); ; month = month.add({ months: 1 })) {
    const day = dayOfMonth(rhythm, month);
    if (day >= first) yield day;
  }
}

function dayOfMonth({ nth, weekday }: Rhythm & { every: 'month' }, month: Temporal.PlainYearMonth): LocalDate {
  if (nth === -1) {
    const last = month.toPlainDate({ day: month.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 }).toString();
  }
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 }).toString();
}
