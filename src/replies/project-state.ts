import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import type { ReplyButton } from '../domain/reply.ts';
import { farDateText } from '../rules/calendar.ts';
import { wishButtons } from './check-in.ts';
import { openButton, seldom } from './parts.ts';
import { toResume, toSetUp } from './project-buttons.ts';
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

type Onward = {
  /** The question how to go on, when the project waits for an answer. */
  readonly asked: string | undefined;
  /** Where to look next. */
  readonly next: ReplyButton;
};

/** What can be done with a project as it stands, and where to look next: in sight, unless the answers to a question take that room. */
export function stateButtons(project: Project, { asked, next }: Onward): readonly ReplyButton[] {
  const isAsking = project.state.kind === 'waiting' && asked !== undefined;
  return [...deeds(project, asked), isAsking ? seldom(next) : next];
}

function deeds({ state }: Project, asked: string | undefined): readonly ReplyButton[] {
  const { now, pause, stop, change } = projectTexts.buttons;
  const edit = seldom(openButton(change, { kind: 'project' }));
  const end = seldom(openButton(stop, { kind: 'stop' }));
  switch (state.kind) {
    case 'waiting':
      return asked === undefined ? [toResume, edit, end] : [...wishButtons(asked), edit];
    case 'active':
      return [openButton(now, { kind: 'next-now' }), edit, seldom(openButton(pause, { kind: 'pause' })), end];
    case 'paused':
    case 'parked':
      return [toResume, edit, end];
    case 'stopped':
      return [toSetUp];
    default:
      return impossible(state);
  }
}
