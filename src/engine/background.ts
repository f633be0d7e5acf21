/** Work that nobody waits for, one at a time. */
export type Background = {
  /** Begins, unless it is under way. Throws what went wrong the last time, once. */
  begin(): void;
  isRunning(): boolean;
  /** Resolves when what is under way has come to its end. */
  ended(): Promise<void>;
};

/** Work that is done beside everything else, when it is begun. */
export function inBackground(work: () => Promise<void>): Background {
  let running: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  async function run(): Promise<void> {
    try {
      await work();
    } catch (error) {
      failure = { error };
    } finally {
      running = undefined;
    }
  }
  return {
    begin() {
      const last = failure;
      failure = undefined;
      if (last) throw last.error;
      running ??= run();
    },
    isRunning: () => running !== undefined,
    ended: async () => running,
  };
}

/** Work before which something else is done, once. */
export function atFirst(first: () => Promise<void>, work: () => Promise<void>): () => Promise<void> {
  let isFirst = true;
  return async () => {
    if (isFirst) await first();
    isFirst = false;
    await work();
  };
}
