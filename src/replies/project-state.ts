import { impossible } from '../domain/impossible.ts';
import type { Project } from '../domain/project.ts';
import type { ReplyButton } from '../domain/reply.ts';
import { farDateText } from '../rules/calendar.ts';
import { wishButtons } from './check-in.ts';
import { openButton, seldom } from './parts.ts';
import { toChange, toPause, toResume, toSetUp, toStop } from './project-buttons.ts';
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

function deeds({ state, rhythm }: Project, asked: string | undefined): readonly ReplyButton[] {
  const edit = seldom(toChange);
  const end = seldom(toStop);
  switch (state.kind) {
    case 'waiting':
      return asked === undefined ? [toResume, edit, end] : [...wishButtons(asked, rhythm), edit];
    case 'active':
      return [openButton(projectTexts.buttons.now, { kind: 'next-now' }), edit, seldom(toPause), end];
    case 'paused':
    case 'parked':
      return [toResume, edit, end];
    case 'stopped':
      return [toSetUp];
    default:
      return impossible(state);
  }
}
