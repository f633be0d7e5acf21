import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { programWord } from '../../wire/describe-error.ts';
import { readJson } from '../../wire/json.ts';
import type { PlatformLine } from '../../wire/platform-adapter.ts';
import { postOnce, retryAfterMs } from '../../wire/post.ts';
import { type Line, type LineOptions, openLine } from './socket-line.ts';

/** After a failure we wait one second, then twice as long each time, until this. */
const mostWaitMs = 30_000;
/** What only an administrator can mend is not worth asking often. */
const refusedWaitMs = 60_000;
/** A line that broke sooner than this was no good: then we wait before the next. */
const soundAfterMs = 10_000;
/** A line that breaks is replaced within moments; only after this long are we out of reach. */
const graceMs = 10_000;

/** Socket Mode is off in the settings of the app, or the token is no good. https://docs.slack.dev/reference/methods/apps.connections.open#errors */
const refusals: ReadonlySet<string> = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired', 'user_removed_from_team'],
  ...['not_allowed_token_type', 'missing_scope', 'no_permission', 'access_denied', 'forbidden_team', 'team_disabled'],
  ...['socket_mode_not_enabled', 'method_deprecated', 'deprecated_endpoint', 'ekm_access_denied', 'link_disabled'],
]);

const answer = z.object({
  ok: z.boolean(),
  url: z.url({ protocol: /^wss?$/ }).optional(),
  error: z.string().catch(''),
});

type Dialled =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'refused' }
  | { readonly kind: 'later'; readonly waitMs?: number | undefined };

export type LinesOptions = Pick<LineOptions, 'log' | 'onEnvelope' | 'beat'> & {
  readonly appToken: string;
  readonly apiUrl: string;
  /** Resolves after so many real ms, or rejects when the signal says that we stop. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

/**
 * Keeps one line to Slack open. Slack hangs up every few hours and says so first: then a new line is there before the old one goes,
 * so that nobody's command falls between. Slack's own client hangs up first and dials five seconds later.
 */
export function keepLines(options: LinesOptions): PlatformLine {
  const { log, onEnvelope, beat, wait = (ms, signal) => pause(ms, undefined, { signal }) } = options;
  const stopping = new AbortController();
  /** Since when each line carries what comes, by `performance.now()`; and those that are about to go. */
  const good = new Map<Line, number>();
  const going = new Set<Promise<void>>();
  let dialling: Promise<void> | undefined;
  let isRefused = false;
  let awaySince: number | undefined = performance.now();
  let failures = 0;

  /** Sees to it that there is a new line. Who asks meanwhile waits for the same one. */
  function ring(): Promise<void> {
    dialling ??= untilOpen()
      .catch(() => undefined)
      .finally(() => {
        dialling = undefined;
      });
    return dialling;
  }

  async function untilOpen(): Promise<void> {
    while (!stopping.signal.aborted) {
      const dialled = await dial(options);
      isRefused = dialled.kind === 'refused';
      if (stopping.signal.aborted) return;
      if (dialled.kind === 'address' && (await open(dialled.url))) return;
      failures++;
      await wait(waitAfter(dialled, failures), stopping.signal);
    }
  }

  async function open(url: string): Promise<boolean> {
    const line: Line = openLine({
      ...{ url, log, onEnvelope, beat },
      onHello() {
        if (stopping.signal.aborted) return void line.hangUp();
        good.set(line, performance.now());
        if (awaySince !== undefined) log.info('Slack reaches us by a socket');
        awaySince = undefined;
      },
      onGoodbye: (reason) => void replace(line, reason),
      onEnd: () => onEnd(line),
    });
    return line.opened;
  }

  /** Slack is about to hang up. */
  async function replace(line: Line, reason: string): Promise<void> {
    if (!good.delete(line)) return;
    log.info({ reason: programWord(reason) }, 'Slack asks for a new line');
    // Somebody turned Socket Mode off, or there are more lines than Slack takes: a new one may be long in coming.
    const isHopeless = refusals.has(reason) || reason === 'too_many_websockets';
    if (isHopeless) failures++;
    const gone = (isHopeless ? Promise.resolve() : ring()).then(() => line.hangUp());
    going.add(gone);
    await gone;
    going.delete(gone);
    if (good.size === 0) onNone();
  }

  function onEnd(line: Line): void {
    const since = good.get(line);
    if (since === undefined) return;
    good.delete(line);
    failures = performance.now() - since > soundAfterMs ? 0 : failures + 1;
    log.warn('the line to Slack broke');
    if (good.size === 0) onNone();
  }

  function onNone(): void {
    awaySince ??= performance.now();
    if (stopping.signal.aborted) return;
    const first = failures === 0 ? Promise.resolve() : wait(waitAfter({ kind: 'later' }, failures), stopping.signal);
    void first.then(ring, () => undefined);
  }

  void ring();
  return {
    trouble() {
      if (isRefused) return 'refused';
      return awaySince !== undefined && performance.now() - awaySince > graceMs ? 'away' : undefined;
    },
    async stop() {
      stopping.abort();
      await Promise.all([...[...good.keys()].map((line) => line.hangUp()), ...going]);
    },
  };
}

/** Asks Slack for an address to call, which is good for one line. Never throws. */
async function dial({ appToken, apiUrl, log }: LinesOptions): Promise<Dialled> {
  const posted = await postOnce({
    url: new URL('apps.connections.open', apiUrl).href,
    headers: { authorization: `Bearer ${appToken}` },
    content: {},
  });
  if (posted.kind !== 'answered') {
    log.warn('Slack does not say by which socket it reaches us');
    return { kind: 'later' };
  }
  const { ok, url, error } = answer.safeParse(readJson(posted.body)).data ?? { ok: false, error: '' };
  if (ok && url !== undefined) return { kind: 'address', url };
  if (!refusals.has(error)) {
    log.warn({ slack: programWord(error), status: posted.status }, 'Slack gives no socket for now');
    return { kind: 'later', waitMs: retryAfterMs(posted.retryAfter, Date.now()) };
  }
  log.error({ slack: error }, 'Slack refuses SLACK_APP_TOKEN, or Socket Mode is off');
  return { kind: 'refused' };
}

/** Real ms. A little off each time, so that those who were cut off together do not come back together. */
function waitAfter(dialled: Dialled, failures: number): number {
  if (dialled.kind === 'later' && dialled.waitMs !== undefined) return dialled.waitMs;
  const ms = dialled.kind === 'refused' ? refusedWaitMs : Math.min(mostWaitMs, 1_000 * 2 ** (failures - 1));
  return Math.ceil(ms * (0.75 + Math.random() / 2));
}
