import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '#core/content';
import { loadKept } from '#core/wiring';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';

const newDirectory = directories();
const lesson = 'lessen/verbinden/communicatieparadox.yaml';
let content: ContentCopy;
let shelf: string;
beforeEach(() => {
  const directory = newDirectory();
  content = copyContent(join(directory, 'inhoud'));
  shelf = join(directory, 'plank', 'inhoud.json');
});

async function titleNow(): Promise<string | undefined> {
  const loaded = await loadKept(content.directory, shelf);
  return 'catalogue' in loaded ? loaded.catalogue.lesson('communicatieparadox')?.title : loaded.faults[0]?.problem;
}
/** What stands on the shelf, told from the files. */
function markKept(): void {
  const kept = readFileSync(shelf, 'utf8');
  expect(kept).toContain('"title":"Communicatieparadox"');
  writeFileSync(shelf, kept.replace('"title":"Communicatieparadox"', '"title":"Van de plank"'));
}

test('what was kept is the content itself, all of it', async () => {
  await loadKept(content.directory, shelf);
  const plain = (loaded: Awaited<ReturnType<typeof loadKept>>) => {
    if ('faults' in loaded) throw new Error('faults');
    return Object.fromEntries(Object.entries(loaded.catalogue).filter(([, value]) => typeof value !== 'function'));
  };
  expect(plain(await loadKept(content.directory, shelf))).toStrictEqual(plain(loadContent(content.directory)));
});

test('the second time it comes from the shelf', async () => {
  expect(await titleNow()).toBe('Communicatieparadox');
  markKept();
  expect(await titleNow()).toBe('Van de plank');
});

describe('the files are read anew', () => {
  beforeEach(async () => {
    await titleNow();
    markKept();
  });

  test('when one was changed', async () => {
    content.edit(lesson, /$/, '\n# gezien\n');
    expect(await titleNow()).toBe('Communicatieparadox');
  });

  test('when one came that has no place there, which is then said', async () => {
    content.write('lessen/los.yaml', 'id: los\n');
    expect(await titleNow()).not.toBe('Van de plank');
  });

  test('when one went', async () => {
    rmSync(join(content.directory, lesson));
    expect(await titleNow()).not.toBe('Van de plank');
  });

  test.each(['', '{', 'null', '3'])('when the shelf holds %j', async (text) => {
    writeFileSync(shelf, text);
    expect(await titleNow()).toBe('Communicatieparadox');
  });
});

test('a fault is told, and keeps nothing', async () => {
  content.edit(lesson, /^kern:/m, 'kerm:');
  expect(await titleNow()).toContain('kern');
  expect(() => readFileSync(shelf)).toThrow('ENOENT');
});

test('where nothing can be kept, all is read each time', async () => {
  mkdirSync(shelf, { recursive: true });
  expect(await titleNow()).toBe('Communicatieparadox');
  expect(await titleNow()).toBe('Communicatieparadox');
});
