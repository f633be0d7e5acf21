import { Temporal } from 'temporal-polyfill';
import type { DayDoubt } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { monthNames, weekdayNames } from '../text/calendar-words.ts';
import { fold } from '../text/fold.ts';
import { tidy } from '../text/tidy.ts';
import { readLength } from './read-length.ts';
import { type Period, readPeriod } from './read-period.ts';

/** The day from which nudges come again: as it was named, as it may be meant, or not to be had. */
export type End =
  | { readonly kind: 'day' | 'perhaps'; readonly day: LocalDate; readonly startsLater?: true }
  | { readonly kind: 'fault'; readonly why: DayDoubt };

/** Longer than a year is a slip of the pen, or a project that has stopped. */
const longestPause: Temporal.DurationLike = { years: 1 };

const until = /^(?<how>tot en met|t\/m|tm|tot na|tot aan|tot) (?<day>.+)$/;
const range = /^(?:van(?:af)? )?(?<from>.+?) (?<how>tot en met|t\/m|tm|tot na|tot|-|–) (?<to>.+)$/;
const within = /^(?:in|tijdens|gedurende|met|rond|over|heel|op|voor|de hele|hele) /;

/**
 * Reads `2 weken`, `tot 1 maart`, `van 1 tot 15 mei`, `tot na de kerst`: a day without a year is the next one. Nothing for what is
 * about no time at all.
 */
export function readEnd(text: string, today: LocalDate): End | undefined {
  const words = tidy(text).toLowerCase().replaceAll('é', 'e');
  const now = Temporal.PlainDate.from(today);
  return (
    afterLength(words, now) ?? afterRange(words, now) ?? afterDay(words, now) ?? ofPeriod(words, now) ?? vague(words)
  );
}

function afterLength(words: string, now: Temporal.PlainDate): End | undefined {
  const length = readLength(words.replace(/^(?:tot )?over /, ''));
  if (length === undefined) return undefined;
  return length === 'unread' ? fault('unread') : checked('day', now.add(length), now);
}

/** From a day until a day: a pause begins at once, so one that begins later is only offered. */
function afterRange(words: string, now: Temporal.PlainDate): End | undefined {
  const { from = '', to = '', how = '' } = range.exec(words)?.groups ?? {};
  const last = readPeriod(to, now);
  const first = readPeriod(/^\d{1,2}$/.test(from) ? `${from} ${to.replace(/^\d+ /, '')}` : from, now);
  if (typeof last === 'object' && first === 'past') return checked('day', endOf(last, how), now);
  if (typeof last !== 'object' || typeof first !== 'object') {
    return first === undefined || last === undefined ? undefined : fault(typeof last === 'string' ? last : 'unread');
  }
  // `Van 20 november tot 3 december` has begun by the end of November: the next 20 November is a year away.
  const after = isLater(first.first, last.first) ? readPeriod(to, first.first) : last;
  const isAhead =
    typeof after === 'object' && !isLater(after.first, now.add(longestPause)) && isLater(first.first, now);
  const end = endOf(isAhead ? after : last, how);
  return isAhead ? later(checked('perhaps', end, now)) : checked('day', end, now);
}

/** `Tot` ends where a day, week or month begins; `tot en met` and `tot na` where it is over. */
function afterDay(words: string, now: Temporal.PlainDate): End | undefined {
  const { day = '', how = '' } = until.exec(words)?.groups ?? {};
  const found = readPeriod(day, now);
  if (found === undefined) return undefined;
  return typeof found === 'string' ? fault(found) : checked('day', endOf(found, how), now);
}

const endOf = ({ first, length }: Period, how: string): Temporal.PlainDate =>
  /^(?:tot en met|t\/m|tm|tot na)$/.test(how) ? first.add(length) : first;

/** `30 juni` is likely the end; `december` and `volgende week` are over at theirs. */
function ofPeriod(words: string, now: Temporal.PlainDate): End | undefined {
  const found = readPeriod(words.replace(within, ''), now);
  if (typeof found !== 'object') return found && fault(found);
  const { first, length } = found;
  if (!isLater(first, now)) return checked('day', first.add(length), now);
  return length.days === 1 ? checked('perhaps', first, now) : later(checked('perhaps', first.add(length), now));
}

const isLater = (one: Temporal.PlainDate, other: Temporal.PlainDate) => Temporal.PlainDate.compare(one, other) > 0;

const fault = (why: DayDoubt): End => ({ kind: 'fault', why });

function checked(kind: 'day' | 'perhaps', end: Temporal.PlainDate, now: Temporal.PlainDate): End {
  if (!isLater(end, now)) return fault('past');
  return isLater(end, now.add(longestPause)) ? fault('too-far') : { kind, day: end.toString() };
}

const later = (end: End): End => (end.kind === 'fault' ? end : { ...end, startsLater: true });

/** Words that tell when, though not which day. */
const timeWords = new Set([
  ...[...monthNames, ...weekdayNames],
  ...'vakantie vakanties kerstvakantie zomervakantie herfstvakantie voorjaarsvakantie krokusvakantie meivakantie schoolvakantie schoolvakanties bouwvak zomer winter herfst lente voorjaar najaar zomerreces reces kerstreces'.split(
    ' ',
  ),
  ...'kerst kerstmis feestdagen pasen pinksteren hemelvaart carnaval koningsdag ramadan suikerfeest nieuwjaar jaarwisseling weekend'.split(
    ' ',
  ),
  ...'dag dagen week weken weekje weekjes maand maandje maanden jaar jaren kwartaal order bericht vandaag morgen overmorgen'.split(
    ' ',
  ),
]);
const aroundTime = new Set(
  'tot na met en t m tm van vanaf de het deze dit onze mijn in op over voor tijdens gedurende heel hele rond eind einde begin half medio midden ongeveer volgende volgend komende aankomende aanstaande nader verder een paar enkele wat aantal oud nieuw eerste laatste rest is zijn we wij ik weer terug voorbij'.split(
    ' ',
  ),
);

function vague(words: string): End | undefined {
  const said = fold(words).split(' ');
  const isAbout = said.every((word) => timeWords.has(word) || aroundTime.has(word) || /^\d{1,4}$/.test(word));
  return isAbout && tellsTime(words) ? fault('unread') : undefined;
}

/** Whether words say something of when. */
export const tellsTime = (words: string): boolean =>
  fold(words)
    .split(' ')
    .some((word) => timeWords.has(word));
