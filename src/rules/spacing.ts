import { given } from '../domain/given.ts';
import type { Phase } from '../domain/lesson.ts';
import type { History, NudgeAnswer, TeamSaid } from '../domain/project.ts';
import { answerMeanings } from './answer-meaning.ts';
import { dayNumber } from './calendar.ts';

/** A lesson that a project was shown on some day, with what its team answered. */
export type Shown = History['shown'][number];

/** Days until a lesson may come again in the same project. */
export const spacing = {
  /** *Later* is a promise to come back: three weeks is past the busy spell and still the same work. Doubles when repeated. */
  later: 21,
  /** After four weeks even what was said about a phase that is over, or what was shown before somebody asked, is old. */
  breather: 28,
  /** No answer says little: six weeks, between the three of *Later* and the eight of *Doen we*. */
  unanswered: 42,
  /** *Doen we*: ask after eight weeks whether it still holds, then sixteen, thirty-two. Spaced repetition grows with success. */
  doing: 56,
  /** *Gelukt*: half a year, or longer when *Doen we* would rest longer. */
  worked: 182,
  /** *Nog niet gelukt*: four weeks, so that another step comes while the work is still the same. */
  notYet: 28,
  /** *Niet voor ons*: half a year, or until the phase changes. */
  notNowHere: 182,
  /** *Klopt niet*: that nudge never again; another one of the lesson after half a year. */
  wrong: 182,
  /** Growing stops at a year: teams change, and no lesson is ever done for good. */
  longest: 364,
} as const;

/** How a lesson stands in a project after everything that was shown of it. */
export type Standing = {
  readonly last: Shown;
  /** The answer that still holds, and the nudge it was given to. */
  readonly answered?: Shown & { readonly verdict: TeamSaid };
  /** The first day (as `dayNumber`) on which the lesson may come again. */
  readonly due: number;
};

/** How a lesson stands, from its own part of the history, oldest first. Nothing when it was never shown. */
export function standingOf(shown: readonly Shown[], phase: Phase): Standing | undefined {
  const last = shown.at(-1);
  if (!last) return undefined;
  const answered = answerThatHolds(shown);
  const rest = answered ? restAfter[answered.verdict](shown, answered.phase === phase) : spacing.unanswered;
  return { last, due: dayNumber(last.date) + rest, ...given({ answered }) };
}

/** An answer holds until the next card, but *Doen we* is a fact about the team that a card without an answer leaves alone. */
function answerThatHolds(shown: readonly Shown[]): Standing['answered'] {
  const last = shown.at(-1);
  const answered = shown.findLast(hasAnswer);
  if (!answered) return undefined;
  const verdict = answered.followUp ?? answered.answer;
  return answered === last || answerMeanings[verdict].outlivesSilence ? { ...answered, verdict } : undefined;
}

const hasAnswer = (shown: Shown): shown is Shown & { readonly answer: NudgeAnswer } => shown.answer !== undefined;

/** Days from the last card until the next one, when this is the answer that holds. */
const restAfter: Readonly<Record<TeamSaid, (shown: readonly Shown[], isSamePhase: boolean) => number>> = {
  doing: (shown) => grown(spacing.doing, timesInARow(shown.filter(hasAnswer), 'doing')),
  worked: (shown) => Math.max(spacing.worked, restAfter.doing(shown, true)),
  'not-yet': () => spacing.notYet,
  later: (shown) => grown(spacing.later, timesInARow(shown, 'later')),
  'not-now-here': (_shown, isSamePhase) => (isSamePhase ? spacing.notNowHere : spacing.breather),
  wrong: () => spacing.wrong,
};

const grown = (days: number, times: number) => Math.min(days * 2 ** (times - 1), spacing.longest);

/** How often the last answer was the same one without a break. */
function timesInARow(shown: readonly Shown[], answer: NudgeAnswer): number {
  return shown.length - 1 - shown.findLastIndex((entry) => entry.answer !== answer);
}
