import type { Platform } from '../domain/project.ts';
import type { SecretBox } from './secret-box.ts';
import type { Query } from './store.ts';

/** Which workspace or tenant, of which platform. */
export type WorkspaceKey = { readonly platform: Platform; readonly workspace: string };

const ownerOf = ({ platform, workspace }: WorkspaceKey) => `${platform}/${workspace}`;

/** Keeps what lets us into a workspace (its tokens, as JSON), sealed. */
export async function saveInstallation(
  query: Query,
  box: SecretBox,
  { at, secret, now }: { readonly at: WorkspaceKey; readonly secret: string; readonly now: number },
): Promise<void> {
  await query(
    `INSERT INTO installation (platform, workspace, key_id, sealed, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (platform, workspace)
     DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, changed_at = excluded.changed_at`,
    [at.platform, at.workspace, box.keyId, box.seal(secret, ownerOf(at)), now],
  );
}

/** What was kept for a workspace. Throws when it cannot be opened with the keys we have. */
export async function findInstallation(query: Query, box: SecretBox, at: WorkspaceKey): Promise<string | undefined> {
  const [row] = await query<{ sealed: string }>(
    'SELECT sealed FROM installation WHERE platform = $1 AND workspace = $2',
    [at.platform, at.workspace],
  );
  return row && box.open(row.sealed, ownerOf(at));
}

/** Forgets the tokens of a workspace. */
export async function removeInstallation(query: Query, { platform, workspace }: WorkspaceKey): Promise<void> {
  await query('DELETE FROM installation WHERE platform = $1 AND workspace = $2', [platform, workspace]);
}

/** Seals again, with the first key, what an older key sealed. Gives how many; run at start, so an old key can go. */
export async function resealInstallations(query: Query, box: SecretBox): Promise<number> {
  const old = await query<WorkspaceKey & { sealed: string }>(
    'SELECT platform, workspace, sealed FROM installation WHERE key_id <> $1',
    [box.keyId],
  );
  for (const { sealed, ...at } of old) {
    const again = box.seal(box.open(sealed, ownerOf(at)), ownerOf(at));
    // Only if it is still the same: somebody may have installed anew in the meantime.
    await query(
      'UPDATE installation SET key_id = $1, sealed = $2 WHERE platform = $3 AND workspace = $4 AND sealed = $5',
      [box.keyId, again, at.platform, at.workspace, sealed],
    );
  }
  return old.length;
}
