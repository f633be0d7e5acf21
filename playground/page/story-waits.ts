import { StoryStop } from './story-stop.ts';

/** Longer than the bot takes for anything, also on a machine that is busy; only to end a story that would hang. */
const patienceMs = 120_000;

type Wait = { readonly look: () => void };

/** Waits for what must be so on the page: it looks again whenever the page shows something new. */
export type Waits = {
  /** Gives what `check` gives, as soon as that is something. Ends with a `StoryStop` that says `otherwise`. */
  until<Found>(check: () => Found | undefined, otherwise: string, signal: AbortSignal): Promise<Found>;
  /** The page shows something new. */
  looked(): void;
};

export function createWaits(): Waits {
  const waiting = new Set<Wait>();
  return {
    until: (check, otherwise, signal) =>
      new Promise((resolve, reject) => {
        const end = (finish: () => void) => {
          clearTimeout(timer);
          waiting.delete(wait);
          signal.removeEventListener('abort', stop);
          finish();
        };
        const stop = () => end(() => reject(new StoryStop()));
        const wait: Wait = {
          look() {
            const found = check();
            if (found !== undefined) end(() => resolve(found));
          },
        };
        const timer = setTimeout(() => end(() => reject(new StoryStop(otherwise))), patienceMs);
        signal.addEventListener('abort', stop);
        waiting.add(wait);
        if (signal.aborted) stop();
        else wait.look();
      }),
    looked() {
      for (const { look } of [...waiting]) look();
    },
  };
}
