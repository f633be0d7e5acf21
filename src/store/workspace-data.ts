import type { z } from 'zod';
import { listAnnouncements } from './announcements.ts';
import { listAudit } from './audit.ts';
import { findLeft } from './blocked.ts';
import type { exportLine } from './export-schema.ts';
import type { WorkspaceKey } from './installations.ts';
import { type NudgeRow, selectNudges, toNudge } from './nudge-rows.ts';
import { pageSince } from './project-pages.ts';
import { type ProjectRow, projectColumns, toProject } from './project-rows.ts';
import type { Query, Store } from './store.ts';
import { readRows } from './unreadable.ts';

/** One line of an export: what it is, and the thing itself, by the schema that we publish. */
export type ExportLine = {
  readonly kind: z.infer<typeof exportLine>['kind'];
  readonly [field: string]: unknown;
};

const everything = 1_000_000;

/** All that is kept of a workspace or tenant. Of an installation only that it is there: tokens open doors. */
export async function exportWorkspace(query: Query, at: WorkspaceKey): Promise<readonly ExportLine[]> {
  const place = [at.platform, at.workspace];
  const lines: ExportLine[] = [];
  const projects = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE platform = $1 AND workspace = $2 ORDER BY id`,
    place,
  );
  for (const project of projects) {
    lines.push(
      lineOf('project', project, (row) => {
        const { version: _, ...fields } = toProject(row);
        return fields;
      }),
    );
    const since = await pageSince(query, project.id);
    if (since !== undefined) lines.push({ kind: 'page', project: project.id, since });
    const nudges = await query<NudgeRow>(`${selectNudges} WHERE project = $1 ORDER BY date DESC`, [project.id]);
    for (const nudge of nudges) lines.push(lineOf('nudge', nudge, toNudge));
    for (const announcement of await listAnnouncements(query, project.id, everything)) {
      lines.push({ kind: 'announcement', ...announcement });
    }
    for (const { kind: what, ...entry } of await listAudit(query, project.id, everything)) {
      lines.push({ kind: 'audit', what, ...entry });
    }
  }
  const where = 'WHERE platform = $1 AND workspace = $2';
  const lookups = await query(`SELECT channel, lesson, at FROM lookup ${where} ORDER BY at`, place);
  const installations = await query(`SELECT changed_at AS at FROM installation ${where}`, place);
  const blocked = await query(`SELECT reason, since, left_at AS "leftAt" FROM blocked ${where}`, place);
  return [
    ...lines,
    ...lookups.map((row) => ({ kind: 'lookup' as const, ...row })),
    ...installations.map((row) => ({ kind: 'installation' as const, ...row })),
    ...blocked.map((row) => ({ kind: 'blocked' as const, ...row })),
  ];
}

/** What a row holds, or the row itself when it cannot be read: it is kept all the same. */
function lineOf<Row extends object>(kind: 'project' | 'nudge', row: Row, read: (row: Row) => object): ExportLine {
  const [value] = readRows([row], read).good;
  return value ? { kind, ...value } : { kind: 'unreadable', table: kind, row };
}

/** Forgets a workspace or tenant completely, in one transaction. Gives how many rows went (nudges and logs go along). */
export async function eraseWorkspace(store: Store, at: WorkspaceKey): Promise<number> {
  const gone = await store.transaction((query) => eraseRows(query, at));
  await emptyLog(store);
  return gone;
}

/**
 * Forgets one of the workspaces that took the app away before a moment (epoch ms), and did not put it back. Gives which; nothing when
 * there is none left. Throws a `StoreError`.
 */
export async function eraseOneLeft(store: Store, before: number): Promise<WorkspaceKey | undefined> {
  const at = await findLeft(store.query, before);
  if (!at) return undefined;
  await store.transaction(async (query) => {
    // Who installs us just now takes this row first too: then it is not there any more, or it says that they did.
    const [still] = await query(
      'DELETE FROM blocked WHERE platform = $1 AND workspace = $2 AND left_at < $3 RETURNING 1',
      [at.platform, at.workspace, before],
    );
    if (still) await eraseRows(query, at);
  });
  await emptyLog(store);
  return at;
}

async function eraseRows(query: Query, { platform, workspace }: WorkspaceKey): Promise<number> {
  let rows = 0;
  for (const table of ['project', 'lookup', 'installation', 'blocked']) {
    const deleted = await query(`DELETE FROM ${table} WHERE platform = $1 AND workspace = $2 RETURNING 1`, [
      platform,
      workspace,
    ]);
    rows += deleted.length;
  }
  // Of no interest to anybody, and not counted.
  await query('DELETE FROM pace WHERE platform = $1 AND workspace = $2', [platform, workspace]);
  return rows;
}

/** SQLite still has the old pages in its log, until the log is emptied. */
async function emptyLog(store: Store): Promise<void> {
  if (store.engine === 'sqlite') await store.query('PRAGMA wal_checkpoint(TRUNCATE)');
}
