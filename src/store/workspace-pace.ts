import type { Workspace } from './blocked.ts';
import { toRows } from './row-list.ts';
import type { Query } from './store.ts';

/** Messages in a workspace are so far apart (ms). */
export type Paced = Workspace & { readonly apartMs: number };

/** Who comes a little early is let through, and the next one waits as much longer: clocks tick by the millisecond, and looking takes a few. */
const earlyMs = 50;
/** No turn is so far away; one that is, was given by a clock that was ahead. */
const tooFarMs = 60_000;

/**
 * Takes a turn in workspaces for one message each, so that their pace holds over all processes on this store. Real time, epoch ms. Gives
 * for each how long it must wait until there is one, ms: 0 when it was taken.
 */
export async function takeTurns<One extends Paced>(
  query: Query,
  workspaces: readonly One[],
  realNow: number,
): Promise<ReadonlyMap<One, number>> {
  const taken = await take(query, workspaces, realNow);
  const others = workspaces.filter((one) => !taken.has(keyOf(one)));
  const freeAt = await freeMoments(query, others);
  const waitMs = (one: One) =>
    taken.has(keyOf(one)) ? 0 : Math.max(1, (freeAt.get(keyOf(one)) ?? realNow) - earlyMs / 2 - realNow);
  return new Map(workspaces.map((one) => [one, waitMs(one)]));
}

async function take(query: Query, workspaces: readonly Paced[], realNow: number): Promise<ReadonlySet<string>> {
  if (workspaces.length === 0) return new Set();
  // In the same order for everybody, so that no two processes wait for each other.
  const sorted = workspaces.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const { text, values } = toRows(
    ['TEXT', 'TEXT', 'BIGINT'],
    sorted.map(({ platform, workspace, apartMs }) => [platform, workspace, realNow + apartMs]),
    4,
  );
  const rows = await query<Workspace>(
    `INSERT INTO pace (platform, workspace, free_at) VALUES ${text}
     ON CONFLICT (platform, workspace) DO UPDATE SET free_at =
       CASE WHEN pace.free_at > $1 AND pace.free_at <= $2 THEN pace.free_at + excluded.free_at - $1 ELSE excluded.free_at END
     WHERE pace.free_at <= $2 OR pace.free_at > $3 RETURNING platform, workspace`,
    [realNow, realNow + earlyMs, realNow + tooFarMs, ...values],
  );
  return new Set(rows.map(keyOf));
}

async function freeMoments(query: Query, workspaces: readonly Workspace[]): Promise<ReadonlyMap<string, number>> {
  if (workspaces.length === 0) return new Map();
  const { text, values } = toRows(
    ['TEXT', 'TEXT'],
    workspaces.map(({ platform, workspace }) => [platform, workspace]),
  );
  const rows = await query<Workspace & { free_at: number }>(
    `SELECT platform, workspace, free_at FROM pace WHERE (platform, workspace) IN (VALUES ${text})`,
    values,
  );
  return new Map(rows.map((row) => [keyOf(row), row.free_at]));
}

const keyOf = ({ platform, workspace }: Workspace) => `${platform}\n${workspace}`;
