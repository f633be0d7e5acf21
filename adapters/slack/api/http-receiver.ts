import { ExpressReceiver, type Receiver } from '@slack/bolt';
import type { Express, Router } from 'express';
import type { Logger } from 'pino';
import { type Delivery, toBoltLogger } from './bolt.ts';

export type HttpReceiverOptions = {
  readonly server: Express;
  /** Stands before Bolt, so that no spelling of the path reaches Bolt without passing what is on it. */
  readonly router: Router;
  readonly path: string;
  readonly signingSecret: string;
  readonly log: Logger;
  readonly taken: TakenRequests;
};

/** For each request with an event that is ours to answer: what to call when that is done. */
export type TakenRequests = WeakMap<object, () => Promise<void>>;

/** Slack knocks at our own server, at a public address. */
export function openHttpReceiver(options: HttpReceiverOptions): Receiver {
  const { server, router, path, signingSecret, log, taken } = options;
  return new ExpressReceiver({
    app: server,
    router,
    signingSecret,
    // What stands on the router has checked the signature, more strictly; a second check would only be a second clock.
    signatureVerification: false,
    endpoints: path,
    logger: toBoltLogger(log),
    customPropertiesExtractor: (request): Delivery => ({ done: taken.get(request) }),
  });
}
