import type { NudgeKind } from '../domain/lesson.ts';
import type { TeamSaid } from '../domain/project.ts';

/** What an answer of a team means for what comes next, beside how long its lesson rests (`spacing`). */
export type AnswerMeaning = {
  /** What the lesson gains or loses when it would come as a risk or as a confirmation: see `weigh`. */
  readonly points: Readonly<Record<NudgeKind, number>>;
  /** Comes back in the same phase all the same, when it would come as one of these. */
  readonly mayRepeatAs: readonly NudgeKind[];
  /** A later card without an answer leaves it standing. */
  readonly outlivesSilence: boolean;
  /** Which text of the lesson comes next: any but this one for good, or the one whose turn it is. */
  readonly text: 'never-this' | 'whose-turn';
};

/** Nobody likes to be praised for what they said does not fit, or not yet. */
const denied = -100;

/** One line for each answer: one that is added says here what it means. */
export const answerMeanings: Readonly<Record<TeamSaid, AnswerMeaning>> = {
  /** What the team says it does is what deserves to be confirmed, and the last thing to be warned about. */
  doing: {
    points: { risk: -60, confirmation: 150 },
    mayRepeatAs: ['confirmation'],
    outlivesSilence: true,
    text: 'whose-turn',
  },
  /** What worked deserves to be confirmed too, after a long rest. */
  worked: {
    points: { risk: -60, confirmation: 150 },
    mayRepeatAs: ['confirmation'],
    outlivesSilence: true,
    text: 'whose-turn',
  },
  /** Another step may help; praise for what did not work yet would not. */
  'not-yet': {
    points: { risk: 60, confirmation: denied },
    mayRepeatAs: ['risk'],
    outlivesSilence: false,
    text: 'whose-turn',
  },
  'not-now-here': {
    points: { risk: 0, confirmation: denied },
    mayRepeatAs: [],
    outlivesSilence: false,
    text: 'whose-turn',
  },
  /** *Later* is a promise, so it goes before lessons that are new. */
  later: {
    points: { risk: 120, confirmation: denied },
    mayRepeatAs: ['risk', 'confirmation'],
    outlivesSilence: false,
    text: 'whose-turn',
  },
  wrong: {
    points: { risk: 0, confirmation: denied },
    mayRepeatAs: [],
    outlivesSilence: false,
    text: 'never-this',
  },
};
