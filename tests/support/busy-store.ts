import type { Catalogue } from '#core';
import type { Store } from '#core/store';
import type { Nudge, Project } from '../../src/domain/project.ts';
import { lessonContent, projectIn } from './nudge-project.ts';
import { dayMs } from './nudge-scene.ts';

const numbers = (count: number) =>
  `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`;

/** More in one statement takes longer than a statement may. */
const step = 50_000;

type Due = {
  readonly projects: number;
  /** How many workspaces the projects are in, by turns. */
  readonly workspaces: number;
  readonly due: { readonly at: number; readonly date: string };
};

/** Projects without a past that are all due at one moment (epoch ms). */
export async function fillWithDue(store: Store, { projects, workspaces, due }: Due): Promise<void> {
  const {
    id: _,
    place: __,
    state: ___,
    next: ____,
    ...plan
  } = projectIn('', '', { rhythm: { every: 'week', weekday: 2, time: '10:00' } }) as Project;
  for (let from = 0; from < projects; from += step) {
    await store.query(
      `INSERT INTO project (id, platform, workspace, channel, plan, state, next_at, next_date, version, changed_at) ${numbers(Math.min(step, projects - from))}
       SELECT 'p' || (i + ${from}), 'slack', 'T' || ((i + ${from}) % ${workspaces}), 'C' || (i + ${from}), $1, 'active', CAST($2 AS BIGINT), $3, 1, 1
       FROM n`,
      [JSON.stringify(plan), due.at, due.date],
    );
  }
}

/** Plans a nudge for each of those projects, all for one moment (epoch ms). */
export async function planAllDue(store: Store, { projects, due }: Omit<Due, 'workspaces'>): Promise<void> {
  for (let from = 0; from < projects; from += step) {
    await store.query(
      `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before) ${numbers(Math.min(step, projects - from))}
       SELECT 'n' || (i + ${from}), 'p' || (i + ${from}), $1, CAST($2 AS BIGINT), CAST($2 AS BIGINT), 'planned', $3, 0, CAST($2 AS BIGINT) FROM n`,
      [due.date, due.at, JSON.stringify(lessonContent('x'))],
    );
  }
}

type Filling = Omit<Due, 'workspaces'> & { readonly catalogue: Catalogue };

/**
 * Projects that are all due at one moment (epoch ms), each with a year behind it: a card a week with an answer to two of three, and
 * a look-up every other week. Written by a few statements, so that a thousand of them take no time.
 */
export async function fillWithYear(store: Store, { projects, due, catalogue }: Filling): Promise<void> {
  await fillWithDue(store, { projects, workspaces: 50, due });
  for (const [week, content] of yearOf(catalogue).entries()) {
    const at = due.at - (52 - week) * 7 * dayMs;
    const date = new Date(at).toISOString().slice(0, 10);
    await store.query(
      `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before) ${numbers(projects)}
       SELECT 'p' || i || '-${week}', 'p' || i, $1, $2, $2, 'sent', $3, 1, $2 FROM n`,
      [date, at, JSON.stringify(content)],
    );
    if (week % 3 > 0) {
      await store.query(
        `INSERT INTO answer (nudge, lesson, answer, at) SELECT id, 'x', 'doing', due_at FROM nudge WHERE date = $1`,
        [date],
      );
    }
    if (week % 2 > 0) {
      await store.query(
        `INSERT INTO lookup (platform, workspace, channel, lesson, at)
         SELECT platform, workspace, channel, $1, $2 FROM project`,
        [catalogue.lessons[week % catalogue.lessons.length]?.id ?? '', due.at - (week % 12) * 7 * dayMs],
      );
    }
  }
}

/** The cards of a year of weeks, of all lessons by turns. */
function yearOf({ lessons }: Catalogue): readonly Nudge['content'][] {
  const all = lessons.flatMap(({ id, nudges }) => nudges.map((nudge) => ({ lesson: id, nudge })));
  return Array.from({ length: 52 }, (_, week) => {
    const { lesson, nudge } = all[(week * 7) % all.length] ?? all[0] ?? notThere();
    return {
      kind: 'lesson',
      choice: { lesson, nudge: nudge.id, kind: nudge.kind, phase: 'start', reasons: [{ kind: 'never-shown' }] },
    };
  });
}

function notThere(): never {
  throw new Error('no lessons');
}

/** Rows that are too old to keep, all of one project. */
export async function fillWithOld(store: Store, rows: number): Promise<void> {
  await store.query(
    `INSERT INTO project (id, platform, workspace, channel, plan, state, version, changed_at)
     VALUES ('old', 'slack', 'T-old', 'C', '{}', 'stopped', 1, 1)`,
  );
  await store.query(
    `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before) ${numbers(rows)}
     SELECT 'old' || i, 'old', i, i, i, 'sent', '{"kind":"check-in"}', 1, i FROM n`,
  );
}
