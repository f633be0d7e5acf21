import type { Place, Platform } from '../domain/project.ts';
import { toRows } from './row-list.ts';
import type { Query } from './store.ts';

/** One workspace or tenant of one platform. */
export type Workspace = Omit<Place, 'channel'>;

/** A workspace that refuses us altogether: no nudge goes there until it takes us again. */
export type Blocked = Workspace & {
  /** A code of ours. */
  readonly reason: string;
  /** Since when, on the clock of the schedules, epoch ms. */
  readonly since: number;
  /** How often it was probed in vain. */
  readonly probes: number;
  /** Whether who switched projects on there could be told. */
  readonly told: boolean;
};

type BlockedRow = Omit<Blocked, 'told' | 'platform'> & { readonly platform: Platform; readonly told: number };

const columns = 'platform, workspace, reason, since, probes, told';
const toBlocked = ({ told, ...row }: BlockedRow): Blocked => ({ ...row, told: told === 1 });

/** Blocks a workspace from now (epoch ms), to be probed at a real moment. Gives whether it was not blocked before. */
export async function blockWorkspace(
  query: Query,
  { platform, workspace }: Workspace,
  { reason, now, probeAt }: { readonly reason: string; readonly now: number; readonly probeAt: number },
): Promise<boolean> {
  const rows = await query(
    `INSERT INTO blocked (platform, workspace, reason, since, probe_at, probes, told) VALUES ($1, $2, $3, $4, $5, 0, 0)
     ON CONFLICT DO NOTHING RETURNING workspace`,
    [platform, workspace, reason, now, probeAt],
  );
  return rows.length === 1;
}

/** A blocked workspace took the app away at this moment (epoch ms), which may be long ago by now. */
export async function markLeft(query: Query, { platform, workspace }: Workspace, at: number): Promise<void> {
  await query('UPDATE blocked SET left_at = $3 WHERE platform = $1 AND workspace = $2 AND left_at IS NULL', [
    platform,
    workspace,
    at,
  ]);
}

/** Posts were taken there. That says nothing where the app was taken away: the post was under way. */
export async function unblockUnlessLeft(query: Query, workspaces: readonly Workspace[]): Promise<void> {
  if (workspaces.length === 0) return;
  const rows = workspaces.map(({ platform, workspace }) => [platform, workspace]);
  const { text, values } = toRows(['TEXT', 'TEXT'], rows);
  await query(`DELETE FROM blocked WHERE left_at IS NULL AND (platform, workspace) IN (VALUES ${text})`, values);
}

/** A workspace that took the app away before a moment (epoch ms), and did not put it back. */
export async function findLeft(query: Query, before: number): Promise<Workspace | undefined> {
  const [row] = await query<Workspace>(
    'SELECT platform, workspace FROM blocked WHERE left_at < $1 ORDER BY left_at LIMIT 1',
    [before],
  );
  return row;
}

/** It takes us again. Gives what was known of it; nothing when it was not blocked. */
export async function unblockWorkspace(query: Query, { platform, workspace }: Workspace): Promise<Blocked | undefined> {
  const [row] = await query<BlockedRow>(
    `DELETE FROM blocked WHERE platform = $1 AND workspace = $2 RETURNING ${columns}`,
    [platform, workspace],
  );
  return row && toBlocked(row);
}

/** Who switched projects on there knows of it. */
export async function markTold(query: Query, { platform, workspace }: Workspace): Promise<void> {
  await query('UPDATE blocked SET told = 1 WHERE platform = $1 AND workspace = $2', [platform, workspace]);
}

/** Why a workspace gets nothing; nothing when it does. */
export async function findBlocked(query: Query, { platform, workspace }: Workspace): Promise<Blocked | undefined> {
  const [row] = await query<BlockedRow>(`SELECT ${columns} FROM blocked WHERE platform = $1 AND workspace = $2`, [
    platform,
    workspace,
  ]);
  return row && toBlocked(row);
}

/** Takes the next workspace to be probed by a real moment, and puts its next probe off to another. */
export async function takeProbe(
  query: Query,
  realNow: number,
  next: (probes: number) => number,
): Promise<Blocked | undefined> {
  const [row] = await query<BlockedRow>(
    `SELECT ${columns} FROM blocked WHERE probe_at <= $1 ORDER BY probe_at, platform, workspace LIMIT 1`,
    [realNow],
  );
  if (!row) return undefined;
  const taken = await query(
    `UPDATE blocked SET probes = probes + 1, probe_at = $4 WHERE platform = $1 AND workspace = $2 AND probes = $3
     RETURNING workspace`,
    [row.platform, row.workspace, row.probes, next(row.probes)],
  );
  return taken.length === 1 ? toBlocked(row) : undefined;
}

/** What was blocked may work by now: all are probed at once. */
export async function probeAllNow(query: Query, realNow: number): Promise<void> {
  await query('UPDATE blocked SET probe_at = $1 WHERE probe_at > $1', [realNow]);
}
