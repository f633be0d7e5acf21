import { beforeEach, describe, expect, test } from 'vitest';
import { rateLimits } from '../../../adapters/host/platforms.ts';
import type { Project, ProjectState } from '../../../src/domain/project.ts';
import { createGate, type Gate, judge, noteOutcome } from '../../../src/engine/gate.ts';
import type { Outcome } from '../../../src/engine/outcome.ts';
import { lessonContent, projectIn } from '../../support/nudge-project.ts';

/** What may go now, and what is put off: to the moment at which it may. */

const now = 1_800_000_000_000;
const real = 1_000_000;
const hourMs = 3_600_000;
let gate: Gate;
beforeEach(() => {
  gate = createGate(rateLimits);
});

function waiting(more: Partial<Project> = {}, dueAt = now) {
  const project = { ...projectIn('T1', 'C1', more), version: 1 };
  const nudge = { id: 'n', project: project.id, date: '2026-11-24', dueAt, state: 'planned', attempts: 0 } as const;
  return { nudge: { ...nudge, content: lessonContent('heldere-kaders') }, project, outdated: false };
}
const ask = (one = waiting(), realNow = real) => judge(one, gate, { now, realNow });
const settled = (ending: object) => ({ kind: 'settle', ending });
const go = { kind: 'go' };
const inChannel = (channel: string, workspace = 'T1') => waiting({ place: { platform: 'slack', workspace, channel } });

describe('what people wanted since', () => {
  test.each<ProjectState>([
    { kind: 'paused' },
    { kind: 'waiting' },
    { kind: 'stopped' },
    { kind: 'parked', reason: 'archived' },
  ])('a project that is $kind gets nothing', (state) =>
    expect(ask(waiting({ state }))).toEqual(settled({ state: 'skipped', reason: state.kind })),
  );
  test('what is planned for later waits until then', () =>
    expect(ask(waiting({}, now + 5))).toEqual(settled({ state: 'planned', notBefore: now + 5 })));
  test('a day later it is too late, and a moment before that it is not', () => {
    expect(ask(waiting({}, now - 24 * hourMs))).toEqual(settled({ state: 'skipped', reason: 'too-late' }));
    expect(ask(waiting({}, now - 24 * hourMs + 1))).toEqual(go);
  });
});

describe('a workspace that asked us to wait', () => {
  const rest = (retryAfterMs: number | undefined): Outcome => ({
    ...{ kind: 'not-sent', reason: 'rate-limited', ...(retryAfterMs !== undefined && { retryAfterMs }) },
  });
  const note = (outcome: Outcome) => noteOutcome(gate, { place: waiting().project.place, outcome, realNow: real });

  test('gets nothing until then, in any of its channels; others do', () => {
    note(rest(30_000));
    expect(ask(inChannel('C2'), real + 10_000)).toEqual(
      settled({ state: 'planned', reason: 'rate-limited', notBefore: now + 20_000 }),
    );
    expect(ask(inChannel('C1', 'T2'), real + 10_000)).toEqual(go);
    expect(ask(inChannel('C2'), real + 30_000)).toEqual(go);
  });
  test('for a time that nobody can mean, or with a clock that was put back, is not kept waiting', () => {
    note(rest(30_000));
    expect(ask(waiting(), real - 48 * hourMs)).toEqual(go);
  });
  test('without a time, or that took it, is not kept waiting', () => {
    note(rest(undefined));
    note({ kind: 'sent' });
    expect(gate.asked.size).toBe(0);
    expect(ask()).toEqual(go);
  });
});

test('a workspace with a message on its way gets the next one after it', () => {
  gate.inFlight.add('slack\nT1');
  const verdict = ask(inChannel('C2'));
  expect(verdict).toEqual(settled({ state: 'planned', notBefore: expect.any(Number) }));
  expect(verdict.kind === 'settle' && verdict.ending.notBefore).toBeGreaterThan(now);
  expect(ask(inChannel('C1', 'T2'))).toEqual(go);
});

describe('no more than a platform takes', () => {
  test('in a channel of Slack one a second: the next waits exactly as long', () => {
    expect([ask(), ask(waiting(), real + 400)]).toEqual([go, settled({ state: 'planned', notBefore: now + 600 })]);
    expect(ask(waiting(), real + 1_000)).toEqual(go);
  });
  test('in a workspace of Slack four a second: the fifth and sixth get a turn each', () => {
    for (const channel of ['C1', 'C2', 'C3', 'C4']) expect(ask(inChannel(channel))).toEqual(go);
    const times = ['C5', 'C6'].map((channel) => {
      const verdict = ask(inChannel(channel));
      return verdict.kind === 'settle' ? (verdict.ending.notBefore ?? 0) - now : 0;
    });
    expect(times[0]).toBe(1_000);
    expect(times[1]).toBeGreaterThan(1_000);
  });
});
