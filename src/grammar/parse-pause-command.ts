import type { Intent } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { type End, readEnd, tellsTime } from './parse-pause.ts';
import { pauseUntil } from './pause-until.ts';

const these =
  '(?:(?:(?:de |deze |die |onze |jullie )?(?:lessen|kaarten|berichten|meldingen|bot)|lessenbot|(?:het |dit |ons )?project|alles|het|dit|dat|ze|je|ons|hem) )?';
const nothing = '(?:niets|niks|geen (?:lessen|kaarten|berichten|meldingen|les|kaart))';
const later = '(?:op|na|vanaf|in|per|pas(?: (?:op|na|in))?|over)';

/** How sure a way of saying it is: whether a pause is meant, and begins at once. */
type Sure = 'pause' | 'maybe' | 'go-on';
/** How people say how long to be silent, the surest way first. */
const pauses: readonly (readonly [sure: Sure, pattern: RegExp])[] = (
  [
    ['pause', `(?:een |neem |neem een |op )?pauz(?:e|eer|eren)(?: zetten| nemen| houden)?[\\s:,]+${these}(?<end>.+)`],
    ['pause', `(?:zet|leg|hou) ${these}(?:op pauze|stil) (?<end>.+)`],
    ['pause', `(?:zet|leg|hou) ${these}(?<end>.+?) (?:op pauze|stil)`],
    ['pause', `${these}(?:op pauze|stil)(?: ?zetten| ?leggen)? (?<end>.+)`],
    ['pause', `${these}(?<end>.+?) (?:op pauze|stil|pauzeren|pauze)(?: zetten| leggen| nemen| houden)?`],
    [
      'pause',
      `stop(?:pen|zetten)? (?:tijdelijk |ermee |er mee |met (?:sturen|${these.slice(0, -1)}) ?|${these})?(?<end>(?:tot|t/m) .+|voor .+)`,
    ],
    [
      'maybe',
      `(?:(?:we|wij) (?:doen|houden|nemen|willen) |neem |hou )?(?<end>.+?) (?:rust|${nothing})(?: meer)?(?: sturen| geven| krijgen| ontvangen)?`,
    ],
    ['maybe', `(?:stuur )?(?:ons |me )?${nothing}(?: meer)?(?: sturen)? (?<end>.+)`],
    ['maybe', `stuur (?:ons |me )?(?<end>.+?) ${nothing}(?: meer)?`],
    ['maybe', `stop(?:pen)? (?:tijdelijk |ermee |er mee |${these})?(?<end>.+)`],
    ['maybe', `(?:(?:we|wij) )?(?:sla|slaan) (?<end>.+?) over`],
    ['maybe', '(?<end>.+?) (?:overslaan|slaan (?:we|wij) over)'],
    ['maybe', 'laat (?:ons|me|mij) (?:met rust )?(?<end>.+?)(?: met rust)?'],
    ['go-on', `(?:hervat(?:ten)?|herstart) ${these}(?<end>.+)`],
    [
      'go-on',
      `(?:ga|we gaan|wij gaan|gaan|begin|we beginnen|start|zet|stuur) ${these}(?:pas )?weer (?:verder |door |aan |kaarten |lessen |iets )?(?<end>${later} .+)`,
    ],
    [
      'go-on',
      `(?:ga|we gaan|wij gaan|begin|we beginnen|start|zet|stuur) ${these}(?<end>${later} .+?) (?:pas )?weer(?: verder| door| aan| kaarten| lessen| iets)?`,
    ],
    ['go-on', `weer (?:verder|door|aan|starten|beginnen) (?<end>${later} .+)`],
  ] as const
).map(([sure, pattern]) => [sure, new RegExp(`^${pattern}$`, 'iu')]);

/** These say nothing of when. */
const particles =
  /(?<!\S)(?:even|ff|maar|nu|eens|nou|toch|graag|gewoon|alvast|misschien|dan|wel|ook|lekker|a\.?u\.?b\.?|svp)(?!\S) ?/giu;

const one =
  '(?:(?:de|het|een|deze|die) )?(?:volgende|eerstvolgende|keer|keertje|beurt|kaart|les|eerste)(?: (?:keer|beurt|kaart|les))?';
/** Who wants to miss one card. */
const skipsOne = new RegExp(
  `^(?:(?:we|wij|ik) )?(?:sla|slaan) (?:we )?${one} over$|^${one} (?:overslaan|niet)$|^${one} slaan (?:we|wij) over$`,
  'iu',
);

/** A pause with an end, wherever that stands: `pauzeer 2 weken`, `2 weken pauze`, `stop tot 1 maart`. What is not certain is asked back. */
export function parsePause(words: string, today: LocalDate): Intent | undefined {
  if (words.length > longestAsked) return undefined;
  const plain = words.replace(particles, '').trim();
  if (skipsOne.test(plain)) return { kind: 'which-day', words, why: 'one-card', today };
  for (const [sure, pattern] of pauses) {
    const said = pattern.exec(plain)?.groups?.end;
    const end = said === undefined ? undefined : readEnd(sure === 'go-on' ? untilThen(said) : said, today);
    const intent = end && meant[sure](end, { words, today });
    if (intent) return intent;
  }
  return undefined;
}

/** Who goes on `na de kerst` pauses until then. */
const untilThen = (then: string): string => `tot ${then.replace(/^(?:pas )?(?:(?:op|vanaf|in|per) )?/iu, '')}`;

type Asked = { readonly words: string; readonly today: LocalDate };

/** What is done with an end by how sure it is that a pause is meant. */
const meant: Readonly<Record<Sure, (end: End, asked: Asked) => Intent | undefined>> = {
  pause: (end, asked) => (end.kind === 'day' ? { kind: 'pause', until: end.day } : askedBack(end, asked)),
  maybe: (end, asked) => (isPast(end) ? undefined : meant.pause(end, asked)),
  'go-on': (end, asked) => askedBack(end, asked),
};

/** `Vandaag geen kaart` tells what happened. */
const isPast = (end: End): boolean => end.kind === 'fault' && end.why === 'past';

function askedBack(end: End, { words, today }: Asked): Intent {
  if (end.kind === 'fault') return { kind: 'which-day', words, why: end.why, today };
  const { typed, intent } = pauseUntil(end.day);
  return { kind: 'did-you-mean', words, typed, intent, ...(end.startsLater ? { startsNow: true as const } : {}) };
}

/** A pause with an end that we cannot read, such as `pauze tot de bel gaat`. */
export function isUnreadPause(key: string): boolean {
  const end = /^pauz(?:e|eer|eren) (?<end>.+)$/.exec(key)?.groups?.end ?? '';
  return /^(?:tot|van|tussen|voor|t m|deze|\d)/.test(end) || (end.split(' ').length <= longestEnd && tellsTime(end));
}

/** Who writes more words, or characters in all, asks a question. */
const longestEnd = 5;
const longestAsked = 200;
