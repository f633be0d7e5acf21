import { impossible } from '../domain/impossible.ts';
import type { LocalTime, Rhythm } from '../domain/project.ts';
import { ordinals } from '../grammar/parse-rhythm.ts';
import { weekdayNames } from '../text/calendar-words.ts';

/** The rhythm in words that `parseMoment` reads back: `elke eerste maandag van de maand om 9:00`. */
export function rhythmText(rhythm: Rhythm): string {
  const name = weekdayNames[rhythm.weekday - 1];
  const clock = `om ${clockText(rhythm.time)}`;
  switch (rhythm.every) {
    case 'week':
      return `elke ${name} ${clock}`;
    case 'two-weeks':
      return `om de week op ${name} ${clock}`;
    case 'month':
      return `elke ${ordinals[rhythm.nth][0]} ${name} van de maand ${clock}`;
    default:
      return impossible(rhythm);
  }
}

/** A time as people write it: `9:00`. */
export function clockText(time: LocalTime): string {
  return time.replace(/^0/, '');
}
