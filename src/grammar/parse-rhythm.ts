import { given } from '../domain/given.ts';
import type { RhythmWish } from '../domain/intent.ts';
import type { Several } from '../domain/lesson.ts';
import { type LocalTime, type Rhythm, type Turn, turns, type Weekday, weekdays } from '../domain/project.ts';
import { weekdayNames } from '../text/calendar-words.ts';
import { tidy } from '../text/tidy.ts';
import { upToTwelve } from './read-length.ts';

/** What of a rhythm was found in what somebody typed, and the words around it; `vague` is a part of a day, without a time. */
type FoundRhythm = { readonly rhythm: RhythmWish; readonly rest: string; readonly vague?: string };

/** The turns in a month and how people write them, the usual way first. */
export const ordinals: Readonly<Record<Turn, Several<string>>> = {
  1: ['eerste', '1e', '1ste'],
  2: ['tweede', '2e', '2de'],
  3: ['derde', '3e', '3de'],
  4: ['vierde', '4e', '4de'],
  [-1]: ['laatste'],
};

/** The whole name of a working day, or its first two letters; a part of that day may follow. */
const dayNames = weekdayNames.slice(0, weekdays.length);
const dayWords = dayNames.map((name) => `${name.slice(0, 2)}(?:${name.slice(2)})?`);
const part = '(?<part>(?<!vrijdag)middag|ochtend|morgen)?';
const day = `(?<day>${dayWords.join('|')})${part}`;
const nth = `(?<nth>${Object.values(ordinals).flat().join('|')})`;
const hourName = `(?:${upToTwelve.join('|')})`;
const time = `(?:(?: om)? (?:${[
  '(?<hour>\\d{1,2})(?:[:.u](?<minute>\\d{2})(?: ?uur| ?u)?| ?uur| ?u)',
  `(?<turn>half|kwart over|kwart voor) (?<turned>${hourName}|\\d{1,2})`,
  `(?<named>${hourName}) uur`,
].join('|')})| om (?<bare>\\d{1,2}|${hourName}))(?![\\p{L}\\d:.])`;
const every = '(?:elke|iedere|elk|ieder)';
const once = '(?:eens|een keer|één keer|1 keer|1x)';
const two = '(?:twee|2)';

/** How people write how often, and maybe on which day. Tried in this order; the first that fits counts. */
const rhythms: { readonly [Every in Rhythm['every']]: Several<string> } = {
  month: [
    `${every} ${nth} ${day}(?: van (?:de|elke|iedere) maand| in de maand)?`,
    `(?:op )?de ${nth} ${day} (?:van|in) (?:de|elke|iedere) maand`,
    `(?:maandelijks|${every} maand|${once} (?:per|in de) maand)(?:,?(?: op)?(?: de)?(?: ${nth})? ${day})?`,
  ],
  'two-weeks': [
    `(?:om de (?:week|${two} weken|veertien dagen|14 dagen)|${every} ${two} weken|tweewekelijks|2-wekelijks|${once} (?:per|in de) ${two} weken)(?:,?(?: op)? ${day})?`,
  ],
  week: [`(?:wekelijks|${every} week|${once} (?:per|in de) week)(?:,?(?: op)? ${day})?`, `${every} ${day}`],
};
const readers = (['month', 'two-weeks', 'week'] as const).flatMap((how) =>
  rhythms[how].map((words) => ({ how, pattern: new RegExp(`${notInWord(words)}(?:${time})?`, 'iu') })),
);

/** A day or a time by itself, which leaves open how often. */
const loneDay = new RegExp(
  notInWord(`(?:(?:op|naar) )?(?:de )?(?:${nth} )?(?<day>${dayNames.join('|')})${part}(?: van de maand)?`),
  'giu',
);
const loneTime = new RegExp(time, 'iu');
/** When nothing is sent, whatever else is named. */
const weekend = /\b(?:zaterdag|zondag|weekend)/iu;
/** The day that is left behind. */
const instead = new RegExp(
  `(?:(?:ipv|i\\.p\\.v\\.?|in plaats van|niet(?: meer)?) (?:op )?|van )(?:${dayNames.join('|')})(?: (?=naar))?`,
  'iu',
);

