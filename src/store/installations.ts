import type { Platform } from '../domain/project.ts';
import type { SecretBox } from './secret-box.ts';
import type { Query, Store } from './store.ts';

/** Which workspace or tenant, of which platform. */
export type WorkspaceKey = { readonly platform: Platform; readonly workspace: string };

/** What lets us into a workspace, as it was when it was read. */
export type Installation = {
  /** Its tokens, as the platform keeps them: text that only the platform reads. */
  readonly secret: string;
  /** Another one after each renewal, and after installing again. */
  readonly version: number;
  /** When somebody installed us, epoch ms. */
  readonly installedAt: number;
};

type Row = { readonly sealed: string; readonly version: number; readonly changed_at: number };

const ownerOf = ({ platform, workspace }: WorkspaceKey) => `${platform}/${workspace}`;

const toInstallation = ({ sealed, version, changed_at }: Row, box: SecretBox, at: WorkspaceKey): Installation => ({
  secret: box.open(sealed, ownerOf(at)),
  version,
  installedAt: changed_at,
});

/**
 * Keeps what lets us into a workspace, sealed, in the place of what was there. Somebody installed us: whoever took us away is back,
 * and is asked at once whether it takes us. `now` is real time, epoch ms.
 */
export async function saveInstallation(
  store: Pick<Store, 'transaction'>,
  box: SecretBox,
  { at, secret, now }: { readonly at: WorkspaceKey; readonly secret: string; readonly now: number },
): Promise<void> {
  await store.transaction(async (query) => {
    // First this row: who erases what a workspace left behind takes it first too.
    await query('UPDATE blocked SET left_at = NULL, probe_at = $3 WHERE platform = $1 AND workspace = $2', [
      at.platform,
      at.workspace,
      now,
    ]);
    await query(
      `INSERT INTO installation (platform, workspace, key_id, sealed, changed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (platform, workspace)
       DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed, changed_at = excluded.changed_at,
         version = installation.version + 1, lease_until = NULL`,
      [at.platform, at.workspace, box.keyId, box.seal(secret, ownerOf(at)), now],
    );
  });
}

const columns = 'sealed, version, changed_at';

/** What was kept for a workspace. Throws when it cannot be opened with the keys we have. */
export async function findInstallation(
  query: Query,
  box: SecretBox,
  at: WorkspaceKey,
): Promise<Installation | undefined> {
  const [row] = await query<Row>(`SELECT ${columns} FROM installation WHERE platform = $1 AND workspace = $2`, [
    at.platform,
    at.workspace,
  ]);
  return row && toInstallation(row, box, at);
}

/** A lease that ends later than this was given out by a clock that was ahead. */
const longestLeaseMs = 600_000;

/**
 * Takes an installation to renew its token, for one of all processes, until then (real epoch ms). Gives it as it is now; nothing when
 * somebody else is at it, or when there is none. Throws when it cannot be opened.
 */
export async function leaseInstallation(
  query: Query,
  box: SecretBox,
  { at, now, until }: { readonly at: WorkspaceKey; readonly now: number; readonly until: number },
): Promise<Installation | undefined> {
  const [row] = await query<Row>(
    `UPDATE installation SET lease_until = $3 WHERE platform = $1 AND workspace = $2
       AND (lease_until IS NULL OR lease_until <= $4 OR lease_until > $5) RETURNING ${columns}`,
    [at.platform, at.workspace, until, now, now + longestLeaseMs],
  );
  return row && toInstallation(row, box, at);
}

/** Keeps a renewed token, and ends the lease. Gives false when somebody was first: then what is kept stays. */
export async function renewInstallation(
  query: Query,
  box: SecretBox,
  { at, secret, version }: { readonly at: WorkspaceKey; readonly secret: string; readonly version: number },
): Promise<boolean> {
  const rows = await query(
    `UPDATE installation SET key_id = $3, sealed = $4, version = version + 1, lease_until = NULL
     WHERE platform = $1 AND workspace = $2 AND version = $5 RETURNING 1`,
    [at.platform, at.workspace, box.keyId, box.seal(secret, ownerOf(at)), version],
  );
  return rows.length === 1;
}

/** Forgets the tokens of a workspace, unless somebody installed us there after that moment (epoch ms). Gives whether there are none now. */
export async function removeInstallation(
  query: Query,
  { platform, workspace }: WorkspaceKey,
  { installedBefore }: { readonly installedBefore: number },
): Promise<boolean> {
  await query('DELETE FROM installation WHERE platform = $1 AND workspace = $2 AND changed_at <= $3', [
    platform,
    workspace,
    installedBefore,
  ]);
  const left = await query('SELECT 1 FROM installation WHERE platform = $1 AND workspace = $2', [platform, workspace]);
  return left.length === 0;
}

/** What became of the installations that an older key sealed. */
type Resealed = {
  readonly again: number;
  /** Of these the key is gone, so they cannot be opened. */
  readonly lost: readonly WorkspaceKey[];
};

/** Seals again, with the first key, what an older key sealed; run at start, so an old key can go. */
export async function resealInstallations(query: Query, box: SecretBox): Promise<Resealed> {
  const old = await query<WorkspaceKey & { sealed: string }>(
    'SELECT platform, workspace, sealed FROM installation WHERE key_id <> $1',
    [box.keyId],
  );
  const lost: WorkspaceKey[] = [];
  for (const { sealed, ...at } of old) {
    const secret = opened(box, sealed, at);
    if (secret === undefined) lost.push(at);
    else {
      // Only if it is still the same: somebody may have installed anew in the meantime.
      await query(
        'UPDATE installation SET key_id = $1, sealed = $2 WHERE platform = $3 AND workspace = $4 AND sealed = $5',
        [box.keyId, box.seal(secret, ownerOf(at)), at.platform, at.workspace, sealed],
      );
    }
  }
  return { again: old.length - lost.length, lost };
}

function opened(box: SecretBox, sealed: string, at: WorkspaceKey): string | undefined {
  try {
    return box.open(sealed, ownerOf(at));
  } catch {
    return undefined;
  }
}
