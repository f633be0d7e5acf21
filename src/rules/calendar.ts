import { Temporal } from 'temporal-polyfill';
import type { LocalDate, LocalTime } from '../domain/project.ts';

const msPerDay = 86_400_000;

/** The local day of an instant (epoch ms) in an IANA zone. */
export function localDate(at: number, zone: string): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The local day in one zone, for who asks it time after time: while the day goes on, the calendar is not asked again. */
export function createDayIn(zone: string): (at: number) => LocalDate {
  let day = { date: '', from: 0, until: 0 };
  return (at) => {
    if (at < day.from || at >= day.until) {
      const date = localDate(at, zone);
      day = { date, from: startOfDay(date, zone), until: startOfDay(addDays(date, 1), zone) };
    }
    return day.date;
  };
}

/** The instant (epoch ms) at which a local day begins, which is not midnight everywhere. */
export function startOfDay(date: LocalDate, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
}

/** The instant (epoch ms) of a wall-clock time. A time that the clock skips comes as much later as the clock jumps. */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
}

/** Days since 1970, for comparing many days cheaply: JavaScript reads a bare ISO day as midnight UTC. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / msPerDay;
}

/** A day some days later, or earlier when negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * msPerDay).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7. The first day of 1970 was a Thursday. */
export function weekdayOf(date: LocalDate): number {
  return ((dayNumber(date) + 3) % 7) + 1;
}

/** The Monday of a day's ISO week: two days with the same Monday are in the same week, also around New Year. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

const dutch = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const dutchShort = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day that may be a year away: `dinsdag 24 november 2026`. */
export function farDateText(date: LocalDate): string {
  return `${dateText(date)} ${date.slice(0, 4)}`;
}

/** A day in a sentence: `dinsdag 24 november`. It is soon, so the year goes without saying. */
export function dateText(date: LocalDate): string {
  return dutch.format(Date.parse(date));
}

/** A day in a list: `24 nov`. */
export function shortDate(date: LocalDate): string {
  return dutchShort.format(Date.parse(date)).replaceAll('.', '');
}
