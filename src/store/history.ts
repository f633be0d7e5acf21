import { given } from '../domain/given.ts';
import type { LessonId } from '../domain/lesson.ts';
import type { History, LocalDate, Nudge, Project } from '../domain/project.ts';
import { type NudgeRow, nudgeColumns, nudgeSource, toNudge } from './nudge-rows.ts';
import { toList, toRows } from './row-list.ts';
import type { Query } from './store.ts';
import { readRows, type UnreadableRow } from './unreadable.ts';

/** More than two years of weeks: choosing needs no more. */
const maxShown = 120;
const maxLookups = 500;

/** What happened in a project so far, oldest first. Only nudges that arrived count as shown, and that can be read. */
export async function historyOf(query: Query, project: Project): Promise<History> {
  const { histories } = await readHistories(query, [project]);
  return histories.get(project.id) ?? { shown: [], lookups: [] };
}

/** What happened in projects so far, by their ids, and the nudges of them that cannot be read. */
export async function readHistories(
  query: Query,
  projects: readonly Project[],
): Promise<{ readonly histories: ReadonlyMap<string, History>; readonly bad: readonly UnreadableRow[] }> {
  if (projects.length === 0) return { histories: new Map(), bad: [] };
  const { text, values } = toList(
    projects.map(({ id }) => id),
    2,
  );
  const nudges = query<NudgeRow>(
    `SELECT * FROM (SELECT ${nudgeColumns}, row_number() OVER (PARTITION BY project ORDER BY date DESC) AS place
       FROM ${nudgeSource} WHERE project IN ${text} AND state = 'sent' AND unreadable IS NULL) AS latest
     WHERE place <= $1 ORDER BY date DESC`,
    [maxShown, ...values],
  );
  const places = toRows(
    ['TEXT', 'TEXT', 'TEXT', 'TEXT'],
    projects.map(({ id, place: { platform, workspace, channel } }) => [id, platform, workspace, channel]),
    2,
  );
  const lookedUp = query<Lookup>(
    `SELECT project, lesson, at FROM (SELECT asked.column1 AS project, lesson, at,
         row_number() OVER (PARTITION BY asked.column1 ORDER BY at DESC) AS place
       FROM (VALUES ${places.text}) AS asked JOIN lookup ON lookup.platform = asked.column2
         AND lookup.workspace = asked.column3 AND lookup.channel = asked.column4) AS latest
     WHERE place <= $1 ORDER BY at DESC`,
    [maxLookups, ...places.values],
  );
  const [rows, lookups] = await Promise.all([nudges, lookedUp]);
  const { good, bad } = readRows(rows, toNudge);
  const sentTo = Map.groupBy(good, ({ project }) => project);
  const lookedUpIn = Map.groupBy(lookups, ({ project }) => project);
  const histories = projects.map((project) => {
    const { id } = project;
    return [id, toHistory(project, sentTo.get(id) ?? [], lookedUpIn.get(id) ?? [])] as const;
  });
  return { histories: new Map(histories), bad };
}

type Lookup = { readonly project: string; readonly lesson: LessonId; readonly at: number };

/** What was sent and looked up, newest first, as the history of a project. */
function toHistory({ zone }: Project, sent: readonly Nudge[], lookups: readonly Lookup[]): History {
  const dateOf = localDates(zone);
  const checkedIn = sent.find(({ content }) => content.kind === 'check-in')?.date;
  return {
    shown: sent.toReversed().flatMap(({ date, content, answer }) => {
      if (content.kind !== 'lesson') return [];
      const { lesson, nudge, kind, phase } = content.choice;
      return [{ date, lesson, nudge, kind, phase, ...(answer && saidIn(answer, dateOf)) }];
    }),
    lookups: lookups.toReversed().map(({ lesson, at }) => ({ date: dateOf(at), lesson })),
    ...given({ checkedIn }),
  };
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
