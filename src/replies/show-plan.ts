import type { Catalogue } from '../content/catalogue.ts';
import type { Project } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import type { Planned } from '../rules/plan.ts';
import { brieflyEach } from './brief-reasons.ts';
import { budgets, wordsOn } from './budget.ts';
import { buttons, lessonTitle, whenAny } from './parts.ts';
import { toRowLine } from './plain-text.ts';
import { toPicture } from './project-buttons.ts';
import { stateButtons, stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.plan;

/** The day, the lesson, and why that one. */
type PlanRow = readonly [day: string, lesson: string, why: string];

/** What is to come of a project. */
type Ahead = {
  readonly planned: readonly Pick<Planned, 'date' | 'choice'>[];
  /** Whether the next moment goes to the question how to go on. */
  readonly asksFirst: boolean;
  /** What people must know before any date: why nothing comes, and what did not come. */
  readonly amiss?: readonly string[];
  /** The question how to go on that was asked last. */
  readonly asked?: string | undefined;
};

/** The nudges to come, with their days and the reason of each. */
export function showPlan(
  project: Project,
  { planned, asksFirst, amiss = [], asked }: Ahead,
  catalogue: Catalogue,
): Reply {
  const whys = brieflyEach(
    planned.map(({ choice }) => choice),
    catalogue,
  );
  // As many say why as somebody still reads: first those that follow from what people did, then the nearest.
  const order = planned
    .map((_, at) => at)
    .toSorted((one, other) => rank(planned[one]) - rank(planned[other]) || one - other);
  const rowsWith = (reasons: number): readonly PlanRow[] => {
    const tell = new Set(order.slice(0, reasons));
    return planned.map(({ date, choice }, at) => [
      shortDate(date),
      lessonTitle(choice.lesson, catalogue),
      tell.has(at) ? (whys[at] ?? '') : '',
    ]);
  };
  const question = asksFirst ? checkInRow(project) : undefined;
  const usual = stateText(project) ?? (planned.length > 0 ? words.intro : words.empty);
  // Why a project is parked is among what is amiss.
  const lead = [...amiss, ...(amiss.includes(usual) ? [] : [usual])].join(' ');
  const card = (rows: readonly PlanRow[]): Reply => ({
    title: words.title,
    parts: [
      { kind: 'text', text: lead },
      ...whenAny(
        question === undefined ? rows : [question, ...rows],
        (several): Part => ({ kind: 'table', ...words.table, rows: several }),
      ),
      ...buttons(stateButtons(project, { asked, next: toPicture })),
    ],
  });
  const cards = planned.map((_, fewer) => card(rowsWith(planned.length - fewer)));
  return cards.find((each) => wordsOn(each) <= budgets.project.words) ?? card(rowsWith(1));
}

/** What people opened or answered tells more than a phase does. */
function rank(one: Pick<Planned, 'choice'> | undefined): 0 | 1 {
  return one?.choice.reasons.some(({ kind }) => kind === 'lookup' || kind === 'answer') ? 0 : 1;
}

/** The day on which the bot asks how to go on, in a sentence; nothing where no day is planned. */
export function checkInLine(project: Project): string | undefined {
  const row = checkInRow(project);
  return row && toRowLine(row);
}

function checkInRow({ next }: Project): PlanRow | undefined {
  return next && [shortDate(next.date), words.checkIn, words.whyCheckIn];
}
