import { StoryStop } from './story-stop.ts';

/** How often time for reading is counted off. */
const tickMs = 100;
/** To find the card that is talked of, and for each word. */
const reading = { start: 700, word: 150 };

/** How fast a story goes, and whether it goes by itself. */
export type Pace = {
  isPaused: boolean;
  speed: 1 | 2;
  /** Lets one step go by, paused or not. */
  step(): void;
  /** Time to read a caption. It stands still during a pause. Ends with a `StoryStop` when the story does. */
  read(words: string, signal: AbortSignal): Promise<void>;
  /** Time to see where something is going to happen: a step that began goes on to its end. */
  glance(ms: number, signal: AbortSignal): Promise<void>;
};

export function createPace(): Pace {
  let skip = false;
  const pace: Pace = {
    isPaused: false,
    speed: 1,
    step() {
      skip = true;
    },
    read(words, signal) {
      skip = false;
      const all = reading.start + reading.word * words.split(/\s+/).length;
      return count(all, signal, () => skip || 'wait');
    },
    glance: (ms, signal) => count(ms, signal, () => 'go'),
  };

  function count(ms: number, signal: AbortSignal, ask: () => boolean | 'wait' | 'go'): Promise<void> {
    let left = ms;
    return new Promise((resolve, reject) => {
      const timer = setInterval(() => {
        const asked = ask();
        if (asked === 'go' || !pace.isPaused) left -= tickMs * pace.speed;
        if (left <= 0 || asked === true) end(resolve);
      }, tickMs);
      const stop = () => end(() => reject(new StoryStop()));
      const end = (finish: () => void) => {
        clearInterval(timer);
        signal.removeEventListener('abort', stop);
        finish();
      };
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
    });
  }
  return pace;
}
