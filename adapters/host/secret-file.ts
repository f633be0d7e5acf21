import { statSync } from 'node:fs';
import { fileText } from '../wire/file-text.ts';

/** What a file with a secret holds, without white space around it; nothing when it is empty or cannot be read. */
export function readSecret(path: string): string | undefined {
  return fileText(path)?.trim() || undefined;
}

/** A warning when everybody on this computer may read a file in which secrets stand; `name` is what people know it by. */
export function openToAll(path: string, name: string): readonly string[] {
  return isReadByAll(path)
    ? [`${name} kan iedereen op deze computer lezen. Maak hem dicht met: chmod 600 (of 640)`]
    : [];
}

function isReadByAll(path: string): boolean {
  try {
    return (statSync(path).mode & 0o004) !== 0;
  } catch {
    return false;
  }
}
