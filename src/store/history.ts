import type { LessonId } from '../domain/lesson.ts';
import type { History, LocalDate, Nudge, Project } from '../domain/project.ts';
import { type NudgeRow, selectNudges, toNudge } from './nudge-rows.ts';
import type { Query } from './store.ts';
import { readRows, type UnreadableRow } from './unreadable.ts';

/** More than two years of weeks: choosing needs no more. */
const maxShown = 120;
const maxLookups = 500;

/** What happened in a project so far, oldest first. Only nudges that arrived count as shown, and that can be read. */
export async function historyOf(query: Query, project: Project): Promise<History> {
  const { history } = await readHistory(query, project);
  return history;
}

/** What happened in a project so far, and the nudges of it that cannot be read. */
export async function readHistory(
  query: Query,
  project: Project,
): Promise<{ readonly history: History; readonly bad: readonly UnreadableRow[] }> {
  const { platform, workspace, channel } = project.place;
  const nudges = await query<NudgeRow>(
    `${selectNudges} WHERE project = $1 AND state = 'sent' AND unreadable IS NULL ORDER BY date DESC LIMIT $2`,
    [project.id, maxShown],
  );
  const lookups = await query<{ lesson: LessonId; at: number }>(
    `SELECT lesson, at FROM lookup WHERE platform = $1 AND workspace = $2 AND channel = $3 ORDER BY at DESC LIMIT $4`,
    [platform, workspace, channel, maxLookups],
  );
  const dateOf = localDates(project.zone);
  const { good: sent, bad } = readRows(nudges, toNudge);
  const checkedIn = sent.find(({ content }) => content.kind === 'check-in')?.date;
  const history: History = {
    shown: sent.toReversed().flatMap(({ date, content, answer }) => {
      if (content.kind !== 'lesson') return [];
      const { lesson, nudge, kind, phase } = content.choice;
      return [{ date, lesson, nudge, kind, phase, ...(answer && saidIn(answer, dateOf)) }];
    }),
    lookups: lookups.toReversed().map(({ lesson, at }) => ({ date: dateOf(at), lesson })),
    ...(checkedIn !== undefined && { checkedIn }),
  };
  return { history, bad };
}

/** What a team said to a nudge, and of how it went, with the days of that. */
function saidIn({ answer, at, followUp }: NonNullable<Nudge['answer']>, dateOf: (at: number) => LocalDate) {
  return {
    answer,
    answeredOn: dateOf(at),
    ...(followUp && { followUp: followUp.said, followedUpOn: dateOf(followUp.at) }),
  };
}

/** Making one takes longer than reading a year of dates with it; there are some hundreds of zones at most. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** From a moment to the day on the calendar in a zone. Sweden writes its dates as ISO 8601 does. */
function localDates(timeZone: string): (at: number) => LocalDate {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return (at) => format.format(at);
}
