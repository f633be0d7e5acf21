import type { Place } from '../domain/project.ts';
import type { Query } from './store.ts';

/** The workspace of the only project that a channel has, in whichever workspace; nothing when there are none, or several. */
export async function findWorkspace(
  query: Query,
  { platform, channel }: Omit<Place, 'workspace'>,
): Promise<string | undefined> {
  const rows = await query<{ readonly workspace: string }>(
    'SELECT workspace FROM project WHERE platform = $1 AND channel = $2 LIMIT 2',
    [platform, channel],
  );
  return rows.length === 1 ? rows[0]?.workspace : undefined;
}

/**
 * The channel of a project has another id. Gives `taken` when a project lives there already, which then stays, and nothing when
 * there is none to move. Throws a `StoreError`.
 */
export async function moveProject(query: Query, from: Place, to: Place): Promise<'moved' | 'taken' | undefined> {
  const moved = await query(
    `UPDATE project SET channel = $4, version = version + 1 WHERE platform = $1 AND workspace = $2 AND channel = $3
     AND NOT EXISTS (SELECT 1 FROM project WHERE platform = $1 AND workspace = $2 AND channel = $4) RETURNING id`,
    [from.platform, from.workspace, from.channel, to.channel],
  );
  if (moved.length > 0) {
    // What was looked up there counts when the next lesson is chosen.
    await query('UPDATE lookup SET channel = $4 WHERE platform = $1 AND workspace = $2 AND channel = $3', [
      ...[from.platform, from.workspace, from.channel, to.channel],
    ]);
    return 'moved';
  }
  const left = await query('SELECT id FROM project WHERE platform = $1 AND workspace = $2 AND channel = $3', [
    from.platform,
    from.workspace,
    from.channel,
  ]);
  return left.length > 0 ? 'taken' : undefined;
}
