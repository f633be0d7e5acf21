import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type KeptPage, keptPage } from './kept-schema.ts';
import type { Room } from './room.ts';

/** A burst of changes is written once. */
const gatherMs = 200;
/** Read and written by the user of the bot and nobody else: people's own words are in it. */
const ownersOnly = 0o600;

export type PageKeeper = {
  /** Nothing was kept of an earlier page. */
  readonly isNew: boolean;
  /** The store has a project of an earlier page, which is gone: that is said. */
  leftOver(): void;
  /** What went wrong with keeping, in sentences for people. */
  problems(): readonly string[];
  /** The page begins anew: what was kept is gone, and what was wrong with it is over. */
  forget(): void;
  /** Writes what is left to write. */
  close(): void;
};

type Parts = {
  /** Where the store is as well, so that both are kept or both are gone. */
  readonly directory: string;
  readonly room: Room;
  /** How far the clock runs ahead, in ms, and the way to put it so. */
  readonly ahead: () => number;
  readonly putAhead: (ms: number) => void;
  /** Hears of trouble too, for the log. */
  readonly warn: (sentence: string) => void;
};

/** Keeps messages, traffic and clock of the playground for the next start, and puts back what was kept. Never throws. */
export function keepPage({ directory, room, ahead, putAhead, warn }: Parts): PageKeeper {
  const file = join(directory, 'speeltuin.json');
  let isNew = false;
  let unread: string | undefined;
  let unwritten: string | undefined;
  let planned: NodeJS.Timeout | undefined;

  function restore(): void {
    try {
      const kept = readKept(file);
      isNew = kept === undefined;
      if (!kept) return;
      room.fill(kept.room);
      putAhead(kept.ahead);
    } catch {
      unread = setAside(file);
      warn(unread);
    }
  }

  function write(): void {
    clearTimeout(planned);
    planned = undefined;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const kept: KeptPage = { format: 1, ahead: Math.max(0, ahead()), room: room.kept() };
      // Another name first: who is killed meanwhile keeps the old one whole.
      writeFileSync(`${file}.nieuw`, JSON.stringify(kept), { mode: ownersOnly });
      renameSync(`${file}.nieuw`, file);
      unwritten = undefined;
    } catch {
      if (!unwritten) warn(notWritten);
      unwritten = notWritten;
    }
  }

  restore();
  const unsubscribe = room.subscribe(() => {
    planned ??= setTimeout(write, gatherMs).unref();
  });
  return {
    isNew,
    leftOver() {
      unread ??= leftOver;
      room.changed();
    },
    problems: () => [unread, unwritten].filter((one) => one !== undefined),
    forget() {
      unread = undefined;
      try {
        rmSync(file, { force: true });
      } catch {
        // It is written over in a moment; when that does not work either, it is said.
      }
    },
    close() {
      unsubscribe();
      if (planned) write();
    },
  };
}

const leftOver =
  'Er loopt nog een project van een vorige keer, maar de berichten van toen zijn er niet meer. Met ‘Opnieuw’ begin je helemaal opnieuw.';
const notWritten =
  'De berichten van de speeltuin kunnen niet bewaard worden. Na een herstart zijn ze weg. Is de schijf vol, of mag de bot niet in zijn map schrijven?';

/** What was kept, checked; nothing when nothing was. Throws when it cannot be read. */
function readKept(file: string): KeptPage | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return keptPage.parse(JSON.parse(text));
}

/** Out of the way, so that nothing of it is lost and the bot can start. Gives what to say of it. */
function setAside(file: string): string {
  const aside = `${file}.onleesbaar-${Date.now()}`;
  const what = 'De berichten en de klok van de vorige keer waren niet te lezen.';
  const remedy = 'Een project dat je had, loopt nog. Met ‘Opnieuw’ begin je helemaal opnieuw.';
  try {
    renameSync(file, aside);
    return `${what} Het bestand staat nu apart: ${aside}. ${remedy}`;
  } catch {
    return `${what} Het gaat om ${file}. ${remedy}`;
  }
}
