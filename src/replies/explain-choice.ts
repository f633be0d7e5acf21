import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Choice, Reason } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import { buttons, interventionName, lessonTitle, openButton, points, whenAny } from './parts.ts';
import { projectTexts } from './project-texts.ts';

/** *Waarom zie ik dit?*: every fact that led to the choice, and what came second. */
export function explainChoice(choice: Choice, nudge: string, catalogue: Catalogue): Reply {
  const words = projectTexts.why;
  const title = lessonTitle(choice.lesson, catalogue);
  const second = choice.runnerUp === undefined ? undefined : catalogue.lesson(choice.runnerUp)?.title;
  return {
    title: words.title(title),
    parts: [
      reasonPoints(choice, catalogue),
      ...changes(choice, catalogue),
      ...(second === undefined ? [] : [{ kind: 'text', text: words.second(second) } as const]),
      ...buttons([
        openButton(projectTexts.buttons.back, { kind: 'show-nudge', nudge }),
        openButton(projectTexts.buttons.plan, { kind: 'plan' }),
      ]),
      { kind: 'note', text: words.how },
    ],
  };
}

/** What happened since the plan that foretold something else. */
function changes({ instead }: Choice, catalogue: Catalogue): readonly Part[] {
  if (!instead) return [];
  const heading = projectTexts.why.instead(lessonTitle(instead.lesson, catalogue));
  return whenAny(instead.because, (because) => ({
    kind: 'points',
    heading,
    points: points(because, (reason) => toText(reason, projectTexts.reasons.whole, catalogue)),
  }));
}

/** All reasons of a choice, each in a whole sentence. */
export function reasonPoints({ reasons }: Choice, catalogue: Catalogue): Part {
  return { kind: 'points', points: points(reasons, (reason) => toText(reason, projectTexts.reasons.whole, catalogue)) };
}

/** The same facts have a whole sentence and a short one. */
type ReasonWords = (typeof projectTexts.reasons)['whole' | 'brief'];

function toText(reason: Reason, words: ReasonWords, catalogue: Catalogue): string {
  switch (reason.kind) {
    case 'phase':
      return (reason.main ? words.phaseMain : words.phase)(projectTexts.phases[reason.phase]);
    case 'other-phase':
      return words.otherPhase(projectTexts.phases[reason.phase]);
    case 'intervention':
      return words.intervention(interventionName(reason.intervention, catalogue));
    case 'lookup':
      return words.lookup(shortDate(reason.date));
    case 'answer':
      return words.answer(projectTexts.answers[reason.answer], shortDate(reason.date));
    case 'last-shown':
      return words.lastShown(shortDate(reason.date));
    case 'never-shown':
      return words.never;
    case 'turn-to-confirm':
      return words.confirm;
    default:
      return impossible(reason);
  }
}

/** One short reason, for a line in the plan: the one that tells most apart. */
export function briefly({ reasons }: Choice, catalogue: Catalogue): string {
  const [reason = reasons[0]] = reasons.toSorted((one, other) => rank[one.kind] - rank[other.kind]);
  return toText(reason, projectTexts.reasons.brief, catalogue);
}

/** What tells a choice apart from others comes first. */
const rank: Readonly<Record<Reason['kind'], number>> = {
  answer: 0,
  lookup: 1,
  'turn-to-confirm': 2,
  'other-phase': 3,
  phase: 4,
  intervention: 5,
  'never-shown': 6,
  'last-shown': 7,
};
