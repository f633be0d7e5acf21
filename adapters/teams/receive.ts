import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import { clip, texts } from '#core';
import { cutAtLimit, maxBodyBytes } from '../wire/body-limit.ts';
import { isFromThisComputer } from '../wire/only-this-computer.ts';
import { createRefusalLog } from '../wire/refusal-log.ts';
import { createReplayGuard, type SharedMemory } from '../wire/replay-guard.ts';
import type { RunningWork } from '../wire/running-work.ts';
import { type Activity, activitySchema } from './api/activity.ts';
import { activityKey } from './api/activity-key.ts';
import { createGivenAnswers } from './api/given-answers.ts';
import { saidOn } from './api/invoke.ts';
import { isLocalUrl, isTeamsUrl } from './api/service-url.ts';
import { type Authenticate, NotAuthenticated } from './api/sign-in.ts';
import type { Handled, InvokeAnswer } from './api/turn.ts';

/** How long Teams might send the same thing again. */
const repeatMs = 10 * 60_000;

export type ReceiveOptions = {
  /** No app id: only this very computer may talk to the bot, for the playground and other local clients. */
  readonly local?: boolean | undefined;
  readonly tenantId?: string | undefined;
  readonly allowedTenants: readonly string[];
  readonly authenticate: Authenticate;
  readonly log: Logger;
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
  /** What goes on after Teams has its answer. */
  readonly running: RunningWork;
  /** Gets what Teams sent, just now and for the first time. */
  readonly handle: (activity: Activity) => Promise<Handled>;
};

/** Lets through what Teams sent for the first time, from tenants we know, and answers on the request itself. */
export function receive(options: ReceiveOptions): readonly (RequestHandler | ErrorRequestHandler)[] {
  const { log, now, shared, handle, running } = options;
  const activities = createReplayGuard({ name: 'teams activity', ttlMs: repeatMs, now, shared });
  const given = createGivenAnswers(now);
  const refusals = createRefusalLog(log, 'a request to the door of Teams was refused', now);

  async function answer(request: Request): Promise<InvokeAnswer> {
    const parsed = activitySchema.safeParse(request.body);
    if (!parsed.success) {
      refusals.note('unreadable');
      return { status: 400 };
    }
    const activity = parsed.data;
    const refused = await refusal(request, activity, options);
    if (refused) {
      const { status, ...facts } = refused;
      refusals.note(refused.why, facts);
      return { status };
    }
    return answerOnce(activity);
  }

  /** Each thing that happens is answered once; a press that comes again gets the answer that it got. */
  function answerOnce(activity: Activity): Promise<InvokeAnswer> {
    const { type } = activity;
    const key = activityKey(activity);
    const before = key && type === 'invoke' ? given.find(key) : undefined;
    if (before) return before;
    const answer = work();
    return key && type === 'invoke' ? given.keep(key, answer) : answer;

    async function work(): Promise<InvokeAnswer> {
      const turn = key ? await activities.begin(key) : undefined;
      if (turn && turn.kind !== 'first') return notOurs(turn.kind, activity);
      const handled = handle(activity);
      goOn(handled, turn?.done);
      // Teams sends a message again when it waits for long, and shows the answer to a press itself.
      return type === 'invoke' ? ((await handled).answer ?? { status: 200 }) : { status: 200 };
    }
  }

  /** What follows once Teams has its answer; it counts as seen when that is done. */
  function goOn(handled: Promise<Handled>, done: (() => Promise<void>) | undefined): void {
    const work = handled.then(({ after }) => after?.());
    const settled = work.catch((err: unknown) => log.error({ err }, 'Teams request failed')).then(() => done?.());
    void running.answer(settled);
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

/**
 * What another process does, or did before a restart: a press must still get words, for Teams takes silence for a failure.
 * A message comes again after 503, and by then whoever is at it is done, or turned out dead.
 */
function notOurs(kind: 'known' | 'busy', activity: Activity): InvokeAnswer {
  if (activity.type === 'invoke') return saidOn(activity, texts.alreadyDone);
  return { status: kind === 'busy' ? 503 : 200 };
}

/** Why we do not listen to a sender: a status, and facts for the log. */
type Refused = {
  readonly status: number;
  readonly why: string;
  readonly host?: string;
  readonly tenant?: string;
  readonly reason?: string;
};

/** Nothing for who may come in. */
async function refusal(request: Request, activity: Activity, options: ReceiveOptions): Promise<Refused | undefined> {
  const { local, authenticate } = options;
  const authorization = local ? '' : (request.headers.authorization ?? '');
  if (!local && authorization.trim() === '') return { status: 401, why: 'no token' };
  const refused = local ? whyNotLocal(request, activity) : whyNotTeams(activity, options);
  return refused ? { status: 403, ...refused } : authenticated(() => authenticate(request.body, authorization));
}

/** Nothing for who is who they say. */
async function authenticated(authenticate: () => Promise<void>): Promise<Refused | undefined> {
  try {
    await authenticate();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error;
    const { status, reason } = error;
    return { status, why: status === 503 ? 'keys away' : 'token', reason };
  }
}

type Why = Omit<Refused, 'status'>;

function whyNotLocal(request: Request, { serviceUrl }: Activity): Why | undefined {
  if (!isFromThisComputer(request)) return { why: 'not from this computer' };
  // No Bot Framework client is a web page, and a page of somebody else could otherwise drive the bot.
  if (request.headers.origin !== undefined && !isLocalUrl(request.headers.origin)) return { why: 'origin' };
  return isLocalUrl(serviceUrl) ? undefined : { why: 'service url', host: hostOf(serviceUrl) };
}

/**
 * The tenant of the room decides: in a channel that is shared with another organisation, its people write from their own.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
function whyNotTeams(activity: Activity, { tenantId, allowedTenants }: ReceiveOptions): Why | undefined {
  const { channelId, conversation, channelData, serviceUrl } = activity;
  if (channelId !== 'msteams') return { why: 'channel' };
  const tenant = conversation.tenantId ?? channelData?.tenant?.id ?? undefined;
  if (tenant === undefined) return { why: 'no tenant' };
  if (tenant !== tenantId && !allowedTenants.includes(tenant)) return { why: 'tenant', tenant: clip(tenant, 40) };
  return isTeamsUrl(serviceUrl) ? undefined : { why: 'service url', host: hostOf(serviceUrl) };
}

/** A host is no secret; the rest of an address may be. */
function hostOf(address: string): string {
  return clip(URL.parse(address)?.host ?? 'no address', 80);
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
