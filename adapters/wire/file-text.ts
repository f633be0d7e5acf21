import { readFileSync } from 'node:fs';

/** What a file holds; nothing when it cannot be read. */
export function fileText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
