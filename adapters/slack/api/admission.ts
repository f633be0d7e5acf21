import type { Logger } from 'pino';
import { isObject, type JsonObject } from '../../wire/json.ts';
import { createRefusalLog } from '../../wire/refusal-log.ts';
import { createReplayGuard, type SharedMemory } from '../../wire/replay-guard.ts';

/** Slack tries an event again after 1 and 5 minutes, and what it could not bring at all within a day. https://docs.slack.dev/apis/events-api#retries */
const eventTtlMs = 25 * 60 * 60_000;
/** Nobody still waits for an answer to what they asked this long ago. */
const oldEventMs = 60 * 60_000;
const asks: ReadonlySet<string> = new Set(['app_mention', 'message']);

/** What to do with something that came in, whichever door it came by. */
export type Admission =
  /** It is ours to answer; `done` when there is something to say once that is finished. */
  | { readonly kind: 'ours'; readonly done?: () => Promise<void> }
  /** `old` and `known`: nothing more, and Slack need not bring it again. `busy`: another process is at it, and may yet die. */
  | { readonly kind: 'old' | 'known' | 'busy' };

type Options = { readonly now: () => number; readonly shared?: SharedMemory | undefined; readonly log: Logger };

/**
 * Stands behind every door by which Slack reaches us: an event is answered once, in whichever process, and what was asked too long
 * ago not at all. What happened to a channel is still so. Without an id of its own something goes by `delivery`, when it has one.
 */
export function createAdmission({ now, shared, log }: Options) {
  const events = createReplayGuard({ name: 'slack event', ttlMs: eventTtlMs, now, shared });
  const refusals = createRefusalLog(log, 'something that came from Slack is not answered', now);

  const isOld = ({ event_time: at, event }: JsonObject): boolean =>
    typeof at === 'number' && now() - at * 1000 > oldEventMs && isObject(event) && asks.has(String(event.type));

  return async function admit(body: JsonObject, delivery?: string): Promise<Admission> {
    if (isOld(body)) {
      refusals.note('old event');
      return { kind: 'old' };
    }
    const key = typeof body.event_id === 'string' ? body.event_id : delivery;
    if (key === undefined) return { kind: 'ours' };
    const turn = await events.begin(key);
    return turn.kind === 'first' ? { kind: 'ours', done: turn.done } : turn;
  };
}

export type Admit = ReturnType<typeof createAdmission>;
