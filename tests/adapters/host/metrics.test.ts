import { Server } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { measuredPlatform, measuredWork } from '../../../adapters/host/measured.ts';
import { noMeter } from '../../../adapters/host/meter.ts';
import { type Metrics, openMetrics } from '../../../adapters/host/metrics.ts';
import { createRunningWork } from '../../../adapters/wire/running-work.ts';
import { shortReply } from '../../../src/replies/short-reply.ts';
import { blockWorkspace } from '../../../src/store/blocked.ts';
import { countTrouble } from '../../../src/store/counts.ts';
import { StoreError } from '../../../src/store/store.ts';
import { freePort } from '../../support/listen.ts';
import { projectIn } from '../../support/nudge-project.ts';
import { hourMs, minuteMs, notSent, type Scene } from '../../support/nudge-scene.ts';
import { sceneForEachTest } from '../../support/scene-for-each-test.ts';

let scene: Scene;
let port: number;
let metrics: Metrics;
let away: boolean;
sceneForEachTest((fresh) => {
  scene = fresh;
});
beforeEach(async () => {
  away = false;
  port = await freePort();
  const count = () =>
    away ? Promise.reject(new StoreError('unreachable')) : Promise.all([countTrouble(scene.store.query, 'slack')]);
  metrics = await openMetrics({ port, count, log: pino({ level: 'silent' }) });
});
afterEach(() => metrics.close());

const read = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
/** What a figure stands at; nothing when it is not there. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await read()).split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length + 1));
}

test('it is OpenMetrics, with the figures of the process', async () => {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^application\/openmetrics-text/);
  const text = await response.text();
  expect(text).toMatch(/# EOF\n$/);
  expect(text).toContain('nodejs_eventloop_lag_seconds ');
  expect(text).toContain('process_resident_memory_bytes ');
});

test('questions and answers are counted by kind and platform', async () => {
  expect(await figure('lessenbot_questions_total{kind="help"}')).toBeUndefined();
  metrics.meter.asked('help');
  metrics.meter.asked('help');
  expect(await figure('lessenbot_questions_total{kind="help"}')).toBe(2);
  const work = measuredWork('teams', createRunningWork(), metrics.meter);
  await work.add(Promise.resolve());
  await work.answer(Promise.resolve());
  await work.answer(Promise.reject(new Error('a slip'))).catch(() => undefined);
  expect(await figure('lessenbot_answer_seconds_count{platform="teams"}')).toBe(2);
  metrics.meter.untaken('teams', 'rate-limited');
  expect(await figure('lessenbot_answers_failed_total{platform="teams",reason="rate-limited"}')).toBe(1);
});

test('a nudge moves its outcome, how late it was, and what is in doubt', async () => {
  const engine = scene.another({ onOffered: metrics.meter.offered });
  await scene.project('C1');
  await scene.pass(hourMs + minuteMs);
  await engine.runDue();
  const sent = 'lessenbot_nudges_total{platform="slack",outcome="sent",reason="none"}';
  expect(await figure(sent)).toBe(1);
  expect(await figure('lessenbot_nudge_late_seconds_bucket{le="15",platform="slack"}')).toBe(0);
  expect(await figure('lessenbot_nudge_late_seconds_bucket{le="60",platform="slack"}')).toBe(1);
  expect(await figure('lessenbot_uncertain{platform="slack",what="nudge"}')).toBe(0);

  scene.answer = () => ({ kind: 'uncertain', reason: 'no-answer' });
  await scene.project('C2');
  await engine.runDue();
  expect(await figure(sent)).toBe(1);
  expect(await figure('lessenbot_nudges_total{platform="slack",outcome="uncertain",reason="no-answer"}')).toBe(1);
  expect(await figure('lessenbot_uncertain{platform="slack",what="nudge"}')).toBe(1);
});

test('places that do not let us in are counted, until they do', async () => {
  const parked = 'lessenbot_parked{platform="slack",what="channel"}';
  const blocked = 'lessenbot_parked{platform="slack",what="workspace"}';
  expect([await figure(parked), await figure(blocked)]).toEqual([0, 0]);
  scene.answer = () => ({ kind: 'parked', reason: 'archived', scope: 'channel' });
  await scene.project('C1');
  await scene.pass(hourMs);
  await scene.engine.runDue();
  await blockWorkspace(scene.store.query, { platform: 'slack', workspace: 'T2' }, { reason: 'x', now: 1, probeAt: 2 });
  expect([await figure(parked), await figure(blocked)]).toEqual([1, 1]);
});

test('while the store is away it says so, and claims nothing of what is in there', async () => {
  expect(await figure('lessenbot_store_up')).toBe(1);
  away = true;
  expect(await figure('lessenbot_store_up')).toBe(0);
  expect(await read()).not.toMatch(/^lessenbot_(uncertain|parked)\{/m);
  away = false;
  expect(await figure('lessenbot_parked{platform="slack",what="channel"}')).toBe(0);
});

test('what a platform refuses or leaves in doubt is counted by kind', async () => {
  const project = projectIn('T1', 'C1');
  const platform = measuredPlatform(
    'slack',
    {
      say: async () => notSent('rate-limited'),
      tell: async () => ({ kind: 'sent' }),
      probe: async () => ({ kind: 'silent' }),
    },
    metrics.meter,
  );
  const reply = shortReply({ title: 'Hoi', text: 'Dag.' });
  expect(await platform.say(project, reply)).toEqual(notSent('rate-limited'));
  await platform.tell(project, reply);
  await platform.probe('T1');
  expect(await figure('lessenbot_platform_errors_total{platform="slack",kind="rate-limited"}')).toBe(1);
  expect(await figure('lessenbot_platform_errors_total{platform="slack",kind="probe-silent"}')).toBe(1);
  expect((await read()).match(/^lessenbot_platform_errors_total\{/gm)).toHaveLength(2);
});

test('only this computer reads them, and nothing else is there', async () => {
  await expect(fetch(`http://127.0.0.2:${port}/metrics`)).rejects.toThrow();
  const through = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  expect([through.status, await through.text()]).toEqual([403, '']);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
});

test('without a port nothing listens and nothing is counted', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen');
  const off = await openMetrics({ port: undefined, count: async () => [], log: pino({ level: 'silent' }) });
  expect(listen).not.toHaveBeenCalled();
  listen.mockRestore();
  expect(off.meter).toBe(noMeter);
  await off.close();
});
