import { expect, test } from 'vitest';
import type { Rhythm } from '../../../src/domain/project.ts';
import {
  addDays,
  dateText,
  dayNumber,
  farDateText,
  localDate,
  mondayOf,
  shortDate,
  startOfDay,
  weekdayOf,
} from '../../../src/rules/calendar.ts';
import { holidayOn } from '../../../src/rules/holidays.ts';
import { type Moment, moments, nextMoment, rhythmFault } from '../../../src/rules/rhythm.ts';

const weekly = (weekday: Rhythm['weekday'], time = '10:00'): Rhythm => ({ every: 'week', weekday, time });
const twoWeekly = (weekday: Rhythm['weekday'], time = '10:00'): Rhythm => ({ every: 'two-weeks', weekday, time });
const monthly = (nth: 1 | 2 | 3 | 4 | -1, weekday: Rhythm['weekday'], time = '10:00'): Rhythm => ({
  every: 'month',
  nth,
  weekday,
  time,
});
const plan = (rhythm: Rhythm, startDate = '2025-01-01', zone = 'Europe/Amsterdam') => ({ rhythm, startDate, zone });
const utc = (at: number) => new Date(at).toISOString();
const days = (timing: ReturnType<typeof plan>, from: string, count: number) =>
  moments(timing, from)
    .take(count)
    .map(({ date }) => date)
    .toArray();

test.each<[promise: string, timing: ReturnType<typeof plan>, from: string, days: string[]]>([
  ['weekly', plan(weekly(2)), '2026-11-23', ['2026-11-24', '2026-12-01', '2026-12-08']],
  ['not before the start date', plan(weekly(2), '2026-12-02'), '2026-11-01', ['2026-12-08', '2026-12-15']],
  ['on the start date itself', plan(weekly(2), '2026-12-01'), '2026-11-01', ['2026-12-01', '2026-12-08']],
  [
    'two-weekly from the week of the start',
    plan(twoWeekly(4), '2026-11-24'),
    '2026-11-24',
    ['2026-11-26', '2026-12-10'],
  ],
  ['its day already over in that week', plan(twoWeekly(2), '2026-11-26'), '2026-11-26', ['2026-12-08', '2026-12-22']],
  ['two-weekly, asked years later', plan(twoWeekly(2), '2024-01-01'), '2026-11-23', ['2026-12-01', '2026-12-15']],
  [
    'two-weekly through week 53',
    plan(twoWeekly(3), '2026-12-14'),
    '2026-12-14',
    ['2026-12-16', '2026-12-30', '2027-01-13'],
  ],
  ['weekly through week 53', plan(weekly(1)), '2026-12-20', ['2026-12-21', '2026-12-28', '2027-01-04']],
  ['first Monday', plan(monthly(1, 1)), '2026-01-01', ['2026-01-05', '2026-02-02', '2026-03-02']],
  ['last Friday', plan(monthly(-1, 5, '11:00')), '2026-01-01', ['2026-01-30', '2026-02-27', '2026-03-27']],
  ['fourth Wednesday', plan(monthly(4, 3)), '2026-01-01', ['2026-01-28', '2026-02-25', '2026-03-25']],
  ['last Tuesday is 29 February', plan(monthly(-1, 2)), '2028-02-01', ['2028-02-29', '2028-03-28']],
  ['weekly on 29 February', plan(weekly(2)), '2028-02-22', ['2028-02-22', '2028-02-29', '2028-03-07']],
  ['first Monday is Easter Monday', plan(monthly(1, 1)), '2026-04-01', ['2026-04-07', '2026-05-04']],
  ["King's Day on a Monday", plan(weekly(1)), '2026-04-20', ['2026-04-20', '2026-04-28', '2026-05-04']],
  ["King's Day on a Saturday leaves Monday alone", plan(weekly(1)), '2025-04-27', ['2025-04-28', '2025-05-06']],
  ['Liberation Day', plan(weekly(2)), '2026-05-01', ['2026-05-06', '2026-05-12']],
  ['Ascension Day, then Friday morning', plan(weekly(4)), '2026-05-10', ['2026-05-15', '2026-05-21']],
  ['two holidays in a row', plan(weekly(3)), '2027-05-03', ['2027-05-07', '2027-05-12']],
  [
    'Boxing Day is a Friday: after the weekend',
    plan(twoWeekly(5, '09:00'), '2025-12-08'),
    '2025-12-20',
    ['2025-12-29', '2026-01-09'],
  ],
])('%s', (_promise, timing, from, expected) => expect(days(timing, from, expected.length)).toEqual(expected));

