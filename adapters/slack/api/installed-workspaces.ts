import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Probed } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';
import { readJson } from '../../wire/json.ts';
import type { Installations } from '../../wire/platform-adapter.ts';
import type { RunningWork } from '../../wire/running-work.ts';
import { probe as probeToken } from './auth-test.ts';
import { describeError } from './errors.ts';
import { askTokens, type Client, ofClient, type Tokens } from './oauth-access.ts';
import type { Found, Workspaces } from './workspaces.ts';

/** What is kept, sealed, for a workspace or an organisation that installed us. */
const keptTokens = z.object({
  botToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: z.number().optional(),
  /** The organisation that a workspace is of. */
  organisation: z.string().optional(),
  /** Slack will not renew it. */
  isRefused: z.boolean().optional(),
});
export type KeptTokens = z.output<typeof keptTokens>;

/** Slack's own library renews this long before the end too. A token lives for twelve hours. https://docs.slack.dev/authentication/using-token-rotation */
const renewBeforeMs = 2 * 3_600_000;
/** A token that is about to expire may be too late for the call it is for. */
const expiringMs = 60_000;
/** Longer than a renewal takes. What failed is tried again when this has passed. */
const leaseMs = 60_000;
/** Another process renews it just now: so long, and so often, we look whether it has. */
const waitMs = 8_000;
const lookAgainMs = 200;
/** A renewed token is worth some patience with the store: the old one is void. */
const keepTries = 10;
const keepAgainMs = 1_000;
/** People wait for an answer: with a slow store, what we knew of a workspace must do. */
const patienceMs = 500;
/** Whoever needs a new token waits so long for it, and goes on within the deadline of a post; the renewal itself goes on too. */
const mostWaitMs = 4_000;
const mostKnown = 2_000;

type Options = Client & {
  readonly installations: Installations;
  readonly log: Logger;
  readonly running: RunningWork;
  readonly now: () => number;
};

type Renewed = { readonly kind: 'renewed'; readonly tokens: KeptTokens } | { readonly kind: 'refused' | 'later' };

const later = (): Renewed => ({ kind: 'later' });
const signedOut: Found = { kind: 'shut', outcome: { kind: 'parked', reason: 'signed-out', scope: 'workspace' } };
const notInstalled: Found = {
  kind: 'shut',
  outcome: { kind: 'parked', reason: 'no-installation', scope: 'workspace' },
};
const notNow: Found = { kind: 'shut', outcome: { kind: 'not-sent', reason: 'busy' } };

/**
 * Many workspaces, each with tokens of its own in the store. This is the one place where a token is renewed, for whatever it is
 * needed: by one process at a time, for a refresh token can be used once.
 */
