import type { Claim, Lesson, NudgeText } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import { type NudgeKey, toneSlips } from './nudge-tone.ts';
import { keyOf } from './origin-key.ts';
import type { LessonSource } from './sources.ts';
import { sentencesIn, type ToneFinder, wordsIn } from './tone.ts';

/** A card is read between two meetings, at B1 level: 60 words, of which its buttons take six. */
const mostWords = 54;
const mostWordsInSentence = 15;
/** What a card says of itself when there is room for its question too. */
const mostInShort = 45;
/** What cannot be left out when a card also names its lesson and a colleague, says that it returns, and asks how the last one went. */
const mostAtLeast = 33;

/** Something to mend, and where in its nudge or lesson. */
type Slip = readonly [path: readonly PropertyKey[], problem: string, remedy: string];
type Part = { readonly key: NudgeKey; readonly text: string; readonly path: readonly PropertyKey[] };

/**
 * What an editor can mend in the nudges of one lesson: its length, its tone, its measure, and the phases it covers.
 * While the word lists of tone have faults of their own, tone and measure are not judged.
 */
export function checkNudges({ lesson, source }: LessonSource, tone: ToneFinder | undefined): readonly ContentFault[] {
  const slips = lesson.nudges.flatMap((nudge, index) =>
    [
      ...repeatedId(nudge, index, lesson),
      ...lengthSlips(nudge),
      ...partsOf(nudge).flatMap((part) => [...longSentences(part), ...toneOf(part, tone)]),
      ...questionSlips(nudge),
      ...measureSlips(nudge, lesson, tone),
    ].map(([path, ...advice]): Slip => [['nudges', index, ...path], ...advice]),
  );
  return [...slips, ...tooFew(lesson)].map((slip) => source.fault(...slip));
}

const partsOf = ({ occasion, risk, step, question }: NudgeText): readonly Part[] => [
  ...(occasion === undefined ? [] : [{ key: 'aanleiding', text: occasion, path: ['aanleiding'] } as const]),
  { key: 'risico', text: risk.text, path: pathOf(risk) },
  { key: 'stap', text: step, path: ['stap'] },
  { key: 'vraag', text: question, path: ['vraag'] },
];

/** Where the text of a risk stands. */
const pathOf = (risk: Claim): readonly PropertyKey[] => ['risico', keyOf(risk)];

const toneOf = ({ key, text, path }: Part, tone: ToneFinder | undefined): readonly Slip[] =>
  toneSlips(key, text, tone).map((advice): Slip => [path, ...advice]);

function repeatedId({ id }: NudgeText, index: number, { nudges }: Lesson): readonly Slip[] {
  const isAgain = nudges.findIndex((other) => other.id === id) < index;
  return isAgain ? [[['id'], `het id “${id}” staat er twee keer`, 'Geef een van de twee een ander id.']] : [];
}

function lengthSlips(nudge: NudgeText): readonly Slip[] {
  const total = partsOf(nudge).reduce((sum, { text }) => sum + wordsIn(text).length, 0);
  if (total > mostWords)
    return [[[], `de nudge “${nudge.id}” heeft ${total} woorden`, `Maak hem korter: hoogstens ${mostWords} woorden.`]];
  const { occasion = '' } = nudge;
  const short = total - wordsIn(occasion).length;
  if (short > mostInShort) return [tooLong('“risico”, “stap” en “vraag”', nudge, { has: short, most: mostInShort })];
  const atLeast = short - wordsIn(nudge.question).length;
  return atLeast > mostAtLeast ? [tooLong('“risico” en “stap”', nudge, { has: atLeast, most: mostAtLeast })] : [];
}

function tooLong(
  what: string,
  { id }: NudgeText,
  { has, most }: { readonly has: number; readonly most: number },
): Slip {
  const remedy = `Maak die korter: samen hoogstens ${most} woorden.`;
  return [[], `${what} van de nudge “${id}” hebben samen ${has} woorden`, remedy];
}

function longSentences({ key, text, path }: Part): readonly Slip[] {
  return sentencesIn(text)
    .map((sentence) => wordsIn(sentence).length)
    .filter((count) => count > mostWordsInSentence)
    .map((count) => [
      path,
      `“${key}” heeft een zin van ${count} woorden`,
      `Knip de zin in tweeën: hoogstens ${mostWordsInSentence} woorden.`,
    ]);
}

function questionSlips({ question }: NudgeText): readonly Slip[] {
  if (question.endsWith('?')) return [];
  return [[['vraag'], '“vraag” eindigt niet op een vraagteken', 'Maak er een vraag van die iemand kan beantwoorden.']];
}

/** A risk that the source hedges is hedged here too, and so is every risk of our own. */
function measureSlips({ kind, risk }: NudgeText, lesson: Lesson, tone: ToneFinder | undefined): readonly Slip[] {
  if (!tone || kind !== 'risk' || tone.isHedged(risk.text)) return [];
  if (risk.origin !== 'derived' && !lesson.risk.some(({ text, origin }) => origin === 'source' && tone.isHedged(text)))
    return [];
  return [
    [
      pathOf(risk),
      'dit risico is stelliger dan de bron',
      'Zet er een woord als “kan”, “vaak” of “misschien” bij, zoals bij “risico” van de les.',
    ],
  ];
}

/** Of each kind, so that a lesson that comes back has another text. */
const fewest = 2;
const counted = ['geen', 'maar één'];

/** A lesson has two risks for each phase in which it bites, and two confirmations. */
function tooFew({ nudges, phases }: Lesson): readonly Slip[] {
  const risks = nudges.filter(({ kind }) => kind === 'risk');
  const confirmations = nudges.length - risks.length;
  const silent = phases.flatMap(({ phase }, place): Slip[] => {
    const count = risks.filter((nudge) => nudge.phases.includes(phase)).length;
    const problem = `bij de fase “${phase}” is er ${counted[count]} nudge met “soort: risico”`;
    const remedy = 'Schrijf er een bij, of zet deze fase bij een nudge die dan ook klopt.';
    return count >= fewest ? [] : [[['fasen', place], problem, remedy]];
  });
  if (confirmations >= fewest) return silent;
  const problem = `er is ${counted[confirmations]} nudge met “soort: bevestiging”`;
  return [...silent, [['nudges'], problem, 'Schrijf er een bij, tot het er twee zijn.']];
}
