import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The tests as text, by the name of their file; promises that several tests share stand in `tests/support/`. */
export const testSources: ReadonlyMap<string, string> = new Map(
  globSync('tests/**/*.ts').map((file) => [basename(file), readFileSync(file, 'utf8')]),
);

/** The rows of the tables of a page, each as its cells. Lines above the first table and headings are left out. */
export function rowsOf(page: string): string[][] {
  return readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, line.lastIndexOf(' |')).split(' | '))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** The tests that a cell names: a file with a name, and after it names of rows in that test's table. */
export function testsNamedIn(heldBy: string): { readonly file: string; readonly name: string }[] {
  let file = '';
  const [held = ''] = heldBy.split('Not yet');
  return [...held.matchAll(/`([^`]+)`/g)].map(([, span = '']) => {
    const [, other, name = span] = /^([\w.-]+\.ts): (.+)$/.exec(span) ?? [];
    file = other ?? file;
    return { file, name };
  });
}

/** Whether a file writes a name as a string, as a test's title or in its table. */
export function writesTest(source: string, name: string): boolean {
  return ["'", '"', '`'].some((quote) => source.includes(`${quote}${name}${quote}`));
}
