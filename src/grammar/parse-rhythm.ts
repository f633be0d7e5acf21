import { impossible } from '../domain/impossible.ts';
import { type LocalTime, type Rhythm, type Turn, type Weekday, weekdays } from '../domain/project.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { tidy } from '../text/tidy.ts';

/** A rhythm found in what somebody typed, and the words around it. */
export type FoundRhythm = { readonly rhythm: Rhythm; readonly rest: string };

/** The turns in a month and how people write them, the usual way first. */
const ordinals = new Map<Turn, readonly string[]>([
  [1, ['eerste', '1e', '1ste']],
  [2, ['tweede', '2e', '2de']],
  [3, ['derde', '3e', '3de']],
  [4, ['vierde', '4e', '4de']],
  [-1, ['laatste']],
]);

/** What holds when people name no day, no turn or no time. */
export const usual = { weekday: 2, nth: 1, time: '10:00' } as const;

const day = '(?<day>ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?)';
const nth = `(?<nth>${[...ordinals.values()].flat().join('|')})`;
const time =
  '(?:(?: om)? (?<hour>\\d{1,2})(?:[:.u](?<minute>\\d{2})(?: ?uur| ?u)?| ?uur| ?u)| om (?<bare>\\d{1,2}))(?![\\d:.])';
const every = '(?:elke|iedere|elk|ieder)';
const once = '(?:eens|een keer|één keer|1 keer|1x)';
const two = '(?:twee|2)';

const patterns: readonly (readonly [Rhythm['every'], string])[] = [
  ['month', `${every} ${nth} ${day}(?: van (?:de|elke|iedere) maand| in de maand)?`],
  ['month', `(?:op )?de ${nth} ${day} (?:van|in) (?:de|elke|iedere) maand`],
  ['month', `(?:maandelijks|${every} maand|${once} (?:per|in de) maand)(?:,?(?: op)?(?: de)? ${nth} ${day})?`],
  [
    'two-weeks',
    `(?:om de (?:week|${two} weken|veertien dagen|14 dagen)|${every} ${two} weken|tweewekelijks|2-wekelijks|${once} (?:per|in de) ${two} weken)(?:,?(?: op)? ${day})?`,
  ],
  ['week', `(?:wekelijks|${every} week|${once} (?:per|in de) week)(?:,?(?: op)? ${day})?`],
  ['week', `${every} ${day}`],
];
const readers = patterns.map(
  ([kind, words]) => [kind, new RegExp(`(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])(?:${time})?`, 'iu')] as const,
);

/**
 * Finds a rhythm as people write it, anywhere in a text: `elke dinsdag 10:00`, `om de week woensdag 9.30`,
 * `elke laatste vrijdag van de maand`. Without a day it is Tuesday, without a time ten o'clock.
 * Whether the bot can keep that rhythm is for `rhythmFault` to say.
 */
export function parseRhythm(text: string): FoundRhythm | undefined {
  const words = tidy(text);
  for (const [kind, reader] of readers) {
    const found = reader.exec(words);
    if (!found) continue;
    const rest = tidy(`${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`);
    return { rhythm: toRhythm(kind, found.groups ?? {}), rest };
  }
  return undefined;
}

type Found = Readonly<Record<string, string | undefined>>;

function toRhythm(kind: Rhythm['every'], found: Found): Rhythm {
  const when = { weekday: toWeekday(found.day), time: toTime(found) };
  switch (kind) {
    case 'week':
    case 'two-weeks':
      return { every: kind, ...when };
    case 'month':
      return { every: kind, nth: toNth(found.nth), ...when };
    default:
      return impossible(kind);
  }
}

function toWeekday(word: string | undefined): Weekday {
  const found = weekdayNames.findIndex((name) => word !== undefined && name.startsWith(word.toLowerCase()));
  return weekdays[found] ?? usual.weekday;
}

function toNth(word: string | undefined): Turn {
  for (const [number, words] of ordinals) if (word && words.includes(word.toLowerCase())) return number;
  return usual.nth;
}

function toTime({ hour, bare, minute = '00' }: Found): LocalTime {
  const hours = hour ?? bare;
  return hours === undefined ? usual.time : `${hours.padStart(2, '0')}:${minute}`;
}
