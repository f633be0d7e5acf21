import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import type { ReplyButton } from '../domain/reply.ts';
import { farDateText } from '../rules/calendar.ts';
import { wishButtons } from './check-in.ts';
import { openButton, seldom } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { shutOutText } from './shut-out-texts.ts';

const words = projectTexts.plan;

/** Why nothing comes now; `undefined` for a project that runs. */
export function stateText({ state }: Project): string | undefined {
  switch (state.kind) {
    case 'active':
      return undefined;
    case 'paused':
      return state.until === undefined ? words.pausedOpen : words.paused(farDateText(state.until));
    case 'waiting':
      return words.waiting;
    case 'stopped':
      return words.stopped;
    case 'parked':
      return `${words.parked} ${shutOutText(state.reason)}`;
    default:
      return impossible(state);
  }
}

/** What can be done with a project as it stands; `asked` is the question how to go on, when it waits for an answer. */
export function stateButtons({ state }: Project, asked?: string): readonly ReplyButton[] {
  const { now, pause, stop, change, resume, setUp } = projectTexts.buttons;
  const edit = seldom(openButton(change, { kind: 'project' }));
  const end = seldom(openButton(stop, { kind: 'stop' }));
  switch (state.kind) {
    case 'waiting':
      return asked === undefined ? [openButton(resume, { kind: 'resume' }), edit, end] : [...wishButtons(asked), edit];
    case 'active':
      return [openButton(now, { kind: 'next-now' }), edit, seldom(openButton(pause, { kind: 'pause' })), end];
    case 'paused':
    case 'parked':
      return [openButton(resume, { kind: 'resume' }), edit, end];
    case 'stopped':
      return [openButton(setUp, { kind: 'project' })];
    default:
      return impossible(state);
  }
}
