import { type Advice, misleadingWords, viewpoints } from './claim-rules.ts';
import { sentencesIn, type ToneFinder, type WrongTone, wrongTones } from './tone.ts';

/** The texts of a nudge, by the key at which they stand. */
export type NudgeKey = 'aanleiding' | 'risico' | 'stap' | 'vraag';

type ToneRule = {
  /** What is wrong; the `…` is what was found. */
  readonly problem: string;
  readonly remedy: string;
  /** The parts it holds for; absent is all. */
  readonly only?: readonly NudgeKey[];
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

/** Tones that a word sets by itself. */
type Alone = Exclude<WrongTone, 'claiming' | 'viewpoints' | 'misleading'>;

/** What is refused wherever it stands; what depends on the rest of the sentence is looked at by itself. */
const rules: Readonly<Record<Alone, ToneRule>> = {
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
  props: {
    problem: 'gaat over een ding of een klusje (“…”)',
    remedy: 'Vraag naar het werk, zodat een antwoord zegt of het risico speelt.',
    only: ['vraag'],
  },
};
const isAlone = (wrong: WrongTone): wrong is Alone => Object.hasOwn(rules, wrong);

/** What is out of tone in one text of a nudge, with what to do about it. */
export function toneSlips(key: NudgeKey, text: string, tone: ToneFinder | undefined): readonly Advice[] {
  const found = [
    ...marks.map((mark) => ({ ...mark, words: mark.pattern.exec(text)?.[0] })),
    ...wrongTones.filter(isAlone).map((wrong) => ({ ...rules[wrong], words: tone?.find(wrong, text) })),
  ];
  const slips = found.flatMap(({ words, problem, remedy, only }): Advice[] =>
    words === undefined || (only && !only.includes(key)) ? [] : [[`“${key}” ${problem.replace('…', words)}`, remedy]],
  );
  return tone
    ? [...slips, ...claims(key, text, tone), ...viewpoints(text, tone), ...misleadingWords(text, tone)]
    : slips;
}

/** The bot does not know what a team does this week: an occasion says so only under a condition, or carefully. */
function claims(key: NudgeKey, text: string, tone: ToneFinder): readonly Advice[] {
  if (key !== 'aanleiding') return [];
  return sentencesIn(text).flatMap((sentence): Advice[] => {
    const words = tone.find('claiming', sentence);
    if (words === undefined || sentence.endsWith('?') || tone.isHedged(sentence) || tone.isConditional(sentence))
      return [];
    return [
      [
        `“aanleiding” beweert iets over het team (“${words} …”)`,
        'Zet er “als” of “misschien” bij, of laat de aanleiding weg.',
      ],
    ];
  });
}