export function installedWorkspaces(options: Options): Workspaces {
  const { installations, apiUrl, log, running, now } = options;
  /** What the store said last, for while it is away. */
  const known = new Map<string, KeptTokens>();
  const renewing = new Map<string, Promise<Renewed>>();
  /** Slack does not know our client id or secret, so no workspace can be renewed. */
  let clientIsRefused = false;

  function keepInMind(workspace: string, tokens: KeptTokens | undefined): KeptTokens | undefined {
    if (known.size >= mostKnown) known.clear();
    if (tokens) known.set(workspace, tokens);
    else known.delete(workspace);
    return tokens;
  }

  /** `unknown` while the store is away, and was not asked before. */
  async function look(workspace: string): Promise<KeptTokens | 'none' | 'unknown'> {
    const lastKnown = () => known.get(workspace) ?? 'unknown';
    const asked = installations.find(workspace).then(
      (found) => keepInMind(workspace, parse(workspace, found?.secret)) ?? ('none' as const),
      (error: unknown) => {
        log.warn({ error: describeError(error) }, 'the store did not say how we get into a workspace');
        return lastKnown();
      },
    );
    return withinDeadline<KeptTokens | 'none' | 'unknown'>(asked, patienceMs, lastKnown);
  }

  function parse(workspace: string, secret: string | undefined): KeptTokens | undefined {
    if (secret === undefined) return undefined;
    const tokens = keptTokens.safeParse(readJson(secret)).data;
    if (!tokens) log.error({ workspace }, 'what is kept for a workspace cannot be read');
    return tokens;
  }

  const open = ({ botToken }: Tokens): Found => ({ kind: 'open', access: { apiUrl, botToken } });
  const leftMs = ({ expiresAt = Number.POSITIVE_INFINITY }: Tokens) => expiresAt - now();

  /** `again` also asks what Slack has refused before. */
  async function find(workspace: string, { again = false } = {}): Promise<Found> {
    const tokens = await look(workspace);
    if (tokens === 'none') return notInstalled;
    if (tokens === 'unknown') return notNow;
    if (leftMs(tokens) > renewBeforeMs) return open(tokens);
    const isRefused = tokens.isRefused === true && !again;
    if (leftMs(tokens) > expiringMs) {
      // Nobody waits for a new one while the old one is good.
      if (!isRefused) void running.add(renewOnce(workspace));
      return open(tokens);
    }
    if (isRefused) return signedOut;
    const renewed = await withinDeadline(running.add(renewOnce(workspace)), mostWaitMs, later);
    if (renewed.kind === 'renewed') return open(renewed.tokens);
    return renewed.kind === 'refused' ? signedOut : notNow;
  }

  /** Who asks meanwhile waits for the same one. Never rejects. */
  function renewOnce(workspace: string): Promise<Renewed> {
    const busy = renewing.get(workspace);
    if (busy) return busy;
    const work = renew(workspace)
      .catch((error: unknown): Renewed => {
        log.error({ workspace, error: describeError(error) }, 'a token could not be renewed for now');
        return { kind: 'later' };
      })
      .finally(() => renewing.delete(workspace));
    renewing.set(workspace, work);
    return work;
  }

  async function renew(workspace: string): Promise<Renewed> {
    const taken = await installations.lease(workspace, { now: now(), until: now() + leaseMs });
    if (!taken) return byAnother(workspace);
    const { version } = taken;
    const tokens = parse(workspace, taken.secret);
    if (!tokens) return { kind: 'later' };
    const keep = (next: KeptTokens) => installations.renew(workspace, { secret: JSON.stringify(next), version });
    // Another process did, just before us; keeping it as it is ends the lease.
    if (leftMs(tokens) > renewBeforeMs) {
      await keep(tokens);
      return { kind: 'renewed', tokens };
    }
    const asked = await askTokens(
      options,
      { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' },
      now,
    );
    switch (asked.kind) {
      case 'granted': {
        clientIsRefused = false;
        const { organisation, refreshToken } = tokens;
        const next = { organisation, refreshToken, ...asked.tokens };
        keepInMind(workspace, next);
        await insist(() => keep(next));
        log.info({ workspace }, 'the token of a workspace was renewed');
        return { kind: 'renewed', tokens: next };
      }
      case 'refused':
        clientIsRefused = ofClient.has(asked.error);
        log.error({ workspace, slack: asked.error }, 'Slack does not renew the token of a workspace');
        // Of our own secret it says nothing about this workspace, and the lease is a pause.
        if (clientIsRefused) return { kind: 'later' };
        await keep({ ...tokens, isRefused: true });
        return { kind: 'refused' };
      case 'silent':
        // The lease goes on: until it ends nobody tries again.
        log.warn({ workspace }, 'Slack did not renew the token of a workspace yet');
        return { kind: 'later' };
    }
  }

  /** Another process is at it: what it keeps is for us too. */
  async function byAnother(workspace: string): Promise<Renewed> {
    for (const end = performance.now() + waitMs; performance.now() < end; await pause(lookAgainMs)) {
      const tokens = await look(workspace);
      if (tokens === 'none' || tokens === 'unknown') break;
      if (leftMs(tokens) > renewBeforeMs) return { kind: 'renewed', tokens };
      if (tokens.isRefused) return { kind: 'refused' };
      // Who has a good one does not wait for it.
      if (leftMs(tokens) > expiringMs) break;
    }
    return { kind: 'later' };
  }

  async function insist(keep: () => Promise<boolean>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await keep();
        return;
      } catch (error) {
        if (tries >= keepTries) throw error;
        await pause(keepAgainMs);
      }
    }
  }

  async function probe(workspace?: string): Promise<Probed> {
    if (workspace === undefined) return clientIsRefused ? { kind: 'refused', reason: 'signed-out' } : { kind: 'well' };
    const found = await find(workspace, { again: true });
    if (found.kind === 'open') return probeToken(found.access);
    const { outcome } = found;
    return outcome.kind === 'parked' ? { kind: 'refused', reason: outcome.reason } : { kind: 'silent' };
  }

  return {
    find: (workspace) => find(workspace),
    probe,
    // That variant of the app is for one workspace.
    isAgent: () => false,
    isGone: async (workspace) => (await look(workspace)) === 'none',
    async isOf(workspace, organisation) {
      const tokens = await look(workspace);
      return workspace === organisation || (typeof tokens === 'object' && tokens.organisation === organisation);
    },
    async left(workspace, what, at) {
      // A token that we renewed, or got when somebody installed us again, may have had others before it.
      if (what === 'token' && (await probe(workspace)).kind === 'well') return false;
      try {
        const isGone = await installations.remove(workspace, { installedBefore: at });
        if (isGone) known.delete(workspace);
        return isGone;
      } catch (error) {
        log.error(
          { workspace, error: describeError(error) },
          'the tokens of a workspace that left could not be forgotten',
        );
        return true;
      }
    },
  };
}
