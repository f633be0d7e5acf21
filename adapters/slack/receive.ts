import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';
import express, { type Request, type RequestHandler } from 'express';
import { maxBodyBytes } from '../wire/body-limit.ts';
import { createReplayGuard, type SharedMemory } from '../wire/replay-guard.ts';

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const maxAgeSeconds = 300;
/** Longer than a signature stays valid on both sides of now. */
const signatureTtlMs = 10 * 60_000;
/** Slack tries an event again after 1 and 5 minutes. https://docs.slack.dev/apis/events-api#retries */
const eventTtlMs = 60 * 60_000;

export type ReceiveOptions = {
  readonly signingSecret: string;
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
};

/** Lets through what Slack signed, just now and for the first time, in the shape Bolt expects. */
export function receive({ signingSecret, now, shared }: ReceiveOptions): RequestHandler {
  // `inflate: false`, for a small compressed body could unfold into a huge one. Slack compresses nothing.
  const readRaw = express.raw({ type: () => true, limit: maxBodyBytes, inflate: false });
  const signatures = createReplayGuard({ name: 'slack signature', ttlMs: signatureTtlMs, now, shared });
  const events = createReplayGuard({ name: 'slack event', ttlMs: eventTtlMs, now, shared });

  /** The status to refuse or silently swallow with; `undefined` lets the request through. */
  async function refusal(request: Request): Promise<number | undefined> {
    const raw: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = validSignature(request, raw, signingSecret, now);
    if (signature === undefined) return 401;

    // Bolt compares the content type exactly, so `; charset=utf-8` would make it read a form as JSON.
    const contentType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
    // Read here as well, because Bolt's message about broken JSON repeats a piece of it in the log.
    const body = readBody(raw.toString(), contentType);
    if (body === undefined) return 400;
    if (!(await signatures.firstTime(signature))) return 200;
    if (typeof body.event_id === 'string' && !(await events.firstTime(body.event_id))) return 200;

    request.headers['content-type'] = contentType;
    Object.assign(request, { rawBody: raw });
    return undefined;
  }

  return (request, response, next) =>
    readRaw(request, response, async (error: unknown) => {
      const status = error ? statusOf(error) : await refusal(request);
      if (status === undefined) next();
      else response.status(status).end();
    });
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return status === 413 || status === 415 ? status : 400;
}

/** The signature when it is right and fresh. Slack's clock may run ahead of ours, but not further than behind. */
function validSignature(request: Request, raw: Buffer, secret: string, now: () => number): string | undefined {
  const signature = request.headers['x-slack-signature'];
  const timestamp = request.headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (Math.abs(Math.floor(now() / 1000) - Number(timestamp)) > maxAgeSeconds) return undefined;
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(raw).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex')) ? signature : undefined;
}

function readBody(text: string, contentType: string): { readonly event_id?: unknown } | undefined {
  try {
    const form = contentType === 'application/x-www-form-urlencoded' ? parseForm(text) : undefined;
    const json = form ? form.payload : text;
    const body: unknown = typeof json === 'string' ? JSON.parse(json) : form;
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}
