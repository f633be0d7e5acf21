import { expect, test } from 'vitest';
import { nextHolidayQuarter } from '../../../src/rules/holiday-quarter.ts';

const zone = 'Europe/Amsterdam';

test.each([
  ['2026-11-27T23:00:00+01:00', '2026-11-30', 5, 'Nieuwjaar', '2027-01-01', '2027-01-04'],
  // Christmas and New Year are on Saturdays: the next holiday on a working day is months away.
  ['2027-06-18T12:00:00+02:00', '2028-03-13', 5, 'Goede Vrijdag', '2028-04-14', '2028-04-18'],
  ['2027-03-18T12:00:00+01:00', '2027-03-29', 2, 'Koningsdag', '2027-04-27', '2027-04-28'],
  ['2026-04-07T12:00:00+02:00', '2026-04-13', 4, 'Hemelvaartsdag', '2026-05-14', '2026-05-15'],
])(
  'after %s a quarter begins on %s, on weekday %i, with %s (%s) moved to %s',
  (after, monday, weekday, name, date, moved) => {
    const found = nextHolidayQuarter(Date.parse(after), zone);
    expect(found).toMatchObject({ monday, weekday, holiday: { name, date }, moved: { scheduled: date, date: moved } });
  },
);

test('it never begins in the past, whatever the moment', () => {
  for (
    let after = Date.parse('2026-01-01T09:00:00+01:00');
    after < Date.parse('2028-01-01');
    after += 311 * 3_600_000
  ) {
    expect(nextHolidayQuarter(after, zone)?.beginsAt).toBeGreaterThan(after);
  }
});
