/** Where time and chance come from. Schedules follow `now`; leases, deadlines and limits stay on real time. */
export type Clock = {
  /** The clock of the schedules, epoch ms. */
  now(): number;
  /** Real time, epoch ms. */
  real(): number;
  /** Resolves after so many real ms, or at once when the signal says so. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
};

/** The clock of this computer; schedules may follow another one. */
export function systemClock(now: () => number = Date.now): Clock {
  return {
    now,
    real: Date.now,
    random: Math.random,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        signal?.addEventListener('abort', done);
      }),
  };
}
