import { describe, expect, test } from 'vitest';
import type { Rhythm } from '../../../src/domain/project.ts';
import { readEnd } from '../../../src/grammar/parse-pause.ts';
import { parseMoment } from '../../../src/grammar/parse-rhythm.ts';
import { rhythmText } from '../../../src/replies/rhythm-text.ts';
import { fillRhythm } from '../../../src/rules/fill-rhythm.ts';
import { rhythmFault } from '../../../src/rules/rhythm.ts';

const parseUntil = (words: string, today: string) => {
  const end = readEnd(words, today);
  return end?.kind === 'day' ? end.day : undefined;
};

const weekly = (weekday: Rhythm['weekday'], time = '10:00') => ({ every: 'week', weekday, time });
const twoWeekly = (weekday: Rhythm['weekday'], time = '10:00') => ({ every: 'two-weeks', weekday, time });
const monthly = (nth: number, weekday: Rhythm['weekday'], time = '10:00') => ({ every: 'month', nth, weekday, time });

test.each<[words: string, rhythm: object, rest?: string]>([
  ['elke dinsdag 10:00', weekly(2)],
  ['elke dinsdag', weekly(2)],
  ['Elke  DINSDAG om 10:00 uur', weekly(2)],
  ['iedere week op dinsdag om 10 uur', weekly(2)],
  ['elke week', weekly(2)],
  ['wekelijks', weekly(2)],
  ['wekelijks op vr 9:15 uur', weekly(5, '09:15')],
  ['een keer per week, op maandag', weekly(1)],
  ['iedere do om 9', weekly(4, '09:00')],
  ['elke woensdag 9u30', weekly(3, '09:30')],
  ['elke woensdag 14u', weekly(3, '14:00')],
  ['om de week woensdag 9.30', twoWeekly(3, '09:30')],
  ['elke twee weken donderdag 14:00', twoWeekly(4, '14:00')],
  ['iedere 2 weken op maandag', twoWeekly(1)],
  ['om de twee weken', twoWeekly(2)],
  ['tweewekelijks op vrijdag om 11:00', twoWeekly(5, '11:00')],
  ['eens per twee weken op dinsdag', twoWeekly(2)],
  ['om de veertien dagen op di', twoWeekly(2)],
  ['elke eerste maandag van de maand 9:00', monthly(1, 1, '09:00')],
  ['elke 2e dinsdag van de maand', monthly(2, 2)],
  ['iedere derde woensdag', monthly(3, 3)],
  ['elke laatste vrijdag van de maand 11:00', monthly(-1, 5, '11:00')],
  ['de vierde donderdag van elke maand om 15:00', monthly(4, 4, '15:00')],
  ['maandelijks', monthly(1, 2)],
  ['maandelijks op de derde donderdag om 9:30', monthly(3, 4, '09:30')],
  ['elke maand de laatste maandag', monthly(-1, 1)],
  ['eens per maand', monthly(1, 2)],
  ['project Groepsapp Noord fase start elke dinsdag 10:00', weekly(2), 'project Groepsapp Noord fase start'],
  ['elke dinsdag 10:00 fase start', weekly(2), 'fase start'],
  ['elke dinsdag en donderdag', weekly(2), 'en donderdag'],
  ['elke dinsdag 10', weekly(2), '10'],
  ['elke dinsdag om 10:5', weekly(2), 'om 10:5'],
  ['maandelijks op dinsdag', monthly(1, 2)],
  ['elke maand donderdag 14:30', monthly(1, 4, '14:30')],
])('“%s” is a rhythm', (words, rhythm, rest = '') => {
  const found = parseMoment(words);
  expect(found && { rhythm: fillRhythm(found.rhythm), rest: found.rest }).toEqual({ rhythm, rest });
});

test.each([
  '',
  'dinsdag',
  'dinsdag 10:00',
  'elke dag',
  'elke zaterdag 10:00',
  'elke dinsdagavond',
  'elke vrijdagmiddag',
  'elke vijfde maandag van de maand',
  'elke eerste zondag',
  'elke drie weken',
  'welke dinsdag',
  'de eerste maandag',
  'een week',
])('“%s” does not say how often', (words) => expect(parseMoment(words)?.rhythm.every).toBeUndefined());

test.each([
  ['elke dinsdag 25:00', 'no-time'],
  ['elke dinsdag 10:75', 'no-time'],
  ['elke dinsdag om 2 uur', 'clock-change'],
  ['elke vrijdag 14:00', 'friday-afternoon'],
] as const)('“%s” is understood, and cannot be kept: %s', (words, fault) => {
  const found = parseMoment(words);
  expect(found && rhythmFault(fillRhythm(found.rhythm))).toBe(fault);
});

