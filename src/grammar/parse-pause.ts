import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../domain/project.ts';
import { monthNames, weekdayNames } from '../text/calendar-words.ts';
import { tidy } from '../text/tidy.ts';

/** Longer than a year is a slip of the pen, or a project that has stopped. */
const longestPause: Temporal.DurationLike = { years: 1 };

const numbers = ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf'];
const duration = new RegExp(
  `^(?:voor )?(?<count>\\d{1,3}|één|${numbers.join('|')}) ?(?<unit>dag|dagen|week|weken|wk|maand|maanden|mnd)(?: lang)?$`,
);
const until = /^(?:(?<included>tot en met|t\/m)|tot) (?<day>.+)$/;
const written = /^(?<day>\d{1,2}) (?<month>\p{L}{3,9})\.?(?: (?<year>\d{4}))?$/u;
const digits = /^(?<day>\d{1,2})(?<mark>[-/])(?<month>\d{1,2})(?:\k<mark>(?<year>\d{4}))?$/;
const iso = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/**
 * The day from which nudges come again, after `2 weken`, `tot 1 maart` or `tot en met 5 januari`.
 * A day without a year is the next one. Nothing for what it does not understand, has passed, or is over a year away.
 */
export function parseUntil(text: string, today: LocalDate): LocalDate | undefined {
  const words = tidy(text).toLowerCase();
  const now = Temporal.PlainDate.from(today);
  const end = afterDuration(words, now) ?? afterDay(words, now);
  return end && isWithinReach(end, now) ? end.toString() : undefined;
}

const isWithinReach = (end: Temporal.PlainDate, now: Temporal.PlainDate) =>
  isLater(end, now) && !isLater(end, now.add(longestPause));

const isLater = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

function afterDuration(words: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const { count = '', unit = '' } = duration.exec(words)?.groups ?? {};
  const name = units[unit];
  if (name === undefined) return undefined;
  const amount = /^\d/.test(count) ? Number(count) : numbers.indexOf(count.replace('één', 'een')) + 1;
  return now.add({ [name]: amount });
}

const units: Readonly<Record<string, 'days' | 'weeks' | 'months'>> = {
  dag: 'days',
  dagen: 'days',
  week: 'weeks',
  weken: 'weeks',
  wk: 'weeks',
  maand: 'months',
  maanden: 'months',
  mnd: 'months',
};

/** `Tot` ends where a day, week or month begins; `tot en met` where it is over. */
function afterDay(words: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const { day = '', included } = until.exec(words)?.groups ?? {};
  const found = period(day, now);
  return included ? found?.first.add(found.length) : found?.first;
}

type Period = { readonly first: Temporal.PlainDate; readonly length: Temporal.DurationLike };

function period(words: string, now: Temporal.PlainDate): Period | undefined {
  if (words === 'volgende week') return { first: now.add({ days: 8 - now.dayOfWeek }), length: { weeks: 1 } };
  if (words === 'volgende maand') return { first: now.with({ day: 1 }).add({ months: 1 }), length: { months: 1 } };
  const month = monthNumber(words);
  return month === undefined
    ? during(nearDay(words, now) ?? calendarDay(words, now), { days: 1 })
    : during(nextDate({ day: 1, month }, now), { months: 1 });
}

const during = (first: Temporal.PlainDate | undefined, length: Temporal.DurationLike): Period | undefined =>
  first && { first, length };

function nearDay(word: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (word === 'morgen') return now.add({ days: 1 });
  if (word === 'overmorgen') return now.add({ days: 2 });
  const weekday = weekdayNames.indexOf(word) + 1;
  return weekday === 0 ? undefined : now.add({ days: ((weekday - now.dayOfWeek + 6) % 7) + 1 });
}

function calendarDay(text: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const { day, month: named = '', year } = partsOfDate(text);
  const month = /^\d/.test(named) ? Number(named) : monthNumber(named);
  if (month === undefined) return undefined;
  const fields = { day: Number(day), month };
  return year ? dateIn(Number(year), fields) : nextDate(fields, now);
}

type DateParts = { readonly day?: string; readonly month?: string; readonly year?: string };
const partsOfDate = (text: string): DateParts =>
  (written.exec(text) ?? digits.exec(text) ?? iso.exec(text))?.groups ?? {};

/** Full names, or their first three letters (`mrt` for March). */
function monthNumber(word: string): number | undefined {
  const at = monthNames.findIndex((name) => word === name || word === (name === 'maart' ? 'mrt' : name.slice(0, 3)));
  return at === -1 ? undefined : at + 1;
}

type DayAndMonth = { readonly day: number; readonly month: number };

function nextDate(fields: DayAndMonth, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const thisYear = dateIn(now.year, fields);
  return thisYear && isLater(thisYear, now) ? thisYear : dateIn(now.year + 1, fields);
}

/** Only days that exist: no 31 April, and 29 February only in a leap year. */
function dateIn(year: number, { day, month }: DayAndMonth): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : undefined;
}
