import { createRequire } from 'node:module';
import type { default as HolidayCalendar, HolidaysTypes } from 'date-holidays';
import type { LocalDate } from '../domain/project.ts';

const load = createRequire(import.meta.url);

/**
 * Public holidays, and the two on which schools and civil servants are off while most companies work.
 * Good Friday: civil servants are off.
 * https://www.rijksoverheid.nl/onderwerpen/arbeidsovereenkomst-en-cao/vraag-en-antwoord/goede-vrijdag-vrije-dag
 * Liberation Day, every year: cao Gemeenten, article 6.6.
 * https://www.gemeente.nu/blog/bevrijdingsdag-een-betaalde-vrije-dag/
 */
const types: HolidaysTypes.HolidayType[] = ['public', 'school'];

let calendar: HolidayCalendar | undefined;
const years = new Map<string, ReadonlyMap<LocalDate, string>>();

/** The Dutch name of the holiday on this day, if it is one: `Tweede paasdag`. Holds for every zone, as our teams are Dutch. */
export function holidayOn(date: LocalDate): string | undefined {
  const year = date.slice(0, 4);
  const known = years.get(year) ?? holidaysOf(year);
  years.set(year, known);
  return known.get(date);
}

function holidaysOf(year: string): ReadonlyMap<LocalDate, string> {
  calendar ??= openCalendar();
  return new Map(calendar.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]));
}

/** The package holds the whole world (about 150 ms and 35 MB), so only who plans a nudge loads it. */
function openCalendar(): HolidayCalendar {
  const Holidays: typeof HolidayCalendar = load('date-holidays');
  return new Holidays('NL', { types, languages: ['nl'] });
}
