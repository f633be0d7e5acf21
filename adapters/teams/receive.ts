import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { cutAtLimit, maxBodyBytes } from '../wire/body-limit.ts';
import { isFromThisComputer } from '../wire/only-this-computer.ts';
import { createReplayGuard, type SharedMemory } from '../wire/replay-guard.ts';
import { type Activity, activitySchema } from './api/activity.ts';
import { isLocalUrl, isTeamsUrl } from './api/service-url.ts';
import { type BotFramework, NotAuthenticated } from './api/sign-in.ts';
import type { InvokeAnswer } from './api/turn.ts';

/** How long Teams might send the same thing again. */
const repeatMs = 10 * 60_000;

export type ReceiveOptions = {
  /** No app id: only this very computer may talk to the bot, for the playground and other local clients. */
  readonly local?: boolean | undefined;
  readonly tenantId?: string | undefined;
  readonly allowedTenants: readonly string[];
  readonly authenticate: BotFramework['authenticate'];
  readonly log: Logger;
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
  /** Gets what Teams sent, just now and for the first time. What it throws is a 500. */
  readonly handle: (activity: Activity) => Promise<InvokeAnswer | undefined>;
};

/** Lets through what Teams sent for the first time, from tenants we know, and answers on the request itself. */
export function receive(options: ReceiveOptions): readonly (RequestHandler | ErrorRequestHandler)[] {
  const { log, now, shared, handle } = options;
  const activities = createReplayGuard({ name: 'teams activity', ttlMs: repeatMs, now, shared });

  async function answer(request: Request): Promise<InvokeAnswer> {
    const parsed = activitySchema.safeParse(request.body);
    if (!parsed.success) return { status: 400 };
    const activity = parsed.data;
    const refused = await refusal(request, activity, options);
    if (refused) return refused;
    const { id, conversation } = activity;
    if (id && !(await activities.firstTime(`${conversation.id}\n${id}`))) return { status: 200 };
    return (await handle(activity)) ?? { status: 200 };
  }

  const receiveActivity: RequestHandler = async (request, response) => {
    const { status, body } = await answer(request).catch((error: unknown): InvokeAnswer => {
      log.error({ err: error }, 'Teams request failed');
      return { status: 500 };
    });
    respondWith(response.status(status), body);
  };
  return [onlyJson, cutAtLimit(express.json({ limit: maxBodyBytes })), receiveActivity, withoutDetails];
}

function respondWith(response: Response, body: unknown): void {
  if (body === undefined) response.end();
  else response.json(body);
}

/** Why we do not listen to this sender, as a status; `undefined` for who may come in. */
async function refusal(
  request: Request,
  activity: Activity,
  options: ReceiveOptions,
): Promise<InvokeAnswer | undefined> {
  const { local, log, authenticate } = options;
  const authorization = local ? '' : (request.headers.authorization ?? '');
  if (!local && authorization.trim() === '') return { status: 401 };
  const refused = local ? whyNotLocal(request, activity) : whyNotTeams(activity, options);
  if (refused) log.warn({ refused }, 'Teams request refused');
  if (refused) return { status: 403 };
  return authenticated(() => authenticate(request.body, authorization), log);
}

/** Nothing for who is who they say; else the status, and a line in the log that says why. */
async function authenticated(authenticate: () => Promise<void>, log: Logger): Promise<InvokeAnswer | undefined> {
  try {
    await authenticate();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error;
    const { status, reason } = error;
    log.warn({ status, reason }, 'Teams request not authenticated');
    return { status };
  }
}

function whyNotLocal(request: Request, { serviceUrl }: Activity): string | undefined {
  if (!isFromThisComputer(request)) return 'not from this computer';
  // No Bot Framework client is a web page, and a page of somebody else could otherwise drive the bot.
  if (request.headers.origin !== undefined && !isLocalUrl(request.headers.origin)) return 'origin';
  return isLocalUrl(serviceUrl) ? undefined : 'service url';
}

function whyNotTeams(activity: Activity, { tenantId, allowedTenants }: ReceiveOptions): string | undefined {
  if (activity.channelId !== 'msteams') return 'channel';
  const tenants = [activity.conversation.tenantId, activity.channelData?.tenant?.id].filter((id) => id != null);
  const ours = (id: string) => id === tenantId || allowedTenants.includes(id);
  if (tenants.length === 0 || !tenants.every(ours)) return 'tenant';
  return isTeamsUrl(activity.serviceUrl) ? undefined : 'service url';
}

const onlyJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json')) next();
  else response.status(415).end();
};

/** Express would show the error; the sender only needs the number. */
const withoutDetails: ErrorRequestHandler = (error, _request, response, _next) => {
  const status = Number(error?.status);
  response.status(status >= 400 && status < 500 ? status : 500).end();
};
