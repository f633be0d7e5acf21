import type { Planning } from '../rules/planning.ts';
import {
  type Blocked,
  blockWorkspace,
  probeAllNow,
  takeProbe,
  unblockWorkspace,
  type Workspace,
} from '../store/blocked.ts';
import { listProjects, parkedWorkspaces } from '../store/project-rows.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { ParkReason } from './outcome.ts';
import { resumeParked } from './resume.ts';
import { probeAfterMs, type Refusal } from './shut-out.ts';

/** What a platform says when it is asked whether it takes us. */
export type Probed =
  /** It does. `missing` names rights that we ask for and did not get. */
  | { readonly kind: 'well'; readonly missing?: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: ParkReason }
  /** It did not say. */
  | { readonly kind: 'silent' };

/** Asks a platform whether it takes us in a workspace: one call, at most 10 s. Never rejects. */
export type Probe = (workspace: Workspace) => Promise<Probed>;

export type ProbeOptions = {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now' | 'real'>;
  readonly planning: Pick<Planning, 'nextMoment'>;
  readonly log: Log;
  readonly probe?: Probe | undefined;
  /** Hears of a workspace that takes us again, when nobody there could be told that it did not. Never rejects. */
  readonly onBack?: ((back: Refusal) => Promise<void>) | undefined;
};

/** Asks for each blocked workspace whose moment has come whether it takes us again. Throws a `StoreError`. */
export async function probeBlocked(options: ProbeOptions): Promise<void> {
  const { store, clock, probe } = options;
  if (!probe) return;
  const next = (probes: number) => clock.real() + probeAfterMs(probes + 1);
  for (;;) {
    const blocked = await store.transaction((query) => takeProbe(query, clock.real(), next));
    if (!blocked) return;
    if ((await probe(blocked)).kind === 'well') await unblock(options, blocked);
  }
}

async function unblock({ store, log, onBack }: ProbeOptions, blocked: Blocked): Promise<void> {
  const { platform, workspace, reason } = blocked;
  const was = await store.transaction((query) => unblockWorkspace(query, blocked));
  log.info({ platform, workspace, reason }, 'a workspace takes us again');
  if (!was || was.told) return;
  const projects = (await listProjects(store.query, { platform, workspace })).filter(
    ({ state }) => state.kind === 'active',
  );
  await onBack?.({ reason: asReason(reason), workspace: { platform, workspace }, projects });
}

/** The reason was kept as a code of ours. */
const asReason = (code: string): ParkReason => workspaceReasons.find((each) => each === code) ?? 'not-allowed';

/** Reasons that hold for a whole workspace. */
const workspaceReasons = ['signed-out', 'no-installation', 'switched-off', 'not-allowed'] as const;
/** Until version 0.1 each project of the workspace was parked for these. */
const oldWorkspaceReasons = ['signed-out', 'no-installation'];

/** At a start what was wrong may have been mended: all is probed at once, and projects that were parked for it are not any more. */
export async function probeAtStart(options: ProbeOptions): Promise<void> {
  const { store, clock, planning } = options;
  await probeAllNow(store.query, clock.real());
  for (const { reason, ...at } of await parkedWorkspaces(store.query, oldWorkspaceReasons)) {
    await blockWorkspace(store.query, at, { reason, now: clock.now(), probeAt: clock.real() });
    await resumeParked(store, at, { ...planning, now: clock.now(), reasons: oldWorkspaceReasons });
  }
}
