import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import { answers, type Choice, followUps, type Project, type Reason, type TeamSaid } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { isOurs, markedClaim } from './claim-section.ts';
import { contentOf } from './nudge-card.ts';
import { buttons, interventionName, lessonTitle, note, openButton, points, whenAny } from './parts.ts';
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

/** What happened since the plan that foretold something else. */
function changes({ instead }: Choice, catalogue: Catalogue): readonly Part[] {
  if (!instead) return [];
  const heading = words.instead(lessonTitle(instead.lesson, catalogue));
  const line = (reason: Reason) =>
    reason.kind === 'answer' ? answerSince(reason.answer, shortDate(reason.date)) : toSentence(reason, catalogue);
  return whenAny(instead.because, (because) => ({ kind: 'points', heading, points: points(because, line) }));
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
