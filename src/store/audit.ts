import { randomUUID } from 'node:crypto';
import { given } from '../domain/given.ts';
import { toList } from './row-list.ts';
import type { Query } from './store.ts';

/** Something that happened to a project. The person is kept only for who switched it on. */
export type AuditEntry = {
  /** Given when somebody must be able to name this very entry; otherwise made here. */
  readonly id?: string;
  readonly project: string;
  readonly at: number;
  /** A code of ours, such as `set`, `phase`, `pause`, `parked`. */
  readonly kind: string;
  readonly person?: string;
  readonly detail?: string;
};

/** Adds a line to the log of a project. */
export async function addAudit(query: Query, { id, project, at, kind, person, detail }: AuditEntry): Promise<void> {
  await query('INSERT INTO audit (id, project, at, kind, person, detail) VALUES ($1, $2, $3, $4, $5, $6)', [
    id ?? randomUUID(),
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
    ...given({ person: person ?? undefined, detail: detail || undefined }),
  }));
}

/** What was there before a change is of use until the next one. An empty detail says that there was one: nobody can go back to it. */
export async function forgetDetails(query: Query, project: string, kinds: readonly string[]): Promise<void> {
  const { text, values } = toList(kinds, 2);
  await query(`UPDATE audit SET detail = '' WHERE project = $1 AND detail <> '' AND kind IN ${text}`, [
    project,
    ...values,
  ]);
}

/** The latest entry of a project of one of these kinds. */
export async function findLastAudit(
  query: Query,
  project: string,
  kinds: readonly string[],
): Promise<(AuditEntry & { readonly id: string }) | undefined> {
  const { text, values } = toList(kinds, 2);
  const [row] = await query<Record<'id' | 'kind', string> & { at: number; detail: string | null }>(
    `SELECT id, at, kind, detail FROM audit WHERE project = $1 AND kind IN ${text} ORDER BY at DESC LIMIT 1`,
    [project, ...values],
  );
  if (!row) return undefined;
  const { detail, ...entry } = row;
  return { ...entry, project, ...given({ detail: detail ?? undefined }) };
}
