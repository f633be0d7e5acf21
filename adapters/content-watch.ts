import { type FSWatcher, watch } from 'node:fs';
import { type Core, createCore, formatFault, loadContent } from '#core';

/** The lessons as they are now, and what is wrong with what was saved last. */
export type LiveContent = {
  readonly core: () => Core;
  /** Empty while all is well; otherwise the old lessons are still in use. */
  readonly faults: () => readonly string[];
  onChange(listener: () => void): void;
  close(): void;
};

/** An editor may write a file in several steps, or write another and rename it. */
const settleMs = 150;

/** The lessons in a directory, or every fault in them. With `watching` a saved file is picked up at once. */
export function openContent(
  directory: string,
  { watching, onError }: { readonly watching: boolean; readonly onError?: (error: unknown) => void },
): LiveContent | { readonly faults: readonly string[] } {
  const first = loadContent(directory);
  if ('faults' in first) return { faults: first.faults.map(formatFault) };
  let core = createCore(first.catalogue);
  let faults: readonly string[] = [];
  const listeners: (() => void)[] = [];

  function reload(): void {
    const loaded = loadContent(directory);
    if ('faults' in loaded) faults = loaded.faults.map(formatFault);
    else {
      core = createCore(loaded.catalogue);
      faults = [];
    }
    for (const listener of listeners) listener();
  }

  let planned: NodeJS.Timeout | undefined;
  function later(): void {
    clearTimeout(planned);
    planned = setTimeout(reload, settleMs).unref();
  }
  const watcher = watching ? watchOrTell() : undefined;

  /** Without watching (some disks cannot, or the system has had enough) the bot works all the same. */
  function watchOrTell(): FSWatcher | undefined {
    try {
      return watch(directory, { recursive: true, persistent: false }, later).on('error', (error) => onError?.(error));
    } catch (error) {
      onError?.(error);
      return undefined;
    }
  }

  return {
    core: () => core,
    faults: () => faults,
    onChange: (listener) => void listeners.push(listener),
    close() {
      clearTimeout(planned);
      watcher?.close();
    },
  };
}
