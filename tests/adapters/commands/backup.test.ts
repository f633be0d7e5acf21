import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Planning } from '../../../src/rules/planning.ts';
import { listNudges } from '../../../src/store/nudge-rows.ts';
import { findByPlace, saveProject } from '../../../src/store/project-rows.ts';
import { backupSqlite, checkSqlite } from '../../../src/store/sqlite-backup.ts';
import { openSqlite, sqliteFile } from '../../../src/store/sqlite-directory.ts';
import type { Store } from '../../../src/store/store.ts';
import { directories } from '../../support/directories.ts';
import { lessonContent, projectIn } from '../../support/nudge-project.ts';
import { createScene, dayMs, hourMs, tuesday } from '../../support/nudge-scene.ts';
import { runCommand } from '../../support/run-command.ts';

const newDirectory = directories();
let directory = '';
beforeEach(() => {
  directory = newDirectory();
});

const run = (command: string, ...args: readonly string[]) => runCommand(directory, command, ...args);

async function withStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openSqlite(directory);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe('a back-up', () => {
  test('D7 is for its owner only, wherever it is put', async () => {
    await withStore(async () => undefined);
    const file = join(newDirectory(), 'copy.db');
    await backupSqlite(sqliteFile(directory), file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('D12 made while a bot keeps writing is whole, and holds what was there at one moment', async () => {
    await withStore(async (store) => {
      let written = 0;
      let stop = false;
      const writing = (async () => {
        while (!stop) {
          // Two rows at a time: half of a pair in the copy would show that it was torn.
          await store.transaction(async (query) => {
            for (const side of ['a', 'b']) await saveProject(query, projectIn(`T${written}`, side), written);
          });
          written++;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      for (let round = 0; round < 5 || written <= 5; round++) {
        const file = join(directory, `copy-${round}.db`);
        await backupSqlite(sqliteFile(directory), file);
        checkSqlite(file);
      }
      stop = true;
      await writing;
      expect(written).toBeGreaterThan(5);
    });
    for (const file of readdirSync(directory).filter((name) => name.startsWith('copy-'))) {
      const place = newDirectory();
      copyFileSync(join(directory, file), sqliteFile(place));
      const copy = await openSqlite(place);
      const torn = 'SELECT workspace FROM project GROUP BY workspace HAVING count(*) <> 2';
      expect(await copy.query(torn)).toEqual([]);
      await copy.close();
    }
  });

  test('npm run backup makes a dated file beside the store, or the file that is named', async () => {
    await withStore(() => Promise.resolve());
    expect(run('backup')).toMatchObject({ status: 0, stdout: /nagekeken/ });
    expect(readdirSync(join(directory, 'backup'))).toEqual([expect.stringMatching(/^lessenbot-\d{4}-.*\.db$/)]);
    const file = join(directory, 'elders', 'mijn.db');
    expect(run('backup', file).status).toBe(0);
    expect(existsSync(file)).toBe(true);
  });

  test('without a store there is nothing to copy, and it is said', () => {
    expect(run('backup')).toMatchObject({ status: 1, stderr: /gegevens is weg/ });
    expect(existsSync(sqliteFile(directory))).toBe(false);
  });
});

describe('a restore', () => {
  test('D12 of a week ago, elsewhere: everything is back, and past nudges are not sent again', async () => {
    const monthAgo = Date.now() - 30 * dayMs;
    const week = 7 * dayMs;
    const due = { at: monthAgo, date: new Date(monthAgo).toISOString().slice(0, 10) };
    const planning: Planning = {
      isThere: () => true,
      choose: () => lessonContent('x'),
      nextMoment(_project, afterMs) {
        const at = monthAgo + (Math.floor((afterMs - monthAgo) / week) + 1) * week;
        return { at, date: new Date(at).toISOString().slice(0, 10) };
      },
    };
    const file = join(directory, 'copy.db');
    let posted = 0;
    const project = await withStore(async (store) => {
      const scene = createScene(store, { planning }, monthAgo + hourMs);
      const saved = await scene.project('C1', { next: due });
      await scene.engine.runDue();
      await backupSqlite(sqliteFile(directory), file);
      for (let weeks = 0; weeks < 4; weeks++) {
        await scene.pass(week);
        await scene.engine.runDue();
      }
      posted = scene.posts.length;
      return saved;
    });
    expect(posted).toBe(5);

    directory = newDirectory();
    expect(run('restore', file)).toMatchObject({ status: 0, stdout: /niet nog eens/ });
    await withStore(async (store) => {
      expect(await findByPlace(store.query, project.place)).toMatchObject({ name: project.name });
      const scene = createScene(store, { planning }, Date.now());
      await scene.engine.runDue();
      expect(scene.posts).toEqual([]);
      const states = (await listNudges(store.query, project.id, 10)).map(({ state, reason }) => [state, reason]);
      expect(states).toEqual([...Array(4).fill(['skipped', 'restored']), ['sent', undefined]]);
      await scene.pass(5 * dayMs + hourMs);
      await scene.engine.runDue();
      expect(scene.posts).toHaveLength(1);
    });
  });

  test('D12 what was planned or under way in the copy is not sent either', async () => {
    const file = join(directory, 'copy.db');
    const projects = await withStore(async (store) => {
      const scene = createScene(store, { send: () => new Promise(() => undefined) }, Date.now());
      const due = { next: { at: Date.now() - hourMs, date: '2026-11-24' } };
      const underWay = await scene.project('C1', due);
      void scene.engine.runDue();
      while ((await scene.nudges(underWay)).every(({ state }) => state !== 'sending')) await new Promise(setImmediate);
      const planned = await scene.project('C2', due);
      const other = scene.another({ send: async () => ({ kind: 'not-sent', reason: 'unreachable' }) });
      await other.runDue();
      await backupSqlite(sqliteFile(directory), file);
      return [underWay, planned];
    });
    expect(run('restore', file, '--force').status).toBe(0);
    await withStore(async (store) => {
      const scene = createScene(store, {}, Date.now() + hourMs);
      await scene.engine.runDue();
      expect(scene.posts).toEqual([]);
      const states = await Promise.all(projects.map((project) => scene.only(project)));
      expect(states.map(({ state, reason }) => [state, reason])).toEqual([
        ['uncertain', 'restored'],
        ['skipped', 'restored'],
      ]);
    });
  });

  test('is refused while a bot has the store open, and over newer data without --force', async () => {
    const file = join(directory, 'copy.db');
    await withStore(async (store) => {
      await saveProject(store.query, projectIn('T1', 'old'), tuesday);
      await backupSqlite(sqliteFile(directory), file);
      await saveProject(store.query, projectIn('T1', 'new'), tuesday + dayMs);
      expect(run('restore', file, '--force')).toMatchObject({ status: 1, stderr: /draait nog/ });
    });
    expect(run('restore', file)).toMatchObject({ status: 1, stderr: /--force/ });
    await withStore(async ({ query }) => expect(await query('SELECT id FROM project')).toHaveLength(2));

    expect(run('restore', file, '--force').status).toBe(0);
    await withStore(async ({ query }) => expect(await query('SELECT id FROM project')).toHaveLength(1));
    const aside = readdirSync(directory).filter((name) => name.includes('voor-herstel'));
    expect(aside).toHaveLength(1);
    checkSqlite(join(directory, aside[0] ?? ''));
  });

  test('D8 over a damaged store works, and the damaged file stays beside it', async () => {
    const file = join(directory, 'copy.db');
    await withStore(async (store) => {
      await saveProject(store.query, projectIn('T1', 'C1'), tuesday);
      await backupSqlite(sqliteFile(directory), file);
    });
    writeFileSync(sqliteFile(directory), randomBytes(10_000));
    expect(run('restore', file)).toMatchObject({ status: 0, stderr: /staan apart/ });
    await withStore(async ({ query }) => expect(await query('SELECT id FROM project')).toHaveLength(1));
  });

  test.each([
    ['nothing', undefined, 'Er is geen bestand'],
    ['no back-up at all', 'dit is geen database', 'geen hele reservekopie'],
  ])('from %s is refused, and nothing is touched', async (_what, content, says) => {
    await withStore((store) => saveProject(store.query, projectIn('T1', 'C1'), tuesday));
    const before = readFileSync(sqliteFile(directory));
    const file = join(directory, 'copy.db');
    if (content !== undefined) writeFileSync(file, content);
    expect(run('restore', file)).toMatchObject({ status: 1, stderr: expect.stringContaining(says) });
    expect(readFileSync(sqliteFile(directory))).toEqual(before);
  });
});

test.each([
  ['backup'],
  ['export', '--workspace', 'T1'],
  ['export-questions'],
  ['erase', '--workspace', 'T1', '--confirm', 'T1'],
  ['uncertain'],
])('%s in a folder that is not the one of the bot says so, and makes nothing', (command, ...args) => {
  expect(run(command, ...args)).toMatchObject({ status: 1, stdout: '', stderr: /geen gegevens van de bot/ });
  expect(readdirSync(directory)).toEqual([]);
});

test('of a fault of the store that nobody knows, a command says what the database says', async () => {
  await withStore(async (store) => {
    await saveProject(store.query, projectIn('T1', 'C1'), 1);
    await store.query("CREATE TRIGGER keep BEFORE DELETE ON project BEGIN SELECT RAISE(ABORT, 'niet vandaag'); END");
  });
  expect(run('erase', '--workspace', 'T1', '--confirm', 'T1')).toMatchObject({
    status: 1,
    stderr: /die ik niet ken.*\n.*zegt:.*niet vandaag/,
  });
});

describe('D15 export and erase', () => {
  test('give and forget one workspace, and leave the rest alone', async () => {
    await withStore(async ({ query }) => {
      await saveProject(query, projectIn('T1', 'C1', { name: 'Eén' }), tuesday);
      await saveProject(query, projectIn('T2', 'C1', { name: 'Twee' }), tuesday);
      await saveProject(query, projectIn('T1', 'C1', { name: 'Drie' }, 'teams'), tuesday);
    });
    const exported = run('export', '--workspace', 'T1');
    expect(exported.status).toBe(0);
    expect(
      exported.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ kind: 'project', name: 'Eén' }]);

    expect(run('erase', '--workspace', 'T1')).toMatchObject({ status: 1, stderr: /--confirm T1/ });
    expect(run('erase', '--workspace', 'T1', '--confirm', 'T2')).toMatchObject({ status: 1 });
    expect(run('export', '--workspace', 'T1').stdout).toBe(exported.stdout);

    // With a bot that keeps running. What is erased is gone between the rows of the file too, and from its log.
    await withStore(async () => {
      expect(run('erase', '--workspace', 'T1', '--confirm', 'T1')).toMatchObject({ status: 0, stdout: /gewist/ });
      for (const file of readdirSync(directory)) {
        expect(readFileSync(join(directory, file)).includes('Eén'), file).toBe(false);
      }
    });
    expect(run('export', '--workspace', 'T1')).toMatchObject({ status: 0, stdout: '', stderr: /niets bewaard/ });
    expect(run('export', '--tenant', 'T1').stdout).toContain('Drie');
    expect(run('export', '--workspace', 'T2').stdout).toContain('Twee');
  });

  test.each([[[]], [['--workspace', 'T1', '--tenant', 'T2']]])('with %j it is said what is wanted', (args) => {
    for (const command of ['export', 'erase']) {
      expect(run(command, ...args)).toMatchObject({ status: 1, stderr: /--workspace T…/ });
    }
  });
});
