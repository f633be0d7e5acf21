import type { Several } from '../domain/lesson.ts';
import { type LocalTime, type Rhythm, type Turn, turns, type Weekday, weekdays } from '../domain/project.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { tidy } from '../text/tidy.ts';

/** A rhythm found in what somebody typed, and the words around it. */
export type FoundRhythm = { readonly rhythm: Rhythm; readonly rest: string };

/** The turns in a month and how people write them, the usual way first. */
export const ordinals: Readonly<Record<Turn, Several<string>>> = {
  1: ['eerste', '1e', '1ste'],
  2: ['tweede', '2e', '2de'],
  3: ['derde', '3e', '3de'],
  4: ['vierde', '4e', '4de'],
  [-1]: ['laatste'],
};

/** What holds when people name no day, no turn or no time. */
export const usual = { weekday: 2, nth: 1, time: '10:00' } as const;

/** The whole name of a working day, or its first two letters. */
const dayWords = weekdayNames.slice(0, weekdays.length).map((name) => `${name.slice(0, 2)}(?:${name.slice(2)})?`);
const day = `(?<day>${dayWords.join('|')})`;
const nth = `(?<nth>${Object.values(ordinals).flat().join('|')})`;
const time =
  '(?:(?: om)? (?<hour>\\d{1,2})(?:[:.u](?<minute>\\d{2})(?: ?uur| ?u)?| ?uur| ?u)| om (?<bare>\\d{1,2}))(?![\\d:.])';
const every = '(?:elke|iedere|elk|ieder)';
const once = '(?:eens|een keer|één keer|1 keer|1x)';
const two = '(?:twee|2)';

type When = { readonly nth: Turn; readonly weekday: Weekday; readonly time: LocalTime };
/** How people write a rhythm, and what it is on the day and at the time they name. */
type Reader<Every> = { readonly words: Several<string>; toRhythm(when: When): Rhythm & { readonly every: Every } };

/** Tried in this order; the first that fits counts. */
const rhythms: { readonly [Every in Rhythm['every']]: Reader<Every> } = {
  month: {
    words: [
      `${every} ${nth} ${day}(?: van (?:de|elke|iedere) maand| in de maand)?`,
      `(?:op )?de ${nth} ${day} (?:van|in) (?:de|elke|iedere) maand`,
      `(?:maandelijks|${every} maand|${once} (?:per|in de) maand)(?:,?(?: op)?(?: de)? ${nth} ${day})?`,
    ],
    toRhythm: (when) => ({ every: 'month', ...when }),
  },
  'two-weeks': {
    words: [
      `(?:om de (?:week|${two} weken|veertien dagen|14 dagen)|${every} ${two} weken|tweewekelijks|2-wekelijks|${once} (?:per|in de) ${two} weken)(?:,?(?: op)? ${day})?`,
    ],
    toRhythm: ({ weekday, time }) => ({ every: 'two-weeks', weekday, time }),
  },
  week: {
    words: [`(?:wekelijks|${every} week|${once} (?:per|in de) week)(?:,?(?: op)? ${day})?`, `${every} ${day}`],
    toRhythm: ({ weekday, time }) => ({ every: 'week', weekday, time }),
  },
};
const readers = Object.values(rhythms).flatMap(({ words, toRhythm }) =>
  words.map((one) => ({
    pattern: new RegExp(`(?<![\\p{L}\\d])${one}(?![\\p{L}\\d])(?:${time})?`, 'iu'),
    toRhythm,
  })),
);

/**
 * Finds a rhythm as people write it, anywhere in a text: `elke dinsdag 10:00`, `om de week woensdag 9.30`,
 * `elke laatste vrijdag van de maand`. Without a day it is Tuesday, without a time ten o'clock.
 * Whether the bot can keep that rhythm is for `rhythmFault` to say.
 */
export function parseRhythm(text: string): FoundRhythm | undefined {
  const words = tidy(text);
  for (const { pattern, toRhythm } of readers) {
    const found = pattern.exec(words);
    if (!found) continue;
    const rest = tidy(`${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`);
    return { rhythm: toRhythm(whenOf(found.groups ?? {})), rest };
  }
  return undefined;
}

type Found = Readonly<Record<string, string | undefined>>;

function whenOf(found: Found): When {
  return { nth: toNth(found.nth), weekday: toWeekday(found.day), time: toTime(found) };
}

function toWeekday(word: string | undefined): Weekday {
  const found = weekdayNames.findIndex((name) => word !== undefined && name.startsWith(word.toLowerCase()));
  return weekdays[found] ?? usual.weekday;
}

function toNth(word = ''): Turn {
  return turns.find((turn) => ordinals[turn].includes(word.toLowerCase())) ?? usual.nth;
}

function toTime({ hour, bare, minute = '00' }: Found): LocalTime {
  const hours = hour ?? bare;
  return hours === undefined ? usual.time : `${hours.padStart(2, '0')}:${minute}`;
}
