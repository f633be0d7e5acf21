import { Temporal } from 'temporal-polyfill';
import { monthNames, weekdayNames } from '../text/calendar-words.ts';

/** So many of one or more of these. */
export type Length = { readonly [Unit in 'days' | 'weeks' | 'months' | 'years']?: number };
/** A day, week, month or holiday, from its first day on. */
export type Period = { readonly first: Temporal.PlainDate; readonly length: Length };
/** Why a day that somebody names is none to wait for. */
type DayFault = 'past' | 'no-such-day';

const oneDay = { days: 1 };
/** Months and weekdays by their full names or as they are cut short. */
const shorts: Readonly<Record<string, string>> = { maart: 'mrt', september: 'sept|sep' };
const months = monthNames.map((name) => `${name}|${shorts[name] ?? name.slice(0, 3)}`);
const month = `(?<month>${months.join('|')})\\.?`;
const dayNames = weekdayNames.map((name) => `${name.slice(0, 2)}(?:${name.slice(2)}(?:ochtend|morgen)?)?`);
const weekday = `(?<weekday>${dayNames.join('|')})`;
const weekdayOf = (word = ''): number => dayNames.findIndex((name) => new RegExp(`^${name}$`).test(word)) + 1;
const year = "(?<year>\\d{4}|['’]?\\d{2})";
const written = new RegExp(
  `^(?:${weekday} )?(?:de )?(?<day>\\d{1,2})(?:e|ste|de)? (?:van )?${month}(?: ${year})?$`,
  'u',
);
const digits = /^(?<day>\d{1,2})(?<mark>[-/.])(?<month>\d{1,2})(?:\k<mark>(?<year>\d{4}|\d{2}))?$/;
const iso = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const wholeMonth = new RegExp(`^(?:de maand )?${month}(?: ${year})?$`);
const gone = /^(?:nu|vandaag|vanochtend|gister(?:en)?|eergisteren)$|^(?:vorige?|afgelopen) /;

/** Holidays that fall on the same day each year, and how long they last. */
const holidays: readonly (readonly [names: RegExp, day: DayAndMonth, days: number])[] = [
  [/^(?:kerst|kerstmis|kerstdagen)$/, { day: 25, month: 12 }, 2],
  [/^(?:eerste|1e) kerstdag$/, { day: 25, month: 12 }, 1],
  [/^(?:tweede|2e) kerstdag$/, { day: 26, month: 12 }, 1],
  [/^(?:oud en nieuw|jaarwisseling|oud en nieuwjaar)$/, { day: 31, month: 12 }, 2],
  [/^(?:oudjaar|oudejaarsdag|oudejaarsavond)$/, { day: 31, month: 12 }, 1],
  [/^(?:nieuwjaar|nieuwjaarsdag|nieuwe jaar|volgend jaar)$/, { day: 1, month: 1 }, 1],
  [/^(?:sinterklaas|pakjesavond)$/, { day: 5, month: 12 }, 1],
];

/** The day, week, month or holiday that somebody names, the next one where there are more; nothing for what it does not know. */
export function readPeriod(text: string, now: Temporal.PlainDate): Period | DayFault | undefined {
  if (gone.test(text)) return 'past';
  const words = text.replace(
    /^(?:het|de|deze|dit) (?=kerst|eerste|tweede|oud|jaar|nieuw|weekend|komend|volgend|aan)/,
    '',
  );
  const near = during(nearDay(words, now), oneDay);
  return near ?? weekOrMonth(words, now) ?? holiday(words, now) ?? calendarMonth(words, now) ?? calendarDay(words, now);
}

const during = (first: Temporal.PlainDate | undefined, length: Length): Period | undefined =>
  first && { first, length };

const isLater = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

function nearDay(words: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (words === 'morgen') return now.add({ days: 1 });
  if (words === 'overmorgen') return now.add({ days: 2 });
  const inNextWeek = /^(?:volgende week (?<one>\p{L}+)|(?<other>\p{L}+) volgende week)$/u.exec(words)?.groups;
  const named =
    inNextWeek?.one ??
    inNextWeek?.other ??
    /^(?:(?:aan)?komende |aanstaande )?(?<one>\p{L}+)$/u.exec(words)?.groups?.one;
  const wanted = weekdayOf(named);
  if (wanted === 0) return ordinalDay(words, now);
  return now.add({ days: inNextWeek ? 7 - now.dayOfWeek + wanted : ((wanted - now.dayOfWeek + 6) % 7) + 1 });
}

