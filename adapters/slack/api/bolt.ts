import {
  type AckFn,
  App,
  type Logger as BoltLogger,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  webApi,
} from '@slack/bolt';
import type { Logger } from 'pino';
import type { RunningWork } from '../../wire/running-work.ts';
import { describeError } from './errors.ts';

export type BoltOptions = {
  /** The door by which Slack reaches us. */
  readonly receiver: Receiver;
  readonly apiUrl: string;
  readonly log: Logger;
  readonly running: RunningWork;
  /** Hears what nothing of ours answered; it has its acknowledgement already. */
  readonly unheard: (body: unknown) => Promise<void>;
};

/** What a receiver gives along with what came in: what to call when that is answered. */
export type Delivery = { readonly done?: (() => Promise<void>) | undefined };

/** Slack's own SDK behind one door, and the client that calls the Web API. */
export function openBolt({ receiver, apiUrl, log, running, unheard }: BoltOptions) {
  const logger = toBoltLogger(log);
  // One try: a second could show an answer twice.
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  };
  // Whatever we say goes with a token of the workspace that it is for, which Bolt need not know.
  const app = new App({ receiver, authorize: async () => ({}), convoStore: false, logger, clientOptions });
  // Bolt goes on after Slack has its acknowledgement, and gives what it does to nobody.
  const processEvent = app.processEvent.bind(app);
  /** Without an acknowledgement Slack hears 404 after three seconds, and tells people that we are broken. */
  async function orUnheard(event: ReceiverEvent): Promise<void> {
    let isAcknowledged = false;
    const ack: AckFn<unknown> = async (response) => {
      isAcknowledged = true;
      await event.ack(response);
    };
    try {
      await processEvent({ ...event, ack });
    } catch (error) {
      // What has no shape that Bolt knows.
      if (isAcknowledged) throw error;
    }
    if (isAcknowledged) return;
    await event.ack();
    await unheard(event.body);
  }
  app.processEvent = (event) => {
    const { done }: Delivery = event.customProperties ?? {};
    return running.answer(orUnheard(event).finally(done));
  };
  return { app, unheard, client: new webApi.WebClient(undefined, clientOptions) };
}

/** Bolt's debug lines hold whole bodies, so only its warnings and errors come through, without what hangs on them. */
export function toBoltLogger(log: Logger): BoltLogger {
  const line = (first: unknown) => (typeof first === 'string' ? first : 'Bolt reported an error');
  return {
    debug: () => {},
    info: () => {},
    warn: (first: unknown) => log.warn(line(first)),
    error: (first: unknown) =>
      log.error({ ...(first instanceof Error && { error: describeError(first) }) }, line(first)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
