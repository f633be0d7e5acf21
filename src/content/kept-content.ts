import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Content, createCatalogue } from './catalogue.ts';
import type { Loaded } from './load.ts';

/** Reading and checking the files is a third of a start. What was sound stays so, as long as files, code and packages are the same. */
type Kept = { readonly stamp: string; readonly content: Content };

/**
 * The content as `loadContent` gives it. In the file `shelf` stands what was found sound the last time, for the next start; without it, or
 * where nothing can be written, everything is read anew. Who may write there decides what the bot says, as who may write in `src/`.
 */
export async function loadKept(directory: string, shelf: string | undefined): Promise<Loaded> {
  const stamp = shelf === undefined ? undefined : stampOf(directory);
  if (shelf === undefined || stamp === undefined) return loadAnew(directory);
  const kept = readKept(shelf);
  if (kept?.stamp === stamp) return { catalogue: createCatalogue(kept.content) };
  const { readContent } = await import('./load.ts');
  const read = readContent(directory);
  if ('faults' in read) return read;
  // What was saved while we read is not what we checked.
  if (stampOf(directory) === stamp) keep(shelf, { stamp, content: read.content });
  return { catalogue: createCatalogue(read.content) };
}

async function loadAnew(directory: string): Promise<Loaded> {
  const { loadContent } = await import('./load.ts');
  return loadContent(directory);
}

function readKept(shelf: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(shelf, 'utf8'));
  } catch {
    return undefined;
  }
}

/** In one step, for another process may read it. */
function keep(shelf: string, kept: Kept): void {
  const half = `${shelf}.${process.pid}`;
  try {
    mkdirSync(dirname(shelf), { recursive: true });
    writeFileSync(half, JSON.stringify(kept));
    renameSync(half, shelf);
  } catch {
    rmSync(half, { force: true });
  }
}

const code = resolve(import.meta.dirname, '..');
const packages = resolve(import.meta.dirname, '../../package-lock.json');

/** What the outcome of reading hangs on: all that is in the folder, our code, and the packages. Nothing where some of it cannot be read. */
function stampOf(directory: string): string | undefined {
  const hash = createHash('sha256');
  try {
    for (const path of pathsIn(directory)) {
      const file = join(directory, path);
      const bytes = statSync(file).isFile() ? readFileSync(file) : '';
      hash.update(`${path}\0${bytes.length}\0`).update(bytes);
    }
    for (const file of [packages, ...pathsIn(code).map((path) => join(code, path))]) {
      const { mtimeMs, size } = statSync(file);
      hash.update(`${file} ${mtimeMs} ${size}\0`);
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

const pathsIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
