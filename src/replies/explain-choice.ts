import { isDeepStrictEqual } from 'node:util';
import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Phase } from '../domain/lesson.ts';
import { answers, type Choice, followUps, type Project, type Reason, type TeamSaid } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { isOurs, markedClaim } from './claim-section.ts';
import { contentOf } from './nudge-card.ts';
import { buttons, interventionName, isSeveral, lessonTitle, note, openButton, points } from './parts.ts';
import { toPlan } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.why;
const { whole, since } = projectTexts.reasons;

/** A choice that went to a channel. */
type Explained = {
  readonly choice: Choice;
  /** The id of the nudge. */
  readonly nudge: string;
  readonly project: Pick<Project, 'owner'>;
};

/** *Waarom zie ik dit?*: every fact that led to the choice, what it may clash with, whose words these are, and what came second. */
export function explainChoice({ choice, nudge, project }: Explained, catalogue: Catalogue): Reply {
  const title = lessonTitle(choice.lesson, catalogue);
  const content = contentOf(choice, catalogue);
  const origin = content && !isOurs(content.text.risk) ? 'source' : 'ours';
  const second = choice.runnerUp === undefined ? undefined : catalogue.lesson(choice.runnerUp)?.title;
  return {
    title: words.title(title),
    parts: [
      { kind: 'points', points: points(choice.reasons, (reason) => toSentence(reason, catalogue)) },
      ...changes(choice, catalogue),
      ...clash(choice, catalogue),
      ...(second === undefined ? [] : [{ kind: 'text', text: words.second(second) } as const]),
      ...buttons([openButton(projectTexts.buttons.back, { kind: 'show-nudge', nudge }), toPlan]),
      ...note(`${projectTexts.nudge.whose[origin](project.owner.name)} ${words.how}`),
    ],
  };
}

/** The lesson that pulls the other way. */
function clash({ lesson, counterpart }: Choice, catalogue: Catalogue): readonly Part[] {
  const relation = catalogue.lesson(lesson)?.inTensionWith.find((each) => each.lesson === counterpart);
  if (!relation) return [];
  return [
    { kind: 'text', text: projectTexts.nudge.both(lessonTitle(relation.lesson, catalogue), markedClaim(relation)) },
  ];
}

/** What happened since the plan that foretold something else, but for what stands above as a reason. */
function changes({ instead, reasons, phase }: Choice, catalogue: Catalogue): readonly Part[] {
  if (!instead) return [];
  const planned = words.instead(lessonTitle(instead.lesson, catalogue));
  const told = instead.because.filter(
    (event) => isPhase(event) || !reasons.some((reason) => isDeepStrictEqual(event, reason)),
  );
  const lines = [...new Set(told.map((event) => toEvent(event, phase, catalogue)))];
  if (!isSeveral(lines)) return [{ kind: 'text', text: planned }];
  return [{ kind: 'points', heading: words.since(planned), points: lines }];
}

/** A phase as a reason is how things were; as an event it is where a team went. */
const isPhase = ({ kind }: Reason): boolean => kind === 'phase' || kind === 'other-phase';

/** Something that happened, to a project that is in this phase since. */
function toEvent(event: Reason, phase: Phase, catalogue: Catalogue): string {
  switch (event.kind) {
    case 'answer':
      return answerSince(event.answer, shortDate(event.date));
    case 'phase':
    case 'other-phase':
      return since.phase(projectTexts.phases[phase]);
    case 'lookup':
      return since.lookup(shortDate(event.date));
    case 'intervention':
    case 'last-shown':
    case 'never-shown':
    case 'turn-to-confirm':
      return toSentence(event, catalogue);
    default:
      return impossible(event);
  }
}

function answerSince(said: TeamSaid, date: string): string {
  const followUp = followUps.find((each) => each === said);
  const answer = answers.find((each) => each === said);
  if (followUp) return since.followUp(projectTexts.followUps[followUp], date);
  return answer ? since.answer(projectTexts.answers[answer], date) : '';
}

function toSentence(reason: Reason, catalogue: Catalogue): string {
  switch (reason.kind) {
    case 'phase':
      return (reason.main ? whole.phaseMain : whole.phase)(projectTexts.phases[reason.phase]);
    case 'other-phase':
      return whole.otherPhase(projectTexts.phases[reason.phase]);
    case 'intervention':
      return whole.intervention(interventionName(reason.intervention, catalogue));
    case 'lookup':
      return whole.lookup(shortDate(reason.date));
    case 'answer':
      return whole.answer[reason.answer](shortDate(reason.date));
    case 'last-shown':
      return whole.lastShown(shortDate(reason.date));
    case 'never-shown':
      return whole.never;
    case 'turn-to-confirm':
      return whole.confirm;
    default:
      return impossible(reason);
  }
}