test.each<[words: string, named: object]>([
  ['op woensdag', { weekday: 3 }],
  ['liever maandag om 9:00', { weekday: 1, time: '09:00' }],
  ['derde dinsdag van de maand', { nth: 3, weekday: 2 }],
  ['om half tien', { time: '09:30' }],
  ['om half drie', { time: '14:30' }],
  ['om kwart over negen', { time: '09:15' }],
  ['om kwart voor een', { time: '12:45' }],
  ['om tien uur', { time: '10:00' }],
  ['elke maand om 9 uur', { every: 'month', time: '09:00' }],
  ['van donderdag naar dinsdag', { weekday: 2 }],
  ['op dinsdag ipv donderdag', { weekday: 2 }],
  ['niet op donderdag maar op dinsdag', { weekday: 2 }],
])('of “%s” only what is named is read', (words, named) => expect(parseMoment(words)?.rhythm).toEqual(named));

test.each(['', 'zaterdag 10:00', 'dinsdag en donderdag', 'dinsdagavond', 'tien bewoners', 'half augustus'])(
  '“%s” names no moment',
  (words) => expect(parseMoment(words)).toBeUndefined(),
);

const texts: [Rhythm, string][] = [
  [{ every: 'week', weekday: 2, time: '10:00' }, 'elke dinsdag om 10:00'],
  [{ every: 'two-weeks', weekday: 3, time: '09:30' }, 'om de week op woensdag om 9:30'],
  [{ every: 'month', nth: 1, weekday: 1, time: '09:00' }, 'elke eerste maandag van de maand om 9:00'],
  [{ every: 'month', nth: -1, weekday: 5, time: '00:05' }, 'elke laatste vrijdag van de maand om 0:05'],
];
test.each(texts)('%o reads as “%s”, and back', (rhythm, text) => {
  expect(rhythmText(rhythm)).toBe(text);
  expect(parseMoment(text)).toEqual({ rhythm, rest: '' });
});

describe('a pause asked on Monday 23 November 2026', () => {
  test.each([
    ['2 weken', '2026-12-07'],
    ['een week', '2026-11-30'],
    ['Één  maand', '2026-12-23'],
    ['voor 10 dagen', '2026-12-03'],
    ['drie maanden lang', '2027-02-23'],
    ['1 dag', '2026-11-24'],
    ['12 maanden', '2027-11-23'],
    ['tot morgen', '2026-11-24'],
    ['tot maandag', '2026-11-30'],
    ['tot dinsdag', '2026-11-24'],
    ['tot en met vrijdag', '2026-11-28'],
    ['tot volgende week', '2026-11-30'],
    ['tot en met volgende week', '2026-12-07'],
    ['tot volgende maand', '2026-12-01'],
    ['tot 1 maart', '2027-03-01'],
    ['tot 1 MRT', '2027-03-01'],
    ['tot 24 november', '2026-11-24'],
    ['tot 5 jan. 2027', '2027-01-05'],
    ['tot en met 5 januari', '2027-01-06'],
    ['t/m 31 december', '2027-01-01'],
    ['tot januari', '2027-01-01'],
    ['tot en met januari', '2027-02-01'],
    ['tot 1-3-2027', '2027-03-01'],
    ['tot 1/3', '2027-03-01'],
    ['tot 2027-03-01', '2027-03-01'],
    ['tot 23 november', '2027-11-23'],
  ])('“%s” ends on %s', (words, date) => expect(parseUntil(words, '2026-11-23')).toBe(date));

  test.each([
    '',
    'tot',
    'maandag',
    'volgende week',
    'tot gisteren',
    'tot de zomer',
    'tot nader order',
    '0 dagen',
    'een paar weken',
    '2 jaar',
    '400 dagen',
    'tot 31 april',
    'tot 29 februari',
    'tot 0-1',
    'tot 1-13',
    'tot 1-3/2027',
    'tot 1-1-2020',
    'tot 24 november 2027',
    'tot 1 maart of zo',
    'van de zomer',
  ])('“%s” is not understood', (words) => expect(parseUntil(words, '2026-11-23')).toBeUndefined());
});

test.each([
  ['a month from the 31st', '1 maand', '2027-01-31', '2027-02-28'],
  ['29 February in a leap year', 'tot 29 februari', '2027-11-01', '2028-02-29'],
  ['up to and including 29 February', 'tot en met 29 februari', '2027-11-01', '2028-03-01'],
  ['the weekday it is today', 'tot vrijdag', '2026-11-27', '2026-12-04'],
  ['over New Year', '2 weken', '2026-12-28', '2027-01-11'],
])('%s', (_promise, words, today, date) => expect(parseUntil(words, today)).toBe(date));
