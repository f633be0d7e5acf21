import type { Logger } from 'pino';
import { createPace } from '#core/wiring';
import { createRefusalLog } from '../wire/refusal-log.ts';

/** More questions and presses than anybody reads in ten seconds. */
const most = 20;
const windowMs = 10_000;

/** How fast somebody may ask us; who asks faster leaves a line in the log, without who it is. */
export function createAskPace(log: Logger): ReturnType<typeof createPace> {
  // Real time, and not the clock of schedules, which the playground moves.
  const pace = createPace({ most, windowMs, now: () => performance.now() });
  const refusals = createRefusalLog(log, 'somebody asks faster than we answer');
  return (person) => {
    const now = pace(person);
    if (now !== 'usual') refusals.note('too fast');
    return now;
  };
}