test('a moment never moves to Friday afternoon', () => {
  expect(days(plan(weekly(4, '11:59')), '2026-05-11', 1)).toEqual(['2026-05-15']);
  expect(days(plan(monthly(2, 4, '12:00')), '2026-05-11', 1)).toEqual(['2026-05-18']);
});

test('a moment that would move into a week with one of its own is left out', () => {
  // Christmas and New Year are both a Friday: the first moves to Monday, the second would make two in one week.
  expect(days(plan(weekly(5, '11:00')), '2026-12-15', 4)).toEqual([
    '2026-12-18',
    '2026-12-28',
    '2027-01-08',
    '2027-01-15',
  ]);
  // Christmas on Thursday and Friday, New Year on Thursday.
  expect(days(plan(weekly(4)), '2025-12-15', 3)).toEqual(['2025-12-18', '2026-01-02', '2026-01-08']);
});

test('it says which day was meant when a moment has moved', () => {
  const [moved] = moments(plan(weekly(1)), '2026-04-06');
  expect(moved).toMatchObject({ scheduled: '2026-04-06', date: '2026-04-07' });
});

test.each([
  ['the Sunday before summer time', '2026-03-24', '2026-03-24T09:00:00.000Z'],
  ['the week after 29 March 2026', '2026-03-30', '2026-03-31T08:00:00.000Z'],
  ['the week before 25 October 2026', '2026-10-19', '2026-10-20T08:00:00.000Z'],
  ['the week after 25 October 2026', '2026-10-26', '2026-10-27T09:00:00.000Z'],
])('ten o’clock stays ten o’clock: %s', (_when, from, expected) => {
  const after = startOfDay(from, 'Europe/Amsterdam') - 1;
  expect(utc(nextMoment(plan(weekly(2)), after).at)).toBe(expected);
});

test.each([
  ['Europe/Amsterdam', '2026-12-01T09:00:00.000Z'],
  ['America/Curacao', '2026-12-01T14:00:00.000Z'],
  ['America/Santiago', '2026-12-01T13:00:00.000Z'],
  ['Pacific/Auckland', '2026-11-30T21:00:00.000Z'],
])('the time is that of the zone: %s', (zone, expected) => {
  const moment = nextMoment(plan(weekly(2), '2026-01-01', zone), Date.parse('2026-11-29T12:00:00Z'));
  expect(moment.date).toBe('2026-12-01');
  expect(utc(moment.at)).toBe(expected);
});

test('southern summer time begins in September: the instant shifts, the clock does not', () => {
  const timing = plan(weekly(2), '2026-01-01', 'America/Santiago');
  expect(utc(nextMoment(timing, Date.parse('2026-08-31T12:00:00Z')).at)).toBe('2026-09-01T14:00:00.000Z');
  expect(utc(nextMoment(timing, Date.parse('2026-09-07T12:00:00Z')).at)).toBe('2026-09-08T13:00:00.000Z');
});

test('the next moment is strictly later', () => {
  const first = nextMoment(plan(weekly(2)), Date.parse('2026-11-23T00:00:00Z'));
  expect(nextMoment(plan(weekly(2)), first.at - 1)).toEqual(first);
  expect(nextMoment(plan(weekly(2)), first.at).date).toBe('2026-12-01');
});

test('a change of rhythm keeps to one a week', () => {
  const after = Date.parse('2026-11-24T12:00:00Z');
  expect(nextMoment(plan(weekly(4)), after).date).toBe('2026-11-26');
  expect(nextMoment(plan(weekly(4)), after, '2026-11-24').date).toBe('2026-12-03');
});

function allUntil(timing: ReturnType<typeof plan>, end: string): Moment[] {
  const found: Moment[] = [];
  for (const moment of moments(timing, timing.startDate)) {
    if (moment.date >= end) break;
    found.push(moment);
  }
  return found;
}

/** A weekly moment is left out at most once in a row, around Christmas or Ascension Day. */
const longestGap = { week: 15, 'two-weeks': 19, month: 40 };

const rhythms: Rhythm[] = ([1, 2, 3, 4, 5] as const).flatMap((weekday) => [
  weekly(weekday, '09:30'),
  twoWeekly(weekday, '11:00'),
  ...([1, 2, 3, 4, -1] as const).map((nth) => monthly(nth, weekday, '10:00')),
  ...(weekday === 5 ? [] : [weekly(weekday, '16:00')]),
]);

