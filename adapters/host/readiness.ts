import { statfs } from 'node:fs/promises';
import type { NotReady } from '#core';
import { checkWritable, type Store, type StoreFault } from '#core/store';
import { withinDeadline } from '../wire/deadline.ts';

type Checked = {
  readonly store: Pick<Store, 'light'>;
  /** Where SQLite keeps its file; absent with PostgreSQL, whose disk is not ours to look at. */
  readonly dataDirectory?: string | undefined;
  /** False while the lessons in use are older than those on the disk, because those have faults. */
  readonly contentIsSound: () => boolean;
  /** What the platforms said when they were last asked. */
  readonly platforms?: () => readonly NotReady[];
  /** When the engine last got through its work, real epoch ms; nothing before its first time. */
  readonly lastRun?: () => number | undefined;
  /** When we began, real epoch ms. */
  readonly since?: number;
};

/** With less, a busy day could fill the disk before somebody looks. */
const minFreeBytes = 64 * 1024 * 1024;
/** Whoever asks is a machine that asks again; it must not hang along with a database. */
const patienceMs = 3_000;
/** The engine looks every second; a minute without one good run is no coincidence any more. */
const engineMs = 60_000;

/** Gives a check of what the bot needs: the reasons why it is not ready, none when it is. Never throws. */
export function createReadiness(checked: Checked): () => Promise<readonly NotReady[]> {
  const { store, dataDirectory, contentIsSound, platforms = () => [] } = checked;
  async function check(): Promise<readonly NotReady[]> {
    const [fault, room] = await Promise.all([faultOf(store), hasRoom(dataDirectory)]);
    const reasons: [NotReady, boolean][] = [
      ['database', (fault !== undefined && fault !== 'disk-full') || standsStill(checked)],
      ['content', !contentIsSound()],
      ['disk', !room || fault === 'disk-full'],
    ];
    return [...reasons.filter(([, isSo]) => isSo).map(([reason]) => reason), ...platforms()];
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

/** Not that it answers, but that it keeps something: a copy that only allows reading answers too. */
async function faultOf(store: Checked['store']): Promise<StoreFault | undefined> {
  const found = checkWritable(store, Date.now()).catch((): StoreFault => 'failed');
  return withinDeadline(found, patienceMs, (): StoreFault => 'unreachable');
}

function standsStill({ lastRun, since = Date.now() }: Checked): boolean {
  return lastRun !== undefined && Date.now() - (lastRun() ?? since) > engineMs;
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
