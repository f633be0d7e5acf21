import {
  type AckFn,
  App,
  type Logger as BoltLogger,
  ExpressReceiver,
  LogLevel,
  type ReceiverEvent,
  webApi,
} from '@slack/bolt';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import type { RunningWork } from '../../wire/running-work.ts';
import { describeError } from './errors.ts';

export type BoltOptions = {
  readonly server: Express;
  /** Stands before Bolt, so that no spelling of the path reaches Bolt without passing what is on it. */
  readonly router: Router;
  readonly path: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly log: Logger;
  readonly running: RunningWork;
  readonly taken: TakenEvents;
  /** Hears what nothing of ours answered; it has its acknowledgement already. */
  readonly unheard: (body: unknown) => Promise<void>;
};

/** For each request with an event that is ours to answer: what to call when that is done. */
export type TakenEvents = WeakMap<object, () => Promise<void>>;

/** Slack's own SDK on our server, and the client that calls the Web API. */
export function openBolt({ server, router, path, signingSecret, apiUrl, log, running, taken, unheard }: BoltOptions) {
  const logger = toBoltLogger(log);
  const receiver = new ExpressReceiver({
    app: server,
    router,
    signingSecret,
    // What stands on the router has checked the signature, more strictly; a second check would only be a second clock.
    signatureVerification: false,
    endpoints: path,
    logger,
    customPropertiesExtractor: (request) => ({ request }),
  });
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
  app.processEvent = (event) =>
    running.add(orUnheard(event).finally(() => taken.get(event.customProperties?.request)?.()));
  return { app, unheard, client: new webApi.WebClient(undefined, clientOptions) };
}

/** Bolt's debug lines hold whole bodies, so only its warnings and errors come through, without what hangs on them. */
function toBoltLogger(log: Logger): BoltLogger {
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
