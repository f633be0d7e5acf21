import { createHash, randomBytes } from 'node:crypto';
import { type ProjectRow, projectColumns, type StoredProject, toProject } from './project-rows.ts';
import type { Query } from './store.ts';

/** 192 bits: nobody guesses one of these, however long they try. */
const keyBytes = 24;
/** What such a key looks like. Anything else is not looked for. */
const looksLikeKey = /^[\w-]{32}$/;

const hashOf = (key: string) => createHash('sha256').update(key).digest('base64url');

/** Makes the page of a project, in the place of the one it had. Gives the key to it, which nobody can find again. */
export async function savePageKey(query: Query, project: string, at: number): Promise<string> {
  const key = randomBytes(keyBytes).toString('base64url');
  await query(
    `INSERT INTO project_page (project, key_hash, made_at) VALUES ($1, $2, $3)
     ON CONFLICT (project) DO UPDATE SET key_hash = excluded.key_hash, made_at = excluded.made_at`,
    [project, hashOf(key), at],
  );
  return key;
}

/** Since when a project has a page (epoch ms); nothing without one. */
export async function pageSince(query: Query, project: string): Promise<number | undefined> {
  const [row] = await query<{ readonly at: number }>('SELECT made_at AS at FROM project_page WHERE project = $1', [
    project,
  ]);
  return row?.at;
}

/** Takes the page of a project back: its key opens nothing any more. Gives whether there was one. */
export async function dropPageKey(query: Query, project: string): Promise<boolean> {
  const gone = await query('DELETE FROM project_page WHERE project = $1 RETURNING 1', [project]);
  return gone.length > 0;
}

/** The project of which this key opens the page. Throws `UnreadableRow`. */
export async function projectBehind(query: Query, key: string): Promise<StoredProject | undefined> {
  if (!looksLikeKey.test(key)) return undefined;
  const [row] = await query<ProjectRow>(
    `SELECT ${projectColumns} FROM project WHERE id = (SELECT project FROM project_page WHERE key_hash = $1)`,
    [hashOf(key)],
  );
  return row && toProject(row);
}
