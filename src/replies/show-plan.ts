import type { Catalogue } from '../content/catalogue.ts';
import type { Project } from '../domain/project.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { shortDate } from '../rules/calendar.ts';
import type { Planned } from '../rules/plan.ts';
import { brieflyEach } from './brief-reasons.ts';
import { buttons, lessonTitle, openButton, whenAny } from './parts.ts';
import { stateButtons, stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.plan;

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
  const lines = planned.map(({ date, choice }, at) =>
    words.line(shortDate(date), lessonTitle(choice.lesson, catalogue), whys[at] ?? ''),
  );
  const question = asksFirst ? checkInLine(project) : undefined;
  const usual = stateText(project) ?? (planned.length > 0 ? words.intro : words.empty);
  // Why a project is parked is among what is amiss.
  const lead = [...amiss, ...(amiss.includes(usual) ? [] : [usual])].join(' ');
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: lead },
      ...whenAny(question === undefined ? lines : [question, ...lines], (points): Part => ({ kind: 'points', points })),
      ...buttons([...stateButtons(project, asked), openButton(projectTexts.buttons.picture, { kind: 'picture' })]),
    ],
  };
}

/** The day on which the bot asks how to go on; nothing where no day is planned. */
export function checkInLine({ next }: Project): string | undefined {
  return next && words.checkIn(shortDate(next.date));
}
