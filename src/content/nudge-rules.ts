import type { Lesson, NudgeText } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import type { YamlFile } from './yaml-file.ts';

type Path = readonly PropertyKey[];

/** A card is read between two meetings, at B1 level. */
const mostWords = 60;
const mostWordsInSentence = 15;

/** Words that keep a claim as careful as the source is. A risk that the source hedges needs one. */
const hedges = [
  ...['kan', 'kun', 'kunt', 'kunnen', 'vaak', 'soms', 'misschien', 'mogelijk', 'wellicht', 'geregeld', 'meestal'],
  ...['niet altijd', 'niet zelden', 'niet in alle gevallen'],
];

/** The source proves nothing and never says “always”, so we do not either. “Niet altijd” is a hedge. */
const certainties = /(?<!niet )\b(altijd|nooit|bewezen|bewijst|gegarandeerd|ongetwijfeld|zal|zullen)\b/i;

/** A nudge that warns loudly does what the communicatieparadox warns of. Each also matches as the start of a longer word. */
const alarms =
  /(?<!\p{L})(gevaar|levensgevaar|paniek|ramp|crisis|alarm|ernstig|dodelijk|dreig|noodsituatie|slachtoffer|escala|schokkend|angstaanjagend)\p{L}*/iu;

/** A team that feels blamed stops reading. */
const blames =
  /(?<!\p{L})((jullie|je) (\p{L}+ ){0,5}(vergeten|vergat|vergaten)|vergeten jullie|weer niet|fout van|jullie fout|schuld|jullie hadden|nalatig)(?!\p{L})/iu;

/** A colleague does not lecture. */
const lectures =
  /(?<!\p{L})(wist je|wisten jullie|weten jullie dat|zoals (je weet|jullie weten|bekend)|onthoud dat|let op(?=[:,.])|denk eraan)(?!\p{L})/iu;

/** A step advises. What a team has to do is not for a bot to say. */
const orders = /(?<!\p{L})(moet|moeten|moest|moesten|dient te|verplicht)(?!\p{L})/iu;

/** First words that lean on the sentence before, while people may read only the step. */
const leaning =
  /^(dit|dat|die|deze|zulke?|daarom|daarvoor|daardoor|daarmee|daarna|daarbij|daar|dus|zo|zodoende|dan|hierdoor|hiervoor|ook|toch|anders)(?!\p{L})/iu;

const figures = /\d|%|procent/i;
const pictures = /\p{Extended_Pictographic}/u;

type Part = { readonly key: 'aanleiding' | 'risico' | 'stap' | 'vraag'; readonly text: string };
type Say = (path: Path, problem: string, remedy: string) => void;

/** What an editor can mend in the nudges of one lesson: its length, its tone, its measure, and the phases it covers. */
export function checkNudges(lesson: Lesson, source: YamlFile): ContentFault[] {
  const faults: ContentFault[] = [];
  const say: Say = (path, problem, remedy) => faults.push(source.fault(path, problem, remedy));

  const sourceHedges = lesson.risk.some(({ text, origin }) => origin === 'source' && isHedged(text));
  const ids = new Set<string>();
  lesson.nudges.forEach((nudge, index) => {
    const at = ['nudges', index];
    if (ids.has(nudge.id))
      say([...at, 'id'], `het id “${nudge.id}” staat er twee keer`, 'Geef een van de twee een ander id.');
    ids.add(nudge.id);
    checkPhases(nudge, lesson, at, say);
    checkWording(nudge, at, say);
    if (sourceHedges && nudge.kind === 'risk' && !isHedged(nudge.risk))
      say(
        [...at, 'risico'],
        'dit risico is stelliger dan de bron',
        'Zet er een woord als “kan”, “vaak” of “misschien” bij, zoals bij “risico” van de les.',
      );
  });
  checkSet(lesson, say);
  return faults;
}

function checkPhases(nudge: NudgeText, lesson: Lesson, at: Path, say: Say): void {
  const phases = lesson.phases.map(({ phase }) => phase);
  nudge.phases.forEach((phase, place) => {
    if (!phases.includes(phase))
      say(
        [...at, 'fasen', place],
        `de fase “${phase}” hoort niet bij deze les`,
        `Kies uit: ${phases.join(', ')}. Of zet de fase ook bij “fasen” van de les.`,
      );
  });
}