/**
 * Finds how often people want something, anywhere in a text, with the day and the time beside it: `elke dinsdag 10:00`,
 * `om de week woensdag 9.30`, `elke laatste vrijdag van de maand`. Whether the bot can keep that is for `rhythmFault` to say.
 */
function parseRhythm(text: string): FoundRhythm | undefined {
  const words = tidy(text);
  for (const { how, pattern } of readers) {
    const found = pattern.exec(words);
    if (found) return { ...wishIn(found.groups ?? {}, how), rest: without(words, found) };
  }
  return undefined;
}

/** How often, and a day or a time that stands elsewhere or alone: `elke maand donderdag`, `op donderdag`, `liever om half tien`. */
export function parseMoment(text: string): FoundRhythm | undefined {
  const often = parseRhythm(text) ?? { rhythm: {}, rest: tidy(text) };
  const withDay = often.rhythm.weekday === undefined ? joined(often, dayAlone(often.rest)) : often;
  const all = withDay.rhythm.time === undefined ? joined(withDay, timeAlone(withDay.rest)) : withDay;
  const { vague, ...certain } = all;
  const found = certain.rhythm.time === undefined ? all : certain;
  return Object.keys(found.rhythm).length > 0 ? found : undefined;
}

const joined = (one: FoundRhythm, other: FoundRhythm | undefined): FoundRhythm =>
  other ? { ...one, ...other, rhythm: { ...one.rhythm, ...other.rhythm } } : one;

/** Of two days nobody knows which is meant. */
function dayAlone(text: string): FoundRhythm | undefined {
  const words = text.replace(instead, ' ');
  const [found, ...more] = words.matchAll(loneDay);
  if (!found || more.length > 0 || weekend.test(words)) return undefined;
  return { ...wishIn(found.groups ?? {}), rest: without(words, found) };
}

function timeAlone(text: string): FoundRhythm | undefined {
  const words = ` ${text}`;
  const found = weekend.test(words) ? undefined : loneTime.exec(words);
  return found ? { ...wishIn(found.groups ?? {}), rest: without(words, found) } : undefined;
}

function notInWord(words: string): string {
  return `(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])`;
}

const without = (words: string, found: RegExpExecArray): string =>
  tidy(`${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`);

type Found = Readonly<Record<string, string | undefined>>;

function wishIn(found: Found, how?: Rhythm['every']): Omit<FoundRhythm, 'rest'> {
  const at = toTime(found);
  const named = { every: how, nth: toNth(found.nth), weekday: toWeekday(found.day), time: at };
  const isVague = found.part !== undefined && at === undefined;
  return { rhythm: given(named), ...given({ vague: isVague ? `${found.day}${found.part}` : undefined }) };
}

function toWeekday(word: string | undefined): Weekday | undefined {
  return word === undefined ? undefined : weekdays[dayNames.findIndex((name) => name.startsWith(word.toLowerCase()))];
}

function toNth(word = ''): Turn | undefined {
  return turns.find((turn) => ordinals[turn].includes(word.toLowerCase()));
}

function toTime({ hour, bare, named, turn, turned, minute = '00' }: Found): LocalTime | undefined {
  if (turn !== undefined) return clock(workingHour(turned) - (turn === 'kwart over' ? 0 : 1), quarters[turn]);
  const hours = hour ?? bare;
  if (hours !== undefined && /^\d/.test(hours)) return `${hours.padStart(2, '0')}:${minute}`;
  const word = named ?? hours;
  return word === undefined ? undefined : clock(workingHour(word), '00');
}

const quarters: Readonly<Record<string, string>> = { half: '30', 'kwart over': '15', 'kwart voor': '45' };
const clock = (hour: number, minute = '00'): LocalTime => `${String(hour).padStart(2, '0')}:${minute}`;

/** `Half drie` is in the afternoon. */
function workingHour(word = ''): number {
  const hour = /^\d/.test(word) ? Number(word) : upToTwelve.indexOf(word.toLowerCase()) + 1;
  return hour < 7 ? hour + 12 : hour;
}
