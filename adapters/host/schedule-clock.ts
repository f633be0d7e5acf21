/** The clock that schedules follow. Signatures, tokens, leases and deadlines stay on real time. */
export type Clock = {
  /** Epoch ms. */
  now(): number;
  /** Moves forward to a moment (epoch ms); a moment that has passed changes nothing. */
  moveTo(at: number): void;
  /** Puts it at a moment (epoch ms), also back; never behind the machine's. */
  putAt(at: number): void;
};

/** A clock that runs with the machine's, ahead of it by as much as it was moved. */
export function createClock(real: () => number = Date.now): Clock {
  let ahead = 0;
  const now = () => real() + ahead;
  return {
    now,
    moveTo(at) {
      ahead += Math.max(0, at - now());
    },
    putAt(at) {
      ahead = Math.max(0, at - real());
    },
  };
}
