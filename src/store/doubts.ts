import type { Nudge } from '../domain/project.ts';
import { addAudit } from './audit.ts';
import { findNudgeRow, type NudgeRow, notDismissed, selectNudges, toNudge } from './nudge-rows.ts';
import { findProjectRow, type StoredProject, toProject } from './project-rows.ts';
import { toList } from './row-list.ts';
import type { Query } from './store.ts';
import { readRows } from './unreadable.ts';

/** A nudge of which somebody asks whether it arrived, with its project. */
export type Doubted = { readonly nudge: Nudge; readonly project: StoredProject };

/** What an administrator can do about one such nudge. */
const deeds = ['resend', 'dismiss'] as const;
export type Deed = (typeof deeds)[number];

/** Something that was done about an uncertain nudge, after so many attempts to send it. */
export type DoneDeed = { readonly deed: Deed; readonly nudge: string; readonly attempts: number; readonly at: number };

/** More than anybody goes through by hand; the others follow when these are done. */
const most = 500;

/** Nudges of which nobody knows whether they arrived and that nobody put aside, oldest first; not those that cannot be read. */
export async function listDoubts(query: Query): Promise<readonly Doubted[]> {
  const rows = await query<NudgeRow>(
    `${selectNudges} WHERE state = 'uncertain' AND ${notDismissed} ORDER BY due_at, nudge.id LIMIT ${most}`,
  );
  const doubted = await Promise.all(readRows(rows, toNudge).good.map((nudge) => withProject(query, nudge)));
  return doubted.filter((one) => one !== undefined);
}

/** The nudge with this id, whatever became of it; nothing when it is not there, or cannot be read. */
export async function findDoubted(query: Query, id: string): Promise<Doubted | undefined> {
  const [nudge] = readRows(await findNudgeRow(query, id), toNudge).good;
  return nudge && withProject(query, nudge);
}

async function withProject(query: Query, nudge: Nudge): Promise<Doubted | undefined> {
  const [project] = readRows(await findProjectRow(query, nudge.project), toProject).good;
  return project && { nudge, project };
}

/**
 * Plans an uncertain nudge once more, for this very doubt: after another attempt, or for who comes second, nothing happens. Its moment
 * is now (epoch ms). Gives whether it was planned.
 */
export async function planOnceMore(
  query: Query,
  { id, project, attempts }: Pick<Nudge, 'id' | 'project' | 'attempts'>,
  now: number,
): Promise<boolean> {
  const rows = await query(
    `UPDATE nudge SET state = 'planned', reason = NULL, due_at = $3, not_before = $3, lease_until = NULL
     WHERE id = $1 AND attempts = $2 AND state = 'uncertain' RETURNING id`,
    [id, attempts, now],
  );
  return keepDeed(query, rows, { deed: 'resend', nudge: id, attempts, at: now, project });
}

/** Puts an uncertain nudge aside: it stays as it is, and is listed no more. Gives whether it still was uncertain. */
export async function dismiss(
  query: Query,
  { id, project, attempts }: Pick<Nudge, 'id' | 'project' | 'attempts'>,
  now: number,
): Promise<boolean> {
  // Who sends it again at this moment waits for us, or we for them.
  const rows = await query(
    `UPDATE nudge SET reason = reason WHERE id = $1 AND attempts = $2 AND state = 'uncertain' AND ${notDismissed} RETURNING id`,
    [id, attempts],
  );
  return keepDeed(query, rows, { deed: 'dismiss', nudge: id, attempts, at: now, project });
}

/**
 * Writes down what was done, when that changed a row, and gives whether it did. The id of the line in the log is the key of the deed:
 * the same one cannot be written down twice.
 */
async function keepDeed(
  query: Query,
  changed: readonly unknown[],
  { deed, nudge, attempts, at, project }: DoneDeed & Pick<Nudge, 'project'>,
): Promise<boolean> {
  if (changed.length === 0) return false;
  await addAudit(query, { id: `${deed} ${nudge} ${attempts}`, project, at, kind: deed, detail: nudge });
  return true;
}

/** What was done about uncertain nudges, the latest first: of one project, or of all. */
export async function listDeeds(query: Query, project?: string): Promise<readonly DoneDeed[]> {
  const { text, values } = toList(deeds);
  const rows = await query<{ id: string; at: number }>(
    `SELECT id, at FROM audit WHERE kind IN ${text}${project === undefined ? '' : ` AND project = $${deeds.length + 1}`}
     ORDER BY at DESC, id LIMIT ${most}`,
    project === undefined ? values : [...values, project],
  );
  return rows.flatMap(({ id, at }) => {
    const [kind, nudge = '', attempts] = id.split(' ');
    const deed = deeds.find((each) => each === kind);
    return deed ? [{ deed, nudge, attempts: Number(attempts), at }] : [];
  });
}
