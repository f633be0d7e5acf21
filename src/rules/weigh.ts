import {
  everyIntervention,
  type Lesson,
  type NudgeKind,
  type NudgeText,
  nudgeKinds,
  type Phase,
  phases,
} from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import { type AnswerMeaning, answerMeanings } from './answer-meaning.ts';
import type { Subject } from './situation.ts';
import type { Shown, Standing } from './spacing.ts';

/** What counts, added up: of the lessons that may come, the one with the most points comes. */
const points = {
  /** A lesson that bites in this phase goes before one that only holds in it, be that new, named or looked up: more than those together. */
  phase: 120,
  /** The phase in which a lesson weighs most goes first, while there is still time to act on it. */
  mainPhase: 20,
  /** Of the lessons that only hold, those that bite in the next phase: looking ahead helps. */
  nextPhase: 8,
  /** A lesson that names the intervention is about what this team does; others hold for everybody. */
  intervention: 25,
  /** The channel looked it up lately, so it is at play: more than any of the above but the phase. */
  lookup: 60,
  /**
   * For each week a lesson has been waiting for its turn, so that in the end every lesson gets one.
   * What was never shown waits since the first nudge, so new goes before known.
   */
  week: 2,
  /**
   * Once in a phase is enough: a lesson that was shown in it comes after those of other phases that never were.
   * A risk may come back as a confirmation: what returns is the step, not the alarm.
   */
  repeat: -200,
  /** And each further time in that phase it gives way a little more. */
  moreRepeats: -20,
  /** A lesson that matters most here, by phase or intervention, shows its risk first, if another one can be confirmed. */
  unseen: { risk: 0, confirmation: -30 },
} as const;

/** What is known of a lesson when it is weighed with one of its nudges. */
export type Facts = {
  readonly lesson: Lesson;
  readonly nudge: NudgeText;
  /** What was shown of this lesson, oldest first. */
  readonly shown: readonly Shown[];
  readonly standing: Standing | undefined;
  /** The day of the last look-up that still counts. */
  readonly lookup: LocalDate | undefined;
  /** Whole weeks since it might have come. */
  readonly weeks: number;
};

/** The points of a lesson for a project. */
export function weigh(facts: Facts, project: Subject): number {
  return (
    facts.weeks * points.week +
    phasePoints(facts, project) +
    (isNamed(facts, project) ? points.intervention : 0) +
    (facts.lookup ? points.lookup : 0) +
    repeatPoints(facts, project) +
    (answerTo(facts)?.points[facts.nudge.kind] ?? 0) +
    unseenPoints(facts, project)
  );
}

/** What the answer that still holds means for what comes next. */
function answerTo({ standing }: Facts): AnswerMeaning | undefined {
  return standing?.answered && answerMeanings[standing.answered.verdict];
}

function phasePoints(facts: Facts, project: Subject): number {
  const { lesson } = facts;
  if (bitesIn(lesson, project.phase)) return points.phase + (isMain(facts, project) ? points.mainPhase : 0);
  return stepsAhead(nearestPhase(lesson, project.phase), project.phase) === 1 ? points.nextPhase : 0;
}

function repeatPoints(facts: Facts, { phase }: Subject): number {
  const { shown, lookup, nudge } = facts;
  const { kind } = nudge;
  const times = shown.filter((entry) => entry.phase === phase && countsAsRepeat[kind].includes(entry.kind)).length;
  const mayRepeat = lookup !== undefined || answerTo(facts)?.mayRepeatAs.includes(kind);
  return times === 0 || mayRepeat ? 0 : points.repeat + (times - 1) * points.moreRepeats;
}

function unseenPoints(facts: Facts, project: Subject): number {
  if (facts.standing) return 0;
  return isMain(facts, project) || isNamed(facts, project) ? points.unseen[facts.nudge.kind] : 0;
}

/** The project is in the phase in which the lesson weighs most. */
const isMain = ({ lesson }: Facts, { phase }: Subject): boolean => lesson.phases[0].phase === phase;

/** Whether a lesson is at play in a phase, rather than only true in it. */
export function bitesIn({ phases: own }: Lesson, now: Phase): boolean {
  return own.some(({ phase }) => phase === now);
}

const isNamed = ({ lesson }: Facts, { interventions }: Subject): boolean =>
  namedBy(lesson, interventions) !== undefined;

/** A risk may come back as a confirmation: what returns then is the step, not the alarm. */
const countsAsRepeat: Readonly<Record<NudgeKind, readonly NudgeKind[]>> = {
  risk: nudgeKinds,
  confirmation: ['confirmation'],
};

/** The intervention of the project that a lesson names, rather than holding for all. */
export function namedBy(
  { appliesTo }: Pick<Lesson, 'appliesTo'>,
  interventions: Subject['interventions'],
): string | undefined {
  return interventions.find(
    (id) => id !== everyIntervention && appliesTo.some(({ intervention }) => intervention === id),
  );
}

/** The phase in which a lesson bites that is nearest ahead; only when all are over, the one that was over last. */
export function nearestPhase({ phases: own }: Lesson, now: Phase): Phase {
  return own
    .map(({ phase }) => phase)
    .reduce((best, phase) => (stepsAhead(phase, now) < stepsAhead(best, now) ? phase : best));
}

function stepsAhead(phase: Phase, now: Phase): number {
  const steps = phases.indexOf(phase) - phases.indexOf(now);
  return steps < 0 ? phases.length - steps : steps;
}
