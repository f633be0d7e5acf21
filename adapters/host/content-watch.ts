import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { type Core, createCore, lessonDirectory } from '#core';
import { loadKept } from '#core/wiring';

/** The lessons as they are now, and what is wrong with what was saved last. */
export type LiveContent = {
  readonly core: () => Core;
  /** Empty while all is well; otherwise the old lessons are still in use. */
  readonly faults: () => readonly string[];
  onChange(listener: () => void): void;
  /** Reads what was saved meanwhile, also where nobody watches, or not yet. */
  refresh(): Promise<void>;
  close(): void;
};

type Watching = {
  /** The address above `/lessen`, where a lesson links to its own page. */
  readonly pages?: string | undefined;
  readonly watching: boolean;
  /** The words of questions that found nothing are kept. */
  readonly keepsQuestions?: boolean;
  /** The file in which the content is kept as it was read and checked, for the next start. */
  readonly shelf?: string | undefined;
  /** Called when the folders cannot be watched; the bot then works on with what it has. */
  readonly onError?: (error: unknown) => void;
};

/** An editor may write a file in several steps, or write another and rename it. */
const settleMs = 150;
/** When the folder itself is away for a moment, because somebody puts another in its place. */
const againMs = 2000;

/** The lessons in a directory, or every fault in them. With `watching`, what somebody saves is picked up at once. */
export async function openContent(
  directory: string,
  { watching, pages, keepsQuestions = false, shelf, onError }: Watching,
): Promise<LiveContent | { readonly faults: readonly string[] }> {
  const first = await loadKept(directory, shelf);
  if ('faults' in first) {
    const { formatFault } = await import('#core/content');
    return { faults: first.faults.map(formatFault) };
  }
  let core = createCore(first.catalogue, { pages, keepsQuestions });
  let read = asSaved(directory);
  let faults: readonly string[] = [];
  let watchers: readonly FSWatcher[] = [];
  let planned: NodeJS.Timeout | undefined;
  const listeners: (() => void)[] = [];

  async function load(): Promise<void> {
    const { formatFault, loadContent } = await import('#core/content');
    // Before reading: what is saved meanwhile is read again.
    read = asSaved(directory);
    const loaded = loadContent(directory);
    if ('catalogue' in loaded) core = createCore(loaded.catalogue, { pages, keepsQuestions });
    faults = 'faults' in loaded ? loaded.faults.map(formatFault) : [];
    for (const listener of listeners) listener();
  }

  function later(ms: number): void {
    clearTimeout(planned);
    // Watching starts anew before reading, so nothing that is saved meanwhile can slip through.
    planned = setTimeout(() => {
      watchFolders();
      void load();
    }, ms).unref();
  }

  /**
   * Folders and not files: a file that another takes the place of keeps its name but not its watcher, and Node's own
   * recursive watching on Linux loses it there. The folder hears of both.
   */
  function watchFolders(): void {
    stopWatching();
    try {
      watchers = foldersIn(directory).map((folder) =>
        watch(folder, { persistent: false }, () => later(settleMs)).on('error', () => later(againMs)),
      );
    } catch (error) {
      onError?.(error);
      later(againMs);
    }
  }

  function stopWatching(): void {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  }

  if (watching) watchFolders();
  return {
    core: () => core,
    faults: () => faults,
    onChange: (listener) => void listeners.push(listener),
    async refresh() {
      if (read !== asSaved(directory)) await load();
    },
    close() {
      clearTimeout(planned);
      stopWatching();
    },
  };
}

/** Which files there are, and when each was saved; empty while the folder itself is away. */
function asSaved(directory: string): string {
  try {
    const files = foldersIn(directory).flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => join(folder, name)),
    );
    return files
      .map((file) => {
        const { mtimeMs, size } = statSync(file);
        return `${file} ${mtimeMs} ${size}`;
      })
      .join('\n');
  } catch {
    return '';
  }
}

/** Only where lessons live: the directory may hold much else. */
function foldersIn(directory: string): string[] {
  const lessons = lessonDirectory(directory);
  const inner = readdirSync(lessons, { withFileTypes: true }).filter((one) => one.isDirectory());
  return [directory, lessons, ...inner.map(({ name }) => join(lessons, name))];
}
