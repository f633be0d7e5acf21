import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as parseForm } from 'node:querystring';
import express, { type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { given } from '#core';
import { cutAtLimit, maxBodyBytes } from '../wire/body-limit.ts';
import { isObject, type JsonObject } from '../wire/json.ts';
import { createRefusalLog } from '../wire/refusal-log.ts';
import { createReplayGuard, type SharedMemory } from '../wire/replay-guard.ts';
import type { Admit } from './api/admission.ts';
import type { TakenRequests } from './api/http-receiver.ts';

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
const maxAgeSeconds = 300;
/** Longer than a signature stays valid on both sides of now. */
const signatureTtlMs = 10 * 60_000;

export type ReceiveOptions = {
  readonly signingSecret: string;
  readonly now: () => number;
  readonly shared?: SharedMemory | undefined;
  readonly log: Logger;
  readonly admit: Admit;
  readonly taken: TakenRequests;
};

/** Lets through what Slack signed, just now and for the first time, in the shape Bolt expects. */
export function receive({ signingSecret, now, shared, log, admit, taken }: ReceiveOptions): RequestHandler {
  const refusals = createRefusalLog(log, 'a request to the door of Slack was refused', now);
  // `inflate: false`, for a small compressed body could unfold into a huge one. Slack compresses nothing.
  const readRaw = cutAtLimit(express.raw({ type: () => true, limit: maxBodyBytes, inflate: false }));
  const signatures = createReplayGuard({ name: 'slack signature', ttlMs: signatureTtlMs, now, shared });

  /** The status to refuse or silently swallow with; `undefined` lets the request through. */
  async function refusal(request: Request): Promise<number | undefined> {
    const raw: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (isCertificateCheck(raw)) return 200;
    const checked = checkSignature(request, raw, { signingSecret, now });
    if ('refused' in checked) {
      refusals.note(checked.refused, given({ skewSeconds: checked.skewSeconds }));
      return 401;
    }
    const { signature } = checked;

    const contentType = contentTypeOf(request);
    // Read here as well, because Bolt's message about broken JSON repeats a piece of it in the log.
    const body = readBody(raw.toString(), contentType);
    if (body === undefined) {
      refusals.note('unreadable');
      return 400;
    }
    if (!(await signatures.firstTime(signature))) return 200;
    const admitted = await admit(body);
    if (admitted.kind !== 'ours') return notOurs[admitted.kind];
    if (admitted.done) taken.set(request, admitted.done);

    request.headers['content-type'] = contentType;
    Object.assign(request, { rawBody: raw });
    return undefined;
  }

  return (request, response, next) =>
    readRaw(request, response, async (error: unknown) => {
      const status = error ? statusOf(error) : await refusal(request);
      if (error) refusals.note(`status ${status}`);
      if (status === undefined) next();
      else response.status(status).end();
    });
}

/** Slack tries again after 503: by then whoever is at it is done, or turned out dead. */
const notOurs = { known: 200, old: 200, busy: 503 } as const;

/** Bolt compares the content type exactly, so `; charset=utf-8` would make it read a form as JSON. */
function contentTypeOf({ headers }: Request): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

function statusOf(error: unknown): number {
  const status = isObject(error) ? error.status : undefined;
  return status === 413 || status === 415 ? status : 400;
}

type Signing = Pick<ReceiveOptions, 'signingSecret' | 'now'>;

type CheckedSignature =
  | { readonly signature: string }
  | { readonly refused: 'no signature' | 'wrong signature' | 'stale'; readonly skewSeconds?: number };

/**
 * The signature when it is right and fresh, or what is wrong with it. Slack's clock may run ahead of ours, but not further than
 * behind. How far apart they are (seconds; more than nothing when ours is ahead) is told only of what Slack really signed.
 */
function checkSignature({ headers }: Request, raw: Buffer, { signingSecret, now }: Signing): CheckedSignature {
  const signature = matching(headers['x-slack-signature'], /^v0=[0-9a-f]{64}$/);
  const timestamp = matching(headers['x-slack-request-timestamp'], /^\d{1,12}$/);
  if (signature === undefined || timestamp === undefined) return { refused: 'no signature' };
  const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:`).update(raw).digest();
  if (!timingSafeEqual(expected, Buffer.from(signature.slice(3), 'hex'))) return { refused: 'wrong signature' };
  const skewSeconds = Math.floor(now() / 1000) - Number(timestamp);
  return Math.abs(skewSeconds) > maxAgeSeconds ? { refused: 'stale', skewSeconds } : { signature };
}

/** One header of the right shape; a doubled one is none. */
function matching(header: string | string[] | undefined, shape: RegExp): string | undefined {
  return typeof header === 'string' && shape.test(header) ? header : undefined;
}

/** Slack looks whether we have a certificate, and signs nothing then. https://docs.slack.dev/interactivity/implementing-slash-commands */
function isCertificateCheck(raw: Buffer): boolean {
  return raw.length < 1_000 && parseForm(raw.toString()).ssl_check === '1';
}

function readBody(text: string, contentType: string): JsonObject | undefined {
  try {
    const form = contentType === 'application/x-www-form-urlencoded' ? parseForm(text) : undefined;
    const json = form ? form.payload : text;
    const body: unknown = typeof json === 'string' ? JSON.parse(json) : form;
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}
