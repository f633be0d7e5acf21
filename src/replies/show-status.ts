import type { NotReady } from '../domain/not-ready.ts';
import type { Nudge, Platform, Project, SkipReason } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import type { AnnouncementState } from '../store/announcements.ts';
import { buttons, openButton } from './parts.ts';
import { stateButtons, stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { shutOutText } from './shut-out-texts.ts';

const words = projectTexts.status;
/** Older than this says nothing about how it goes now. */
const recentMs = 28 * 86_400_000;

/** What was looked up, each at this moment; what is absent was not, and nothing is said of it. */
export type StatusFacts = {
  readonly lessons: number;
  /** What is wrong with the bot itself. */
  readonly reasons?: readonly NotReady[] | undefined;
  readonly of?: ProjectFacts | undefined;
  /** Epoch ms. */
  readonly now: number;
};

type ProjectFacts = {
  readonly project: Project;
  /** Why the whole workspace refuses us, as a code. */
  readonly trouble?: { readonly reason: string } | undefined;
  readonly nudges: readonly Nudge[];
  readonly announcements: readonly AnnouncementState[];
};

/** Is the bot well, when is the next nudge, did everything arrive. Each sentence says what was looked up, and no more. */
export function showStatus(facts: StatusFacts): Reply {
  const { of, lessons } = facts;
  const wrong = whatIsWrong(facts);
  const lines = [
    ...(wrong.length === 0 && facts.reasons ? [words.well] : wrong),
    words.lessons(lessons),
    ...(of ? [...standing(of), ...sent(of, facts.now)] : [`${projectTexts.none.title}.`]),
  ];
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: lines.join(' ') },
      ...buttons(
        of
          ? [openButton(projectTexts.buttons.log, { kind: 'log' }), ...stateButtons(of.project)]
          : [openButton(projectTexts.buttons.setUp, { kind: 'project' })],
      ),
    ],
  };
}

/** What concerns one platform only. */
const onlyOn: Readonly<Record<NotReady, Platform | undefined>> = {
  database: undefined,
  content: undefined,
  disk: undefined,
  'slack-token': 'slack',
  'slack-scopes': 'slack',
  'teams-sign-in': 'teams',
};

/** What stands in the way of the bot, of this workspace and of this project. */
function whatIsWrong({ reasons = [], of }: StatusFacts): readonly string[] {
  const here = of?.project.place.platform;
  const own = reasons.filter((reason) => here === undefined || (onlyOn[reason] ?? here) === here);
  const shutOut = of?.trouble?.reason;
  // A refused token says the same as a workspace that is blocked for it.
  const said = shutOut === undefined ? own : own.filter((reason) => onlyOn[reason] === undefined);
  return [
    ...said.map((reason) => words.notReady[reason]),
    ...(shutOut === undefined ? [] : [`${projectTexts.plan.parked} ${shutOutText(shutOut)}`]),
    ...(of?.project.state.kind === 'parked' ? [stateText(of.project) ?? ''] : []),
  ];
}

function standing({ project, trouble }: ProjectFacts): readonly string[] {
  const { state, next, zone } = project;
  if (state.kind === 'parked') return [];
  const rests = stateText(project);
  if (rests !== undefined) return [rests];
  return next && !trouble ? [words.next(dateText(next.date), timeOf(next.at, zone))] : [];
}

/** Whether a nudge that was skipped for this should have come: the team did not ask for it, and nothing else came in its place. */
const shouldHaveCome: Readonly<Record<SkipReason, boolean>> = {
  missed: true,
  'too-late': true,
  restored: true,
  refused: true,
  'cannot-render': true,
  parked: true,
  'no-nudge': false,
  paused: false,
  waiting: false,
  stopped: false,
};

/** What became of all that was to be sent. */
function sent({ nudges, announcements }: ProjectFacts, now: number): readonly string[] {
  const count = (isSo: (nudge: Nudge) => boolean) => nudges.filter(isSo).length;
  const lines = [
    ...some(
      count(({ state }) => state === 'uncertain'),
      words.uncertain,
    ),
    ...some(
      count((nudge) => isWaiting(nudge, now)),
      words.waiting,
    ),
    ...some(
      count((nudge) => isMissed(nudge, now)),
      words.missed,
    ),
    ...(announcements.some(({ state }) => untold.includes(state)) ? [words.untold] : []),
    ...(announcements.some(({ state, at }) => state === 'uncertain' && at > now - recentMs)
      ? [words.untoldInDoubt]
      : []),
  ];
  return lines.length === 0 ? [words.certain] : lines;
}

const untold: readonly AnnouncementState['state'][] = ['planned', 'sending', 'parked'];

const some = (count: number, say: (count: number) => string) => (count > 0 ? [say(count)] : []);

function isWaiting({ state, dueAt }: Nudge, now: number): boolean {
  return (state === 'planned' || state === 'sending') && dueAt <= now;
}

function isMissed({ state, reason = '', dueAt }: Nudge, now: number): boolean {
  if (dueAt <= now - recentMs) return false;
  return state === 'parked' || (state === 'skipped' && isSkipReason(reason) && shouldHaveCome[reason]);
}

const isSkipReason = (code: string): code is SkipReason => Object.hasOwn(shouldHaveCome, code);

function timeOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
}
