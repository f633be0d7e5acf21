import { afterAll } from 'vitest';
import { type TemporaryDirectory, temporaryDirectory } from './temporary-directory.ts';

/** Gives new directories, and takes them away when the tests of a file are over. */
export function directories(parent?: string): () => string {
  const made: TemporaryDirectory[] = [];
  afterAll(() => {
    for (const directory of made.splice(0)) directory.remove();
  });
  return () => {
    const directory = temporaryDirectory(parent);
    made.push(directory);
    return directory.path;
  };
}
