import type { Catalogue } from '../content/catalogue.ts';
import { impossible } from '../domain/impossible.ts';
import type { Choice, LocalDate, Project } from '../domain/project.ts';
import type { Part, Reply, ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { briefly } from './explain-choice.ts';
import { buttons, openButton, whenAny } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const words = projectTexts.plan;

/** The nudges to come, with their days and the reason of each. */
export function showPlan(
  project: Project,
  planned: readonly { readonly date: LocalDate; readonly choice: Choice }[],
  catalogue: Catalogue,
  /** Whether the next moment goes to the question how to go on. */
  asksFirst = false,
): Reply {
  const checkIn = asksFirst && project.next ? [words.checkIn(dateText(project.next.date))] : [];
  const standing = stateText(project);
  const title = (id: string) => catalogue.lesson(id)?.title ?? id;
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: standing ?? (planned.length > 0 ? words.intro : words.empty) },
      ...whenAny(
        [
          ...checkIn,
          ...planned.map(({ date, choice }) =>
            words.line(dateText(date), title(choice.lesson), briefly(choice, catalogue)),
          ),
        ],
        (points): Part => ({ kind: 'points', points }),
      ),
      ...buttons([...stateButtons(project), openButton(projectTexts.buttons.picture, { kind: 'picture' })]),
    ],
  };
}

/** Why nothing comes now; `undefined` for a project that runs. */
export function stateText({ state }: Project): string | undefined {
  switch (state.kind) {
    case 'active':
      return undefined;
    case 'paused':
      return state.until === undefined ? words.pausedOpen : words.paused(dateText(state.until));
    case 'waiting':
      return words.waiting;
    case 'stopped':
      return words.stopped;
    case 'parked':
      return words.parked;
    default:
      return impossible(state);
  }
}

/** What can be done with a project as it stands. */
export function stateButtons({ state }: Project): readonly ReplyButton[] {
  const { now, pause, stop, change, resume, setUp } = projectTexts.buttons;
  const edit = openButton(change, { kind: 'project' });
  switch (state.kind) {
    case 'active':
    case 'waiting':
      return [
        openButton(now, { kind: 'next-now' }),
        edit,
        openButton(pause, { kind: 'pause' }),
        openButton(stop, { kind: 'stop' }),
      ];
    case 'paused':
    case 'parked':
      return [openButton(resume, { kind: 'resume' }), edit, openButton(stop, { kind: 'stop' })];
    case 'stopped':
      return [openButton(setUp, { kind: 'project' })];
    default:
      return impossible(state);
  }
}
