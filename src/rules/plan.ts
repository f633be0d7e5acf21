import { given } from '../domain/given.ts';
import { impossible } from '../domain/impossible.ts';
import type { Choice, History, LocalDate, Nudge, Project } from '../domain/project.ts';
import { startOfDay } from './calendar.ts';
import { asItWasAfterTheLastNudge, changedSince } from './changed.ts';
import { toFollowUp } from './follow-up.ts';
import { chooseNudge } from './relevance.ts';
import { type Moment, nextMoment } from './rhythm.ts';
import type { Situation, Subject } from './situation.ts';

/** A nudge to come: its day, its instant (epoch ms) and what it would be. */
export type Planned = Moment & { readonly choice: Choice };
type Plannable = Subject & Pick<Project, 'rhythm' | 'zone' | 'startDate' | 'state'>;

/** Two cards without an answer: the bot asks instead of going on. */
const ignoredInARow = 2;

/**
 * The nudges to come after an instant (epoch ms), supposing that nobody answers or looks anything up meanwhile.
 * They are the ones that will be sent unless something changes; when the bot is about to ask how to go on, those after
 * that question. None while a project rests without an end; fewer when nothing is left to say.
 */
export function planAhead(
  { project, history, catalogue }: Omit<Situation, 'date' | 'project'> & { readonly project: Plannable },
  from: number,
  count = 8,
): Planned[] {
  const start = restsUntil(project, from);
  if (start === undefined) return [];
  const planned: Planned[] = [];
  const shown = [...history.shown];
  let moment = nextMoment(project, start, lastSent(history));
  if (isIgnoredTwice(history)) moment = nextMoment(project, moment.at);
  while (planned.length < count) {
    const choice = chooseNudge({ project, history: { ...history, shown }, date: moment.date, catalogue });
    if (!choice) break;
    planned.push({ ...moment, choice });
    shown.push(asShown(choice, moment.date));
    moment = nextMoment(project, moment.at);
  }
  return planned;
}

/** What a choice becomes in the history once it was sent and nobody has answered yet. */
export function asShown({ lesson, nudge, kind, phase }: Choice, date: LocalDate): History['shown'][number] {
  return { date, lesson, nudge, kind, phase };
}

/** The instant (epoch ms) after which a project gets nudges again, no earlier than `from`. Nothing when it waits for people. */
export function restsUntil({ state, zone }: Pick<Project, 'state' | 'zone'>, from: number): number | undefined {
  switch (state.kind) {
    case 'active':
      return from;
    case 'paused':
      return state.until === undefined ? undefined : Math.max(from, startOfDay(state.until, zone) - 1);
    case 'waiting':
    case 'stopped':
    case 'parked':
      return undefined;
    default:
      return impossible(state);
  }
}

/** The last local day on which the bot came by itself, for keeping to one a week. */
export function lastSent({ shown, checkedIn }: History): LocalDate | undefined {
  const date = shown.at(-1)?.date;
  return date && checkedIn ? [date, checkedIn].sort().at(-1) : (date ?? checkedIn);
}

/** What a project gets on a day that is due: a lesson, or after two without an answer the question how to go on. */
export function contentOn(situation: Situation): Nudge['content'] | undefined {
  if (isIgnoredTwice(situation.history)) return { kind: 'check-in' };
  const choice = chooseNudge(situation);
  if (!choice) return undefined;
  const asks = toFollowUp(situation.history, situation.catalogue);
  return { kind: 'lesson', choice: { ...withWhatChanged(choice, situation), ...given({ asks }) } };
}

/** A plan was shown after the last nudge; when something else comes now, the choice tells what happened in between. */
function withWhatChanged(choice: Choice, situation: Situation): Choice {
  const { project, history } = situation;
  const last = history.shown.at(-1);
  if (!last) return choice;
  const foretold = { project: { ...project, phase: last.phase }, history: asItWasAfterTheLastNudge(history) };
  const planned = chooseNudge({ ...situation, ...foretold });
  if (!planned || planned.lesson === choice.lesson) return choice;
  const because = changedSince(planned, choice, { history, since: last.date });
  return because.length === 0 ? choice : { ...choice, instead: { lesson: planned.lesson, because } };
}

/** Whether the last two nudges, since the bot last asked how to go on, got no answer, nor the question on them how it went. */
export function isIgnoredTwice({ shown, checkedIn = '' }: History): boolean {
  const latest = shown.slice(-ignoredInARow);
  const [first] = latest;
  const isSilent = latest.every(({ date, answer }) => date > checkedIn && answer === undefined);
  if (!first || latest.length < ignoredInARow || !isSilent) return false;
  return shown.every(({ followedUpOn }) => followedUpOn === undefined || followedUpOn < first.date);
}