/** `de 15e`: the next one. */
function ordinalDay(words: string, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const day = Number(/^(?:de )?(?<day>\d{1,2})(?:e|ste|de)$/.exec(words)?.groups?.day ?? 0);
  if (day < 1 || day > 28) return undefined;
  const here = now.with({ day });
  return isLater(here, now) ? here : here.add({ months: 1 });
}

const comingWord = '(?:volgende?|(?:aan)?komende?|aanstaande)';

function weekOrMonth(words: string, now: Temporal.PlainDate): Period | undefined {
  const monday = now.subtract({ days: now.dayOfWeek - 1 });
  if (words === 'deze week') return { first: monday, length: { weeks: 1 } };
  if (words === 'deze maand') return { first: now.with({ day: 1 }), length: { months: 1 } };
  if (words === 'dit jaar') return { first: now.with({ day: 1, month: 1 }), length: { years: 1 } };
  if (new RegExp(`^(?:${comingWord} )?weekend$`).test(words)) {
    return { first: monday.add({ days: now.dayOfWeek > 5 ? 12 : 5 }), length: { days: 2 } };
  }
  if (new RegExp(`^${comingWord} week$`).test(words)) return { first: monday.add({ weeks: 1 }), length: { weeks: 1 } };
  if (new RegExp(`^${comingWord} maand$`).test(words)) {
    return { first: now.with({ day: 1 }).add({ months: 1 }), length: { months: 1 } };
  }
  const number = Number(/^week (?<number>\d{1,2})$/.exec(words)?.groups?.number ?? 0);
  const mondays = Array.from({ length: 52 }, (_, weeks) => monday.add({ weeks: weeks + 1 }));
  return during(
    mondays.find((day) => day.weekOfYear === number),
    { weeks: 1 },
  );
}

function holiday(words: string, now: Temporal.PlainDate): Period | undefined {
  const [, fields, days] = holidays.find(([names]) => names.test(words)) ?? [];
  if (!fields || !days) return undefined;
  const length = { days };
  const here = now.with(fields);
  return { first: isLater(here.add(length), now) ? here : here.add({ years: 1 }), length };
}

function calendarMonth(words: string, now: Temporal.PlainDate): Period | DayFault | undefined {
  const found = wholeMonth.exec(words)?.groups;
  if (!found) return undefined;
  return periodFrom({ day: 1, month: monthNumber(found.month) }, found.year, { now, length: { months: 1 } });
}

function calendarDay(words: string, now: Temporal.PlainDate): Period | DayFault | undefined {
  const found = (written.exec(words) ?? digits.exec(words) ?? iso.exec(words))?.groups;
  if (!found) return undefined;
  const { day, month: named = '', year: inYear, weekday: onDay } = found;
  const numbered = /^\d/.test(named) ? Number(named) : monthNumber(named);
  const period = periodFrom({ day: Number(day), month: numbered }, inYear, { now, length: oneDay });
  const isOther = onDay !== undefined && typeof period === 'object' && period.first.dayOfWeek !== weekdayOf(onDay);
  return isOther ? undefined : period;
}

/** From one. */
const monthNumber = (word = ''): number => 1 + months.findIndex((names) => names.split('|').includes(word));

type DayAndMonth = { readonly day: number; readonly month: number };

function periodFrom(
  fields: DayAndMonth,
  inYear: string | undefined,
  { now, length }: { readonly now: Temporal.PlainDate; readonly length: Length },
): Period | DayFault {
  const named = inYear?.replace(/\D/g, '');
  const asked = named === undefined ? undefined : Number(named.length === 2 ? `20${named}` : named);
  const first = asked === undefined ? nextDate(fields, now) : dateIn(asked, fields);
  if (!first) return 'no-such-day';
  return isLater(first.add(length), now) ? { first, length } : 'past';
}

function nextDate(fields: DayAndMonth, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const thisYear = dateIn(now.year, fields);
  return thisYear && isLater(thisYear, now) ? thisYear : dateIn(now.year + 1, fields);
}

/** Only days that exist: no 31 April, and 29 February only in a leap year. */
function dateIn(inYear: number, { day, month: inMonth }: DayAndMonth): Temporal.PlainDate | undefined {
  if (inMonth < 1 || inMonth > 12 || day < 1) return undefined;
  const date = Temporal.PlainDate.from({ year: inYear, month: inMonth, day });
  return date.day === day ? date : undefined;
}
