import type { Outcome } from '#core';

/** Somebody waits for the answer: both calls and the wait between them stay within this. */
const patienceMs = 10_000;

type Options = {
  /** Real time, epoch ms. */
  readonly real?: () => number;
  /** Resolves after so many real ms. */
  readonly wait?: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random?: () => number;
};

/**
 * Posts once, and once more when the platform has refused it for certain and only for now: it had enough (429), was busy with that
 * conversation (412), or said when to come back (503). Doubt is never tried again: people rather miss one than get two.
 */
export async function onceMore(
  post: () => Promise<Outcome>,
  { real = Date.now, wait = sleep, random = Math.random }: Options = {},
): Promise<Outcome> {
  const end = real() + patienceMs;
  const first = await post();
  const ms = waitFor(first, random());
  if (ms === undefined || real() + ms >= end) return first;
  await wait(ms);
  return post();
}

/** Without a word on how long, half a second to one and a half, so that those who were refused together do not come back together. */
function waitFor(outcome: Outcome, random: number): number | undefined {
  if (outcome.kind !== 'not-sent') return undefined;
  const { reason, retryAfterMs } = outcome;
  return reason === 'rate-limited' || reason === 'busy' ? (retryAfterMs ?? Math.ceil(500 + 1_000 * random)) : undefined;
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
