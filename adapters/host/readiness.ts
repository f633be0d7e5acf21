import { statfs } from 'node:fs/promises';
import type { Store } from '#core/store';
import { withinDeadline } from '../wire/deadline.ts';

/** Why the bot cannot do all of its work. Look-ups go on whatever it is. */
export type NotReady = 'database' | 'content' | 'disk';

type Checked = {
  readonly store: Pick<Store, 'query'>;
  /** Where SQLite keeps its file; absent with PostgreSQL, whose disk is not ours to look at. */
  readonly dataDirectory?: string | undefined;
  /** False while the lessons in use are older than those on the disk, because those have faults. */
  readonly contentIsSound: () => boolean;
};

/** With less, a busy day could fill the disk before somebody looks. */
const minFreeBytes = 64 * 1024 * 1024;
/** Whoever asks is a machine that asks again; it must not hang along with a database. */
const patienceMs = 3_000;

/** Gives a check of what the bot needs: the reasons why it is not ready, none when it is. Never throws. */
export function createReadiness({ store, dataDirectory, contentIsSound }: Checked): () => Promise<readonly NotReady[]> {
  async function check(): Promise<readonly NotReady[]> {
    const [database, disk] = await Promise.all([answers(store), hasRoom(dataDirectory)]);
    return [
      ...(database ? [] : ['database' as const]),
      ...(contentIsSound() ? [] : ['content' as const]),
      ...(disk ? [] : ['disk' as const]),
    ];
  }
  // One check serves everybody who asks meanwhile.
  let running: Promise<readonly NotReady[]> | undefined;
  return () => {
    running ??= check().finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function answers({ query }: Pick<Store, 'query'>): Promise<boolean> {
  const answered = query('SELECT 1').then(
    () => true,
    () => false,
  );
  return withinDeadline(answered, patienceMs, () => false);
}

async function hasRoom(directory: string | undefined): Promise<boolean> {
  if (directory === undefined) return true;
  try {
    const { bavail, bsize } = await statfs(directory);
    return bavail * bsize >= minFreeBytes;
  } catch {
    return false;
  }
}
