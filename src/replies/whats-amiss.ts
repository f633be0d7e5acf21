import type { Nudge, Project, SkipReason } from '../domain/project.ts';
import type { AnnouncementState } from '../store/announcements.ts';
import { stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { shutOutText } from './shut-out-texts.ts';

const words = projectTexts.status;
/** Older than this says nothing about how it goes now. */
const recentMs = 28 * 86_400_000;

/** What was looked up of a project. */
export type ProjectFacts = {
  readonly project: Project;
  /** Why the whole workspace refuses us, as a code. */
  readonly trouble?: { readonly reason: string } | undefined;
  readonly nudges: readonly Nudge[];
  readonly announcements: readonly AnnouncementState[];
};

/** Why a project cannot be reached and what helps; one sentence when the channel and its workspace both refuse us. */
export function whyUnreachable({ project, trouble }: Pick<ProjectFacts, 'project' | 'trouble'>): string | undefined {
  if (trouble) return `${projectTexts.plan.parked} ${shutOutText(trouble.reason)}`;
  return project.state.kind === 'parked' ? stateText(project) : undefined;
}

/** Whether a nudge that was skipped for this should have come: the team did not ask for it, and nothing else came in its place. */
const shouldHaveCome: Readonly<Record<SkipReason, boolean>> = {
  missed: true,
  'too-late': true,
  restored: true,
  refused: true,
  'cannot-render': true,
  'lesson-gone': true,
  parked: true,
  'no-nudge': false,
  paused: false,
  waiting: false,
  stopped: false,
};

/** What was to be sent and did not come, or may not have: cards first, then the news of changes. */
function notCome({ nudges, announcements }: ProjectFacts, now: number): readonly string[] {
  const some = (isSo: (nudge: Nudge) => boolean, say: (count: number) => string) => {
    const count = nudges.filter(isSo).length;
    return count > 0 ? [say(count)] : [];
  };
  return [
    ...some(({ state, dismissed }) => state === 'uncertain' && !dismissed, words.uncertain),
    ...some((nudge) => isWaiting(nudge, now), words.waiting),
    ...some((nudge) => isMissed(nudge, now), words.missed),
    ...(announcements.some(({ state }) => untold.includes(state)) ? [words.untold] : []),
    ...(announcements.some(({ state, at }) => state === 'uncertain' && at > now - recentMs)
      ? [words.untoldInDoubt]
      : []),
  ];
}

/** All that people must know before any date: why nothing comes, and what did not come. */
export function whatsAmiss(facts: ProjectFacts, now: number): readonly string[] {
  const unreachable = whyUnreachable(facts);
  return [...(unreachable === undefined ? [] : [unreachable]), ...notCome(facts, now)];
}

/** Whether the cards of late were sent: there were some, and of none it is doubtful, also when somebody put that doubt aside. */
export function wereSent(nudges: readonly Nudge[], now: number): boolean {
  const ofLate = nudges.filter(({ dueAt }) => dueAt > now - recentMs && dueAt <= now);
  return ofLate.some(({ state }) => state === 'sent') && ofLate.every(({ state }) => state !== 'uncertain');
}

/** The question how to go on that was asked last. */
export function openQuestion(nudges: readonly Nudge[]): string | undefined {
  const asked = nudges.filter(({ content, state }) => content.kind === 'check-in' && state === 'sent');
  return asked.toSorted((one, other) => other.dueAt - one.dueAt)[0]?.id;
}

const untold: readonly AnnouncementState['state'][] = ['planned', 'sending', 'parked'];

function isWaiting({ state, dueAt }: Nudge, now: number): boolean {
  return (state === 'planned' || state === 'sending') && dueAt <= now;
}

function isMissed({ state, reason = '', dueAt }: Nudge, now: number): boolean {
  if (dueAt <= now - recentMs) return false;
  return state === 'parked' || (state === 'skipped' && isSkipReason(reason) && shouldHaveCome[reason]);
}

const isSkipReason = (code: string): code is SkipReason => Object.hasOwn(shouldHaveCome, code);
