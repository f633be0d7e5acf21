import type { Claim, Lesson, NudgeText, Origin } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import type { LessonSource } from './sources.ts';
import { type ToneFinder, type WrongTone, wordsIn, wrongTones } from './tone.ts';

/** A card is read between two meetings, at B1 level: 60 words, of which its buttons take six. */
const mostWords = 54;
const mostWordsInSentence = 15;

/** Something to mend, and where in its nudge or lesson. */
type Slip = readonly [path: readonly PropertyKey[], problem: string, remedy: string];
type Key = 'aanleiding' | 'risico' | 'stap' | 'vraag';
type Part = { readonly key: Key; readonly text: string; readonly path: readonly PropertyKey[] };

/**
 * What an editor can mend in the nudges of one lesson: its length, its tone, its measure, and the phases it covers.
 * While the word lists of tone have faults of their own, tone and measure are not judged.
 */
export function checkNudges({ lesson, source }: LessonSource, tone: ToneFinder | undefined): readonly ContentFault[] {
  const slips = lesson.nudges.flatMap((nudge, index) =>
    [
      ...repeatedId(nudge, index, lesson),
      ...lengthSlips(nudge),
      ...partsOf(nudge).flatMap((part) => [...longSentences(part), ...toneSlips(part, tone)]),
      ...questionSlips(nudge),
      ...measureSlips(nudge, lesson, tone),
    ].map(([path, ...advice]): Slip => [['nudges', index, ...path], ...advice]),
  );
  return [...slips, ...missingKinds(lesson), ...silentPhases(lesson)].map((slip) => source.fault(...slip));
}

const partsOf = ({ occasion, risk, step, question }: NudgeText): readonly Part[] => [
  ...(occasion === undefined ? [] : [{ key: 'aanleiding', text: occasion, path: ['aanleiding'] } as const]),
  { key: 'risico', text: risk.text, path: pathOf(risk) },
  { key: 'stap', text: step, path: ['stap'] },
  { key: 'vraag', text: question, path: ['vraag'] },
];

/** Where the text of a risk stands. */
function pathOf({ origin }: Claim): readonly PropertyKey[] {
  const keys: Readonly<Record<Origin, string>> = {
    source: 'bron',
    derived: 'afgeleid',
    'about-source': 'over_de_bron',
  };
  return ['risico', keys[origin]];
}

function repeatedId({ id }: NudgeText, index: number, { nudges }: Lesson): readonly Slip[] {
  const isAgain = nudges.findIndex((other) => other.id === id) < index;
  return isAgain ? [[['id'], `het id “${id}” staat er twee keer`, 'Geef een van de twee een ander id.']] : [];
}

function lengthSlips(nudge: NudgeText): readonly Slip[] {
  const total = partsOf(nudge).reduce((sum, { text }) => sum + wordsIn(text).length, 0);
  if (total <= mostWords) return [];
  return [[[], `de nudge “${nudge.id}” heeft ${total} woorden`, `Maak hem korter: hoogstens ${mostWords} woorden.`]];
}

const sentenceSegmenter = new Intl.Segmenter('nl', { granularity: 'sentence' });

function longSentences({ key, text, path }: Part): readonly Slip[] {
  return [...sentenceSegmenter.segment(text)]
    .map(({ segment }) => wordsIn(segment).length)
    .filter((count) => count > mostWordsInSentence)
    .map((count) => [
      path,
      `“${key}” heeft een zin van ${count} woorden`,
      `Knip de zin in tweeën: hoogstens ${mostWordsInSentence} woorden.`,
    ]);
}

type ToneRule = {
  /** What is wrong; the `…` is what was found. */
  readonly problem: string;
  readonly remedy: string;
  /** The parts it holds for; absent is all. */
  readonly only?: readonly Key[];
};

