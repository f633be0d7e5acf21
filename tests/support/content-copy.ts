import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { formatFault, loadContent } from '#core/content';

/** A copy of the real content in which a test may make slips. */
export type ContentCopy = {
  readonly directory: string;
  read(file: string): string;
  write(file: string, text: string | Buffer): void;
  /** Makes one change; fails when there was nothing to change. */
  edit(file: string, from: string | RegExp, to: string): void;
  /** All that is wrong now, one line each, with files as seen from the content directory. */
  faults(): readonly string[];
  /** The number of the first line with these words. */
  lineOf(file: string, words: string): number;
};

/** Copies the content into a directory that is not there yet. */
export function copyContent(directory: string): ContentCopy {
  cpSync('data', directory, { recursive: true });
  const read = (file: string) => readFileSync(join(directory, file), 'utf8');
  const write = (file: string, text: string | Buffer) => writeFileSync(join(directory, file), text);
  return {
    directory,
    read,
    write,
    edit(file, from, to) {
      const changed = read(file).replace(from, () => to);
      expect(changed, 'the slip was made').not.toBe(read(file));
      write(file, changed);
    },
    faults() {
      const loaded = loadContent(directory);
      return 'faults' in loaded ? loaded.faults.map((fault) => formatFault(fault).replaceAll(`${directory}/`, '')) : [];
    },
    lineOf: (file, words) =>
      read(file)
        .split('\n')
        .findIndex((line) => line.includes(words)) + 1,
  };
}
