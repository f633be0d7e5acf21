import { beforeEach, expect, test } from 'vitest';
import { openSqlite } from '../../../src/store/sqlite-directory.ts';
import { directories } from '../../support/directories.ts';
import { createScene, dayMs, hourMs, minuteMs, type Scene } from '../../support/nudge-scene.ts';
import { runCommand } from '../../support/run-command.ts';

const newDirectory = directories();
let directory = '';
beforeEach(() => {
  directory = newDirectory();
});

const run = (...args: readonly string[]) => runCommand(directory, 'uncertain', ...args);

/** A moment before now, as the command has only the real clock. */
const ago = (ms: number) => ({ next: { at: Date.now() - ms, date: '2026-11-24' } });

/** A bot on this very directory, of which each post is in doubt. */
async function withBot(work: (scene: Scene) => Promise<void>): Promise<void> {
  const store = await openSqlite(directory);
  try {
    const scene = createScene(store, {}, Date.now());
    scene.answer = () => ({ kind: 'uncertain', reason: 'no-answer' });
    await work(scene);
  } finally {
    await store.close();
  }
}

const firstNumber = () => /^(\d{4,})/m.exec(run().stdout)?.[1] ?? 'none';

test('P20 the list says which cards are in doubt and until when one may go again, and nothing of a person', async () => {
  await withBot(async (scene) => {
    expect(run()).toMatchObject({ status: 0, stdout: /bekend/ });
    await scene.project('C1', {
      ...ago(hourMs),
      name: 'Buurt\u001b[31m\nin de gaten',
      owner: { id: 'U9', name: 'Anna' },
    });
    await scene.engine.runDue();
  });
  const { status, stdout } = run();
  expect(status).toBe(0);
  expect(stdout).toMatch(/^\d{4,} .*Slack +T1 +Buurt \[31m in de gaten +les-0 +tot \d/m);
  for (const never of ['Anna', 'U9', '\u001b']) expect(stdout).not.toContain(never);
});

test('P20 one is sent again when somebody says so, twice the same command sends once, and each doubt has a number of its own', async () => {
  await withBot(async (scene) => {
    const project = await scene.project('C1', ago(hourMs));
    await scene.engine.runDue();
    const number = firstNumber();
    expect(run('resend', number)).toMatchObject({ status: 0, stdout: /staat klaar/ });
    expect(run('resend', number)).toMatchObject({ status: 0, stdout: /al opnieuw klaargezet/ });
    await scene.pass(minuteMs);
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(2);
    // That one is in doubt as well: the old number means the old doubt.
    const next = firstNumber();
    expect(next).not.toBe(number);
    const { id } = await scene.only(project);
    for (const name of [number, id]) expect(run('resend', name)).toMatchObject({ status: 0, stdout: /al opnieuw/ });
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(2);
    scene.answer = () => ({ kind: 'sent', messageId: 'm2' });
    expect(run('resend', next).status).toBe(0);
    await scene.pass(minuteMs);
    await scene.engine.runDue();
    expect(await scene.only(project)).toMatchObject({ state: 'sent', messageId: 'm2', attempts: 3 });
    expect(run('resend', next)).toMatchObject({ status: 0, stdout: /al opnieuw/ });
    expect(run('dismiss', next)).toMatchObject({ status: 0, stdout: /al opnieuw/ });
    const lines = await scene.store.query("SELECT kind, person FROM audit WHERE kind = 'resend'");
    expect(lines).toEqual(Array(2).fill({ kind: 'resend', person: null }));
  });
});

test('P20 one that is put aside is listed no more, and never sent', async () => {
  await withBot(async (scene) => {
    await scene.project('C1', ago(hourMs));
    await scene.engine.runDue();
    const number = firstNumber();
    expect(run('dismiss', number)).toMatchObject({ status: 0, stdout: /Er wordt niets verstuurd/ });
    expect(run().stdout).toMatch(/bekend/);
    expect(run('resend', number)).toMatchObject({ status: 0, stdout: /van de lijst gehaald/ });
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(1);
  });
});

test('P20 a card that is old, or of a project that rests, is not sent again, and it is said why', async () => {
  await withBot(async (scene) => {
    const paused = await scene.project('C1', ago(hourMs));
    await scene.engine.runDue();
    await scene.change(paused, { state: { kind: 'paused' } });
    expect(run().stdout).toMatch(/nee, het project staat op pauze/);
    expect(run('resend', firstNumber())).toMatchObject({ status: 1, stderr: /op pauze/ });
    await scene.store.query(`UPDATE nudge SET due_at = ${Date.now() - 3 * dayMs}`);
    expect(run('resend', firstNumber())).toMatchObject({ status: 1, stderr: /te oud/ });
    await scene.engine.runDue();
    expect(scene.posts).toHaveLength(1);
  });
});

test.each([[['resend']], [['verstuur', '1234']], [['--alles']]])('%j gets the way to use it', async (args) => {
  expect(run(...args)).toMatchObject({ status: 1, stderr: /Gebruik: npm run -s uncertain/ });
});

test('a place in the list is no number, and what nobody knows changes nothing', async () => {
  await withBot(async (scene) => {
    await scene.project('C1', ago(hourMs));
    await scene.engine.runDue();
    for (const name of ['1', '0000', 'no-such-id']) {
      expect(run('resend', name)).toMatchObject({ status: 1, stderr: /niet op de lijst/ });
    }
  });
});
