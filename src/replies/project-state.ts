import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import type { ReplyButton } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { shutOutText } from './shut-out-texts.ts';

const words = projectTexts.plan;

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
      return `${words.parked} ${shutOutText(state.reason)}`;
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
