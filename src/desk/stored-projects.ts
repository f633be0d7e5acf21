import { given } from '../domain/given.ts';
import { oneByOne } from '../domain/one-by-one.ts';
import { announce } from '../engine/announcer.ts';
import { systemClock } from '../engine/clock.ts';
import type { Log } from '../engine/log.ts';
import { redoAttempt } from '../engine/resend.ts';
import { resumeParked } from '../engine/resume.ts';
import { block, leave, park, type Refusal } from '../engine/shut-out.ts';
import { backNotice } from '../replies/notices.ts';
import { nextMoment } from '../rules/rhythm.ts';
import { addAnnouncement, listAnnouncements, wakeAnnouncements } from '../store/announcements.ts';
import { saveAnswer, saveFollowUp } from '../store/answers.ts';
import { addAudit, findLastAudit, forgetDetails, listAudit } from '../store/audit.ts';
import { findBlocked } from '../store/blocked.ts';
import { historyOf } from '../store/history.ts';
import { addLookup } from '../store/lookups.ts';
import { findNudge, findNudgeOn, listNudges } from '../store/nudge-rows.ts';
import { keepOpenQuestion } from '../store/open-questions.ts';
import { dropPageKey, pageSince, projectBehind, savePageKey } from '../store/project-pages.ts';
import { findWorkspace, moveProject } from '../store/project-places.ts';
import { findByPlace, keepPlace, listProjects, parseProject, saveProject } from '../store/project-rows.ts';
import { type Query, type Store, StoreError } from '../store/store.ts';
import {
  ChangedMeanwhile,
  changeKinds,
  loggedKinds,
  type Projects,
  SaveInDoubt,
  type Saving,
  type SignOfLife,
} from './project-port.ts';

/** More than a log shows and a check of what is uncertain needs. */
const mostNudges = 200;
const mostAnnouncements = 20;
const mostChanges = 200;

type Options = {
  /** The clock of the schedules, epoch ms. */
  readonly now?: () => number;
  readonly log?: Log;
  /** Hears who is shut out, so that somebody can be told. */
  readonly onShutOut?: ((refusal: Refusal) => Promise<void>) | undefined;
};

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The projects of a store, as the desk wants them. */
export function openProjects(store: Store, { now, log = silent, onShutOut }: Options = {}): Projects {
  const { query } = store;
  const announcing = { store, clock: systemClock(now), log, onShutOut };
  const inOrder = oneByOne();
  return {
    find: (place) => findByPlace(query, place),
    inWorkspace: (workspace) => listProjects(query, workspace),
    workspaceOf: (channel) => findWorkspace(query, channel),
    save: (one) => saving(() => store.transaction((inside) => save(inside, one))),
    announce: ({ id, project }, ways) => inOrder(project, () => announce(announcing, id, ways)),
    async lastChange(project) {
      const found = await findLastAudit(query, project, changeKinds);
      if (!found) return undefined;
      const { id, at, detail } = found;
      const kind = changeKinds.find((each) => each === found.kind);
      if (!kind) return undefined;
      const before = detail === undefined ? undefined : parseProject(detail);
      // Without what was there before, nobody can go back to it.
      if (detail !== undefined && !before) return undefined;
      return { id, kind, at, project, ...given({ before }) };
    },
    async changes(project) {
      const entries = await listAudit(query, project, mostChanges);
      return entries.flatMap(({ kind, at }) => {
        const known = loggedKinds.find((each) => each === kind);
        return known ? [{ kind: known, at }] : [];
      });
    },
    pageSince: (project) => pageSince(query, project),
    makePage: (project, at) =>
      saving(() =>
        store.transaction(async (inside) => {
          await addAudit(inside, { project, at, kind: 'page' });
          return savePageKey(inside, project, at);
        }),
      ),
    revokePage: (project, at) =>
      saving(() =>
        store.transaction(async (inside) => {
          const wasThere = await dropPageKey(inside, project);
          if (wasThere) await addAudit(inside, { project, at, kind: 'page-revoked' });
          return wasThere;
        }),
      ),
    behindPage: (key) => projectBehind(query, key),
    letIn: (sign, at) => letIn(store, sign, at),
    move: (from, to) => store.transaction((inside) => moveProject(inside, from, to)),
    async shutOut(where, reason, at) {
      const times = { now: () => at, real: Date.now };
      const isWhole = !('team' in where) && where.channel === undefined;
      const refusal = await store.transaction((inside) => (isWhole ? block : park)(inside, where, reason, times));
      if (refusal) await onShutOut?.(refusal);
    },
    async left(workspace, reason, at) {
      const times = { now: () => at, real: Date.now };
      const refusal = await store.transaction((inside) => leave(inside, workspace, reason, times));
      if (refusal) await onShutOut?.(refusal);
    },
    trouble: (place) => findBlocked(query, place),
    announcements: (project) => listAnnouncements(query, project, mostAnnouncements),
    history: (project) => historyOf(query, project),
    nudges: (project) => listNudges(query, project, mostNudges),
    nudge: (id) => findNudge(query, id),
    resend: (doubt, at) => saving(() => redoAttempt(store, 'resend', doubt, at)),
    async setAnswer({ nudge, said: answer, at, along }) {
      await savingBoth(store, along, (inside) => saveAnswer(inside, { nudge, answer, at }));
    },
    nudgeOn: (project, date) => findNudgeOn(query, project, date),
    async setFollowUp({ along, ...said }) {
      await savingBoth(store, along, (inside) => saveFollowUp(inside, said));
    },
    lookedUp: (place, lesson, at) => addLookup(query, { place, lesson, at }),
    askedInVain: (words, at) => keepOpenQuestion(query, words, at),
  };
}

/** What the team said, alone or with the change of the project that follows from it. */
function savingBoth(store: Store, along: Saving | undefined, keep: (query: Query) => Promise<unknown>) {
  if (!along) return saving(() => keep(store.query));
  return saving(() =>
    store.transaction(async (inside) => {
      await save(inside, along);
      await keep(inside);
    }),
  );
}

async function save(query: Query, { project, change, news }: Saving): Promise<void> {
  const { id, kind, at, before } = change;
  if (!(await saveProject(query, project, at))) throw new ChangedMeanwhile();
  // Two changes in one millisecond keep their order.
  const last = await findLastAudit(query, project.id, changeKinds);
  const later = Math.max(at, (last?.at ?? 0) + 1);
  await forgetDetails(query, project.id, changeKinds);
  const detail = before && JSON.stringify(before);
  await addAudit(query, { id, project: project.id, at: later, kind, ...given({ detail }) });
  await addAnnouncement(query, { id, project: project.id, at: later, reply: news });
}

/** Whatever was parked there goes on, and what is new of the place is kept; nothing is written when all is as it was. */
async function letIn(store: Store, { address, inTeam: team, ...where }: SignOfLife, at: number): Promise<void> {
  for (const project of await listProjects(store.query, where)) {
    await keepPlace(store.query, project, given({ address, team }));
    // A project that was paused or stopped meanwhile stays so, but the channel hears of it.
    if (project.state.kind !== 'parked') await wakeAnnouncements(store.query, project.id, at);
    else await resumeParked(store, project.place, { nextMoment, now: at, news: backNotice });
  }
}

/** Not every fault of a store says whether the last thing it was given is kept. */
async function saving<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.mayHaveKept) throw new SaveInDoubt(error.message, { cause: error });
    throw error;
  }
}
