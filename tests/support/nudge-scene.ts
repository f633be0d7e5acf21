import { rateLimits } from '../../adapters/host/platforms.ts';
import type { Nudge, Platform, Project } from '../../src/domain/project.ts';
import type { Clock } from '../../src/engine/clock.ts';
import { createEngine, type EngineOptions } from '../../src/engine/engine.ts';
import type { Outcome } from '../../src/engine/outcome.ts';
import type { Planning } from '../../src/rules/planning.ts';
import { listNudges } from '../../src/store/nudge-rows.ts';
import { findByPlace, type StoredProject, saveProject } from '../../src/store/project-rows.ts';
import type { Store } from '../../src/store/store.ts';
import { lessonContent, projectIn } from './nudge-project.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
/** A Tuesday, ten o'clock in Amsterdam. */
export const tuesday = Date.parse('2026-11-24T09:00:00Z');

/** Every Tuesday at nine UTC, and the lessons by turns. */
export const weekly: Planning = {
  nextMoment(_project, afterMs) {
    const weeks = Math.floor((afterMs - tuesday) / (7 * dayMs)) + 1;
    const at = tuesday + weeks * 7 * dayMs;
    return { at, date: new Date(at).toISOString().slice(0, 10) };
  },
  isThere: () => true,
  choose: (_project, history) => lessonContent(`les-${history.shown.length % 24}`),
};

/** A post that did not arrive for certain. */
export const notSent = (
  reason: 'unreachable' | 'rate-limited' | 'refused' | 'cannot-render',
  retryAfterMs?: number,
): Outcome => ({
  kind: 'not-sent',
  reason,
  ...(retryAfterMs !== undefined && { retryAfterMs }),
});

/** A clock that only moves when somebody waits, or when it is told to. */
function handClock(start: number) {
  const state = { now: start, real: start };
  const clock: Clock = {
    now: () => state.now,
    real: () => state.real,
    random: () => 0.5,
    async wait(ms) {
      state.now += ms;
      state.real += ms;
    },
  };
  return { clock, state, pass: (ms: number) => clock.wait(ms) };
}

export type Scene = ReturnType<typeof createScene>;

/** An engine on a real store, a platform that remembers what it got, and a clock in our hand. */
export function createScene(store: Store, more: Partial<EngineOptions> = {}, start = tuesday - hourMs) {
  const time = handClock(start);
  const posts: { readonly project: string; readonly date: string; readonly at: number; readonly nudge: Nudge }[] = [];
  const logged: string[] = [];
  const say = (_details: object, message: string) => void logged.push(message);
  const scene = {
    store,
    posts,
    logged,
    ...time,
    /** What the platform answers. */
    answer: ((): Outcome => ({ kind: 'sent', messageId: 'm1' })) as (project: Project, nudge: Nudge) => Outcome,
    options: {} as EngineOptions,
    async project(channel: string, more: Partial<Project> = {}, workspace = 'T1', platform: Platform = 'slack') {
      const next = { next: { at: tuesday, date: '2026-11-24' } };
      const saved = await saveProject(store.query, projectIn(workspace, channel, { ...next, ...more }, platform), 0);
      if (!saved) throw new Error('not saved');
      return saved;
    },
    /** Keeps a change of a project. */
    async change({ place }: Pick<Project, 'place'>, change: Partial<Project>): Promise<void> {
      const project = await findByPlace(store.query, place);
      const saved = project && (await saveProject(store.query, { ...project, ...change }, time.state.now));
      if (!saved) throw new Error('not saved');
    },
    nudges: (project: Pick<StoredProject, 'id'>) => listNudges(store.query, project.id, 1000),
    async only(project: Pick<StoredProject, 'id'>): Promise<Nudge> {
      const [nudge, ...others] = await scene.nudges(project);
      if (!nudge || others.length > 0) throw new Error(`${others.length + (nudge ? 1 : 0)} nudges instead of one`);
      return nudge;
    },
    /** Another process with the same store. */
    another: (more: Partial<EngineOptions> = {}) => createEngine({ ...scene.options, ...more }),
    engine: undefined as unknown as ReturnType<typeof createEngine>,
  };
  scene.options = {
    store,
    planning: weekly,
    limits: rateLimits,
    clock: time.clock,
    log: { info: say, warn: say, error: say },
    async send(project, nudge) {
      posts.push({ project: project.id, date: nudge.date, at: time.state.real, nudge });
      return scene.answer(project, nudge);
    },
    ...more,
  };
  scene.engine = createEngine(scene.options);
  return scene;
}
