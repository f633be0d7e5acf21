import { given } from '../domain/given.ts';
import type { Phase } from '../domain/lesson.ts';
import type { LocalDate, Project, ProjectState } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import {
  pausedAlready,
  pauseNotice,
  phaseChoice,
  phaseNotice,
  resumeNotice,
  stopNotice,
} from '../replies/change-notice.ts';
import { standing } from '../replies/no-longer-asked.ts';
import { noProject } from '../replies/notices.ts';
import { type By, toPlan, toSetUp } from '../replies/project-buttons.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import type { ShortReply } from '../replies/short-reply.ts';
import { checklist } from '../rules/checklist.ts';
import { type Answer, privately, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import type { Change } from './project-port.ts';
import { saveChange } from './save-change.ts';

/** Moves the project to another phase, with a checklist. */
export function setPhase(phase: Phase, request: ProjectRequest): Promise<Answer> {
  const { title, same, goesOn } = projectTexts.phase;
  const name = projectTexts.phases[phase];
  return change('phase', request, (before) => {
    const isAwaited = before.state.kind === 'waiting';
    const stands = (now: Project) => (isAwaited ? `${goesOn} ${standing(now)}` : stateText(now));
    return {
      isSo: before.phase === phase,
      same: { title: title(name), text: [same(name), stateText(before) ?? ''].join(' ').trim(), buttons: [toPlan] },
      // Who moves the project is there, so there is no need to wait for them.
      to: { phase, ...(isAwaited && { state: { kind: 'active' } as const }) },
      news: (saved, by) => phaseNotice(phase, checklist(saved, request.core.catalogue), by, stands(saved)),
    };
  });
}

/** The phases, to choose another from; `unknown` is what somebody took for one. */
export async function showPhases({ projects, asker }: ProjectRequest, unknown?: string): Promise<Answer> {
  const project = await projects.find(asker.place);
  return privately(project ? phaseChoice(project.phase, unknown) : noProject());
}

/** No nudges until a day, or until somebody resumes. */
export function pause(until: LocalDate | undefined, request: ProjectRequest): Promise<Answer> {
  const state: ProjectState = { kind: 'paused', ...given({ until }) };
  const { title, same } = projectTexts.stop;
  const inVain = { title, text: `${same} ${projectTexts.pause.whileStopped}`, buttons: [toSetUp] };
  return change('pause', request, (before) => {
    const isStopped = before.state.kind === 'stopped';
    const was = before.state.kind === 'paused' ? before.state : undefined;
    return {
      isSo: isStopped || (was !== undefined && was.until === until),
      same: isStopped ? inVain : pausedAlready(until),
      to: { state },
      news: ({ next }, by) => pauseNotice({ until, next, was }, by),
    };
  });
}

/** Nudges come again. */
export function resume(request: ProjectRequest): Promise<Answer> {
  const { already: title, same } = projectTexts.resume;
  return change('resume', request, ({ state }) => ({
    isSo: state.kind === 'active',
    same: { title, text: same, buttons: [toPlan] },
    to: { state: { kind: 'active' } },
    news: resumeNotice,
  }));
}

/** No nudges any more. What the team did stays. */
export function stop(request: ProjectRequest): Promise<Answer> {
  const { title, same } = projectTexts.stop;
  return change('stop', request, ({ state }) => ({
    isSo: state.kind === 'stopped',
    same: { title, text: same, buttons: [toSetUp] },
    to: { state: { kind: 'stopped' } },
    news: (_saved, by) => stopNotice(by),
  }));
}

type Step = {
  /** The project is like this already: then nothing is saved, and the asker hears `same`. */
  readonly isSo: boolean;
  readonly same: ShortReply;
  readonly to: Partial<Pick<Project, 'phase' | 'state'>>;
  readonly news: (saved: Project, by: By) => Reply;
};

/** A change of the project of this channel; where there is none, how to start. */
async function change(
  kind: Change['kind'],
  request: ProjectRequest,
  stepFrom: (before: Project) => Step,
): Promise<Answer> {
  const { projects, asker } = request;
  const before = await projects.find(asker.place);
  if (!before) return privately(noProject());
  const { isSo, same, to, news } = stepFrom(before);
  if (isSo) return sentence(same);
  return saveChange({ kind, changed: () => ({ ...before, ...to }), before, news }, request);
}