/** A lesson needs a risk and a confirmation, and something to say in each phase in which it bites. */
function checkSet({ nudges, phases }: Lesson, say: Say): void {
  for (const [kind, name] of [
    ['risk', 'risico'],
    ['confirmation', 'bevestiging'],
  ] as const) {
    if (!nudges.some((nudge) => nudge.kind === kind))
      say(['nudges'], `er is geen nudge met “soort: ${name}”`, 'Schrijf er een bij.');
  }
  phases.forEach(({ phase }, place) => {
    if (!nudges.some((nudge) => nudge.phases.includes(phase)))
      say(
        ['fasen', place],
        `bij de fase “${phase}” is er geen nudge`,
        'Schrijf er een bij, of zet deze fase bij een nudge die past.',
      );
  });
}

function checkWording(nudge: NudgeText, at: Path, say: Say): void {
  const parts: readonly Part[] = [
    { key: 'aanleiding', text: nudge.occasion },
    { key: 'risico', text: nudge.risk },
    { key: 'stap', text: nudge.step },
    { key: 'vraag', text: nudge.question },
  ];
  const total = parts.reduce((sum, { text }) => sum + countWords(text), 0);
  if (total > mostWords)
    say(at, `de nudge “${nudge.id}” heeft ${total} woorden`, `Maak hem korter: hoogstens ${mostWords} woorden.`);

  for (const { key, text } of parts) {
    const complain = (problem: string, remedy: string) => say([...at, key], `“${key}” ${problem}`, remedy);
    for (const sentence of sentencesOf(text)) {
      const count = countWords(sentence);
      if (count > mostWordsInSentence)
        complain(
          `heeft een zin van ${count} woorden`,
          `Knip de zin in tweeën: hoogstens ${mostWordsInSentence} woorden.`,
        );
    }
    for (const [pattern, problem, remedy, only] of tone) {
      const found = only && !only.includes(key) ? undefined : pattern.exec(text)?.[0];
      if (found !== undefined) complain(problem.replace('…', found.trim()), remedy);
    }
  }
  if (!nudge.question.endsWith('?'))
    say(
      [...at, 'vraag'],
      '“vraag” eindigt niet op een vraagteken',
      'Maak er een vraag van die iemand kan beantwoorden.',
    );
}

const tone: readonly (readonly [pattern: RegExp, problem: string, remedy: string, only?: readonly Part['key'][]])[] = [
  [/!/, 'heeft een uitroepteken', 'Zet er een punt neer.'],
  [pictures, 'heeft een plaatje (…)', 'Schrijf het in woorden.'],
  [figures, 'noemt een cijfer (“…”)', 'Laat het weg, of schrijf een klein getal als woord.'],
  [alarms, 'klinkt als alarm door “…”', 'Zeg het rustiger, en zeg wat iemand kan doen.'],
  [blames, 'geeft iemand de schuld door “…”', 'Zeg wat nu kan, niet wat er misging.'],
  [lectures, 'klinkt als school door “…”', 'Zeg het zoals je het een collega zou zeggen.'],
  [
    certainties,
    'is te stellig door “…”',
    'Houd de maat van de bron aan: “kan”, “vaak”, “misschien”.',
    ['aanleiding', 'risico'],
  ],
  [orders, 'legt iets op door “…”', 'Schrijf wat iemand kan doen, of begin met het werkwoord.', ['risico', 'stap']],
  [
    leaning,
    'staat niet op zichzelf: hij begint met “…”',
    'Begin met wat iemand doet, bijvoorbeeld “Bel” of “Ga langs”.',
    ['stap'],
  ],
];

const wordSegmenter = new Intl.Segmenter('nl', { granularity: 'word' });
const sentenceSegmenter = new Intl.Segmenter('nl', { granularity: 'sentence' });

const wordsOf = (text: string) =>
  [...wordSegmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment.toLowerCase());
const countWords = (text: string) => wordsOf(text).length;
const sentencesOf = (text: string) => [...sentenceSegmenter.segment(text)].map(({ segment }) => segment.trim());

function isHedged(text: string): boolean {
  const words = ` ${wordsOf(text).join(' ')} `;
  return hedges.some((hedge) => words.includes(` ${hedge} `));
}
