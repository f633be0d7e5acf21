import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import { everyIntervention } from '../domain/lesson.ts';
import type { Choice, Reason, TeamSaid } from '../domain/project.ts';
import { capital } from '../text/capital.ts';
import { interventionName } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.reasons.brief;

/** One short reason for each line of a plan: of each choice the one that tells most, and that the lines above it tell least. */
export function brieflyEach(choices: readonly Choice[], catalogue: Catalogue): readonly string[] {
  const told = new Map<string, number>();
  const timesTold = (text: string) => told.get(text) ?? 0;
  return choices.map((choice) => {
    const brief = briefs(choice, catalogue).toSorted((one, other) => timesTold(one) - timesTold(other))[0] ?? '';
    told.set(brief, timesTold(brief) + 1);
    return brief;
  });
}

/** One short reason: the one that tells a choice most apart. */
export function briefly(choice: Choice, catalogue: Catalogue): string {
  return briefs(choice, catalogue)[0] ?? '';
}

/** What can be said of a choice in some words, what tells it most apart first. */
function briefs(choice: Choice, catalogue: Catalogue): string[] {
  const { reasons, lesson } = choice;
  const category = catalogue.lesson(lesson)?.category;
  const telling = reasons
    .filter((reason) => rank(reason, choice) < worthless)
    .toSorted((one, other) => rank(one, choice) - rank(other, choice))
    .map((reason) => toText(reason, choice, catalogue));
  return [...telling, ...(category === undefined ? [] : [words.category(capital(category))])];
}

/** What holds for every card, or tells nothing of this one. */
const worthless = 9;

function rank(reason: Reason, choice: Choice): number {
  switch (reason.kind) {
    case 'answer':
      return speaksFor[reason.answer](choice) ? 0 : 6;
    case 'lookup':
      return 1;
    case 'turn-to-confirm':
      return 2;
    case 'other-phase':
      return 3;
    case 'intervention':
      return reason.intervention === everyIntervention ? worthless : 5;
    case 'phase':
      return reason.main ? 4 : 7;
    case 'last-shown':
      return 8;
    case 'never-shown':
      return worthless;
    default:
      return impossible(reason);
  }
}

/** Whether an answer is why a card comes; of the others we only say what came after them. */
const speaksFor: Readonly<Record<TeamSaid, (choice: Choice) => boolean>> = {
  later: () => true,
  'not-yet': () => true,
  worked: ({ kind }) => kind === 'confirmation',
  doing: ({ kind }) => kind === 'confirmation',
  'not-now-here': () => false,
  wrong: () => false,
};

function toText(reason: Reason, { kind }: Choice, catalogue: Catalogue): string {
  switch (reason.kind) {
    case 'phase':
      return reason.main ? words.phaseMain : words.phase(projectTexts.phases[reason.phase]);
    case 'other-phase':
      return words.otherPhase;
    case 'intervention':
      return words.intervention(interventionName(reason.intervention, catalogue));
    case 'answer':
      return words.answer[kind][reason.answer];
    case 'lookup':
      return words.lookup;
    case 'last-shown':
      return words.lastShown;
    case 'never-shown':
      return words.never;
    case 'turn-to-confirm':
      return words.confirm;
    default:
      return impossible(reason);
  }
}