test.each(rhythms)(
  'twelve years of $every $weekday $time $nth: working days, one a week, the same from any day',
  (rhythm) => {
    const timing = plan(rhythm, '2025-01-01');
    const all = allUntil(timing, '2037-01-01');
    const weeks = new Set(all.map(({ date }) => mondayOf(date)));
    expect(weeks.size).toBe(all.length);
    for (const [index, { date, at }] of all.entries()) {
      expect(holidayOn(date), date).toBeUndefined();
      expect(weekdayOf(date) <= (rhythm.time < '12:00' ? 5 : 4), date).toBe(true);
      expect(localDate(at, timing.zone)).toBe(date);
      const next = all[index + 1];
      if (!next) continue;
      expect(next.date > date).toBe(true);
      expect(dayNumber(next.date) - dayNumber(date), date).toBeLessThanOrEqual(longestGap[rhythm.every]);
      if (index % 10 > 0) continue;
      for (let day = date; day < next.date; day = addDays(day, 3)) {
        const after = Math.max(at, startOfDay(day, timing.zone));
        expect(nextMoment(timing, after), `asked on ${day}`).toEqual(next);
      }
    }
  },
);

test.each<[Rhythm, ReturnType<typeof rhythmFault>]>([
  [weekly(2, '10:00'), undefined],
  [weekly(2, '00:00'), undefined],
  [weekly(2, '01:59'), undefined],
  [weekly(2, '02:00'), 'clock-change'],
  [weekly(2, '02:59'), 'clock-change'],
  [weekly(2, '03:00'), undefined],
  [weekly(2, '24:00'), 'no-time'],
  [weekly(2, '9:00'), 'no-time'],
  [weekly(2, '10:60'), 'no-time'],
  [weekly(2, ''), 'no-time'],
  [weekly(5, '11:59'), undefined],
  [weekly(5, '12:00'), 'friday-afternoon'],
  [twoWeekly(5, '15:00'), 'friday-afternoon'],
  [monthly(-1, 5, '23:59'), 'friday-afternoon'],
  [weekly(4, '15:00'), undefined],
])('%o can be kept, or says why not: %s', (rhythm, fault) => expect(rhythmFault(rhythm)).toBe(fault));

test.each([
  ['2026-01-01', 'Nieuwjaar'],
  ['2026-04-03', 'Goede Vrijdag'],
  ['2026-04-06', 'Tweede paasdag'],
  ['2025-04-26', 'Koningsdag'],
  ['2025-04-27', undefined],
  ['2026-04-27', 'Koningsdag'],
  ['2026-05-04', undefined],
  ['2026-05-05', 'Bevrijdingsdag'],
  ['2026-05-14', 'Hemelvaartsdag'],
  ['2026-05-25', 'Tweede pinksterdag'],
  ['2026-12-05', undefined],
  ['2026-12-25', 'Kerstmis'],
  ['2026-12-26', 'Tweede kerstdag'],
  ['2026-12-31', undefined],
])('%s is a holiday for Dutch civil servants: %s', (date, name) => expect(holidayOn(date)).toBe(name));

test('a local day begins when its zone says so', () => {
  expect(utc(startOfDay('2026-03-29', 'Europe/Amsterdam'))).toBe('2026-03-28T23:00:00.000Z');
  expect(utc(startOfDay('2026-03-30', 'Europe/Amsterdam'))).toBe('2026-03-29T22:00:00.000Z');
  // In Chile the clock goes from midnight to one.
  expect(utc(startOfDay('2026-09-06', 'America/Santiago'))).toBe('2026-09-06T04:00:00.000Z');
  expect(localDate(Date.parse('2026-11-23T23:30:00Z'), 'Europe/Amsterdam')).toBe('2026-11-24');
  expect(localDate(Date.parse('2026-11-24T03:30:00Z'), 'America/Curacao')).toBe('2026-11-23');
});

test('week 53 of 2026 runs into 2027', () => {
  expect(mondayOf('2027-01-03')).toBe('2026-12-28');
  expect(mondayOf('2027-01-04')).toBe('2027-01-04');
  expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
});

test('a day reads as people write it', () =>
  expect([dateText('2026-11-24'), shortDate('2027-03-02'), farDateText('2027-03-02')]).toEqual([
    ...['dinsdag 24 november', '2 mrt', 'dinsdag 2 maart 2027'],
  ]));
