import type { Outcome, Platform } from '#core';
import type { Mounted } from '../wire/platform-adapter.ts';
import type { RunningWork } from '../wire/running-work.ts';
import type { Meter } from './meter.ts';

/** The same platform, of which a meter hears what it refuses or leaves in doubt. */
export function measuredPlatform(platform: Platform, mounted: Mounted, meter: Meter): Mounted {
  const noted = (outcome: Outcome): Outcome => {
    if (outcome.kind !== 'sent') meter.troubled(platform, outcome.reason);
    return outcome;
  };
  return {
    ...mounted,
    say: async (project, reply) => noted(await mounted.say(project, reply)),
    tell: async (project, reply) => noted(await mounted.tell(project, reply)),
    async probe(workspace) {
      const probed = await mounted.probe(workspace);
      if (probed.kind !== 'well') meter.troubled(platform, `probe-${probed.kind}`);
      return probed;
    },
  };
}

/** The same register, of which a meter hears how long the answers of a platform take. */
export function measuredWork(platform: Platform, running: RunningWork, meter: Meter): RunningWork {
  return {
    ...running,
    answer(work) {
      const begun = performance.now();
      const done = () => meter.answered(platform, (performance.now() - begun) / 1000);
      work.then(done, done);
      return running.answer(work);
    },
  };
}
