import type { Logger } from 'pino';
import type { Place } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';
import { createReplayGuard } from '../../wire/replay-guard.ts';
import { describeError } from './errors.ts';

type Somewhere = Omit<Place, 'platform'>;

/** What tells that we may write in a channel, so that a project which had to stop there goes on. */
export type SignsOfLife = {
  /** Slack only sends us this from a channel that we are in. Resolves soon: who asked something should find its project going on. */
  surely(place: Somewhere): Promise<void>;
  /** Somebody did something there, which people can also where we are not: worth one try, now and then. */
  perhaps(place: Somewhere): Promise<void>;
};

/** Who waits for an answer does not wait longer for a slow store. */
const patienceMs = 300;
/** Who presses a lot in a channel that does not let us in costs no more than one try in so long. */
const againMs = 10_000;

export function createSignsOfLife(
  letIn: (place: Somewhere) => Promise<void>,
  log: Logger,
  now: () => number,
): SignsOfLife {
  const lately = createReplayGuard({ name: 'slack sign of life', ttlMs: againMs, now });
  const tried = (place: Somewhere): Promise<void> =>
    letIn(place).catch((error: unknown) => log.error({ error: describeError(error) }, 'a sign of life was missed'));
  return {
    surely: (place) => withinDeadline(tried(place), patienceMs, () => undefined),
    async perhaps(place) {
      if (await lately.firstTime(`${place.workspace}:${place.channel}`)) await tried(place);
    },
  };
}
