import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type TemporaryDirectory = { readonly path: string; readonly remove: () => void };

/** A new directory in the temporary folder. Whoever asks for it takes it away. */
export function temporaryDirectory(parent = tmpdir()): TemporaryDirectory {
  const path = mkdtempSync(join(parent, 'lessenbot-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** The temporary folder, or `/tmp` when only its owner may enter that: PostgreSQL, for one, runs as another user. */
export function everybodysFolder(): string {
  return othersMayEnter(tmpdir()) ? tmpdir() : '/tmp';
}

function othersMayEnter(path: string): boolean {
  const mayEnter = (statSync(path).mode & 0o001) !== 0;
  return mayEnter && (path === dirname(path) || othersMayEnter(dirname(path)));
}
