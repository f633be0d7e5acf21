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
  /** What bites in this phase goes before what is new, named or looked up in another: more than those together. */
  phase: 120,
  /** The phase in which a lesson weighs most goes first, while there is still time to act on it. */
  mainPhase: 20,
  /** Of the other phases, the next one: looking ahead helps, looking back is too late. */
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
  const { nudge } = facts;
  if (nudge.phases.includes(project.phase)) return points.phase + (isMain(facts, project) ? points.mainPhase : 0);
  return phaseDistance(nudge, project.phase) === 1 ? points.nextPhase : 0;
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

/** The nudge is for the phase in which its lesson weighs most, and the project is in it. */
const isMain = ({ lesson, nudge }: Facts, { phase }: Subject): boolean =>
  nudge.phases.includes(phase) && lesson.phases[0].phase === phase;

const isNamed = ({ lesson }: Facts, { interventions }: Subject): boolean =>
  namedBy(lesson, interventions) !== undefined;

/** A risk may come back as a confirmation: what returns then is the step, not the alarm. */
const countsAsRepeat: Readonly<Record<NudgeKind, readonly NudgeKind[]>> = {
  risk: nudgeKinds,
  confirmation: ['confirmation'],
};

/** The intervention of the project that a lesson names, rather than holding for all. */
export function namedBy({ appliesTo }: Lesson, interventions: Subject['interventions']): string | undefined {
  return interventions.find(
    (id) => id !== everyIntervention && appliesTo.some(({ intervention }) => intervention === id),
  );
}

/** The phase of a nudge that is nearest ahead; only when all are over, the one that was over last. */
export function nearestPhase({ phases: own }: NudgeText, now: Phase): Phase {
  return own.reduce((best, phase) => (stepsAhead(phase, now) < stepsAhead(best, now) ? phase : best));
}

/** How many phases ahead a nudge is; the phases that are over come after all that are ahead. */
export function phaseDistance(nudge: NudgeText, now: Phase): number {
  return stepsAhead(nearestPhase(nudge, now), now);
}

function stepsAhead(phase: Phase, now: Phase): number {
  const steps = phases.indexOf(phase) - phases.indexOf(now);
  return steps < 0 ? phases.length - steps : steps;
}