/** Marks that are out of tone whatever the words are. */
const marks: readonly (ToneRule & { readonly pattern: RegExp })[] = [
  { pattern: /!/, problem: 'heeft een uitroepteken', remedy: 'Zet er een punt neer.' },
  { pattern: /\p{Extended_Pictographic}/u, problem: 'heeft een plaatje (…)', remedy: 'Schrijf het in woorden.' },
  {
    pattern: /\d|%|procent/i,
    problem: 'noemt een cijfer (“…”)',
    remedy: 'Laat het weg, of schrijf een klein getal als woord.',
  },
];

const toneRules: Readonly<Record<WrongTone, ToneRule>> = {
  alarms: { problem: 'klinkt als alarm door “…”', remedy: 'Zeg het rustiger, en zeg wat iemand kan doen.' },
  blames: { problem: 'geeft iemand de schuld door “…”', remedy: 'Zeg wat nu kan, niet wat er misging.' },
  lectures: { problem: 'klinkt als school door “…”', remedy: 'Zeg het zoals je het een collega zou zeggen.' },
  certainties: {
    problem: 'is te stellig door “…”',
    remedy: 'Houd de maat van de bron aan: “kan”, “vaak”, “misschien”.',
    only: ['aanleiding', 'risico'],
  },
  orders: {
    problem: 'legt iets op door “…”',
    remedy: 'Schrijf wat iemand kan doen, of begin met het werkwoord.',
    only: ['risico', 'stap'],
  },
  leaning: {
    problem: 'staat niet op zichzelf: hij begint met “…”',
    remedy: 'Begin met wat iemand doet, bijvoorbeeld “Bel” of “Ga langs”.',
    only: ['stap'],
  },
};

function toneSlips({ key, text, path }: Part, tone: ToneFinder | undefined): readonly Slip[] {
  const found = [
    ...marks.map((mark) => ({ ...mark, words: mark.pattern.exec(text)?.[0] })),
    ...wrongTones.map((wrong) => ({ ...toneRules[wrong], words: tone?.find(wrong, text) })),
  ];
  return found.flatMap(({ words, problem, remedy, only }): Slip[] =>
    words === undefined || (only && !only.includes(key))
      ? []
      : [[path, `“${key}” ${problem.replace('…', words)}`, remedy]],
  );
}

function questionSlips({ question }: NudgeText): readonly Slip[] {
  if (question.endsWith('?')) return [];
  return [[['vraag'], '“vraag” eindigt niet op een vraagteken', 'Maak er een vraag van die iemand kan beantwoorden.']];
}

/** A risk that the source hedges is hedged here too. */
function measureSlips({ kind, risk }: NudgeText, lesson: Lesson, tone: ToneFinder | undefined): readonly Slip[] {
  if (!tone || kind !== 'risk' || tone.isHedged(risk.text)) return [];
  if (!lesson.risk.some(({ text, origin }) => origin === 'source' && tone.isHedged(text))) return [];
  return [
    [
      pathOf(risk),
      'dit risico is stelliger dan de bron',
      'Zet er een woord als “kan”, “vaak” of “misschien” bij, zoals bij “risico” van de les.',
    ],
  ];
}

/** A lesson needs a risk and a confirmation. */
function missingKinds({ nudges }: Lesson): readonly Slip[] {
  const names: Readonly<Record<NudgeText['kind'], string>> = { risk: 'risico', confirmation: 'bevestiging' };
  return Object.entries(names).flatMap(([kind, name]): Slip[] =>
    nudges.some((nudge) => nudge.kind === kind)
      ? []
      : [[['nudges'], `er is geen nudge met “soort: ${name}”`, 'Schrijf er een bij.']],
  );
}

/** In each phase in which a lesson bites, it has something to say. */
function silentPhases({ nudges, phases }: Lesson): readonly Slip[] {
  const spoken = new Set(nudges.flatMap((nudge) => nudge.phases));
  return phases.flatMap(({ phase }, place): Slip[] =>
    spoken.has(phase)
      ? []
      : [
          [
            ['fasen', place],
            `bij de fase “${phase}” is er geen nudge`,
            'Schrijf er een bij, of zet deze fase bij een nudge die past.',
          ],
        ],
  );
}
