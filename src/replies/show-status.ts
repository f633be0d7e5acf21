import type { NotReady } from '../domain/not-ready.ts';
import type { Platform } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, helpButton } from './parts.ts';
import { toLog, toSetUp } from './project-buttons.ts';
import { stateButtons, stateText } from './project-state.ts';
import { projectTexts } from './project-texts.ts';
import { clockText } from './rhythm-text.ts';
import { openQuestion, type ProjectFacts, wereSent, whatsAmiss } from './whats-amiss.ts';

const words = projectTexts.status;
/** What was looked up, each at this moment; what is absent was not, and nothing is said of it. */
export type StatusFacts = {
  readonly lessons: number;
  /** What is wrong with the bot itself. */
  readonly reasons?: readonly NotReady[] | undefined;
  readonly of?: ProjectFacts | undefined;
  /** Whether somebody asks where a project can live. */
  readonly inChannel: boolean;
  /** Epoch ms. */
  readonly now: number;
};

/** Is the bot well, when is the next nudge, did everything arrive. Each sentence says what was looked up, and no more. */
export function showStatus(facts: StatusFacts): Reply {
  const { of, lessons, inChannel } = facts;
  const amiss = of ? whatsAmiss(of, facts.now) : [];
  const wrong = [...amiss, ...whatIsWrong(facts)];
  const lines = [
    ...(wrong.length === 0 && facts.reasons ? [words.well] : wrong),
    ...(of
      ? standing(of)
      : [words.lessons(lessons), inChannel ? `${projectTexts.none.title}.` : projectTexts.onlyInChannel.how]),
    ...(of && wrong.length === 0 && wereSent(of.nudges, facts.now) ? [words.allSent] : []),
  ];
  return {
    title: words.title,
    parts: [
      { kind: 'text', text: lines.join(' ') },
      ...buttons(
        of
          ? stateButtons(of.project, {
              asked: openQuestion(of.nudges),
              next: toLog,
            })
          : [inChannel ? toSetUp : helpButton],
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
  'slack-socket': 'slack',
  'teams-sign-in': 'teams',
};

/** What is wrong with the bot itself, as far as it concerns this project. */
function whatIsWrong({ reasons = [], of }: StatusFacts): readonly string[] {
  const here = of?.project.place.platform;
  const own = reasons.filter((reason) => here === undefined || (onlyOn[reason] ?? here) === here);
  // A refused token says the same as a workspace that is blocked for it.
  const said = of?.trouble ? own.filter((reason) => onlyOn[reason] === undefined) : own;
  return said.map((reason) => words.notReady[reason]);
}

function standing({ project, trouble }: ProjectFacts): readonly string[] {
  const { state, next, zone } = project;
  if (state.kind === 'parked') return [];
  const rests = stateText(project);
  if (rests !== undefined) return [rests];
  return next && !trouble ? [words.next(dateText(next.date), timeOf(next.at, zone))] : [];
}

function timeOf(at: number, zone: string): string {
  const time = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);
  return clockText(time);
}
