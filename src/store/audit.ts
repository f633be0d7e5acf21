import { randomUUID } from 'node:crypto';
import type { Query } from './store.ts';

/** Something that happened to a project. The person is kept only for who switched it on. */
export type AuditEntry = {
  readonly project: string;
  readonly at: number;
  /** A code of ours, such as `made`, `phase`, `paused`, `parked`. */
  readonly kind: string;
  readonly person?: string;
  readonly detail?: string;
};

/** Adds a line to the log of a project. */
export async function addAudit(query: Query, { project, at, kind, person, detail }: AuditEntry): Promise<void> {
  await query('INSERT INTO audit (id, project, at, kind, person, detail) VALUES ($1, $2, $3, $4, $5, $6)', [
    randomUUID(),
    project,
    at,
    kind,
    person ?? null,
    detail ?? null,
  ]);
}

/** The log of a project, newest first. */
export async function listAudit(query: Query, project: string, limit: number): Promise<readonly AuditEntry[]> {
  const rows = await query<
    Record<'project' | 'kind', string> & { at: number; person: string | null; detail: string | null }
  >('SELECT project, at, kind, person, detail FROM audit WHERE project = $1 ORDER BY at DESC, id LIMIT $2', [
    project,
    limit,
  ]);
  return rows.map(({ person, detail, ...entry }) => ({
    ...entry,
    ...(person !== null && { person }),
    ...(detail !== null && { detail }),
  }));
}
