import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const pages = [...globSync('*.md'), ...globSync('docs/**/*.md')];

/** Paths in code, from the root of the repository. One with a placeholder, such as `<les-id>`, is none. */
function pathsIn(text: string): string[] {
  const roots = /^(src|adapters|playground|tests|bench|data|docs|deploy|release|manifest|\.ci|\.github|\.vscode)\//;
  return [...text.matchAll(/`([\w./-]+)`/g)].map(([, path = '']) => path).filter((path) => roots.test(path));
}

const linksIn = (text: string) => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);

test.each(pages)('every file and folder that %s names is there', (page) => {
  const text = read(page);
  const gone = [
    ...pathsIn(text).filter((path) => !existsSync(path)),
    ...linksIn(text).filter((link) => !existsSync(join(dirname(page), link))),
  ];
  expect(gone).toEqual([]);
});

test('every file that the architecture names by its last part is there', () => {
  const files = globSync('{src,adapters,playground,tests}/**/*.ts').map((file) => `/${file}`);
  const named = [...read('docs/architecture.md').matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((name) => !files.some((file) => file.endsWith(`/${name}`)))).toEqual([]);
});

test.each([...pages, '.env.example'])('every npm command that %s names is there', (page) => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...read(page).matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('the scopes of a commit are the folders', () => {
  const rooms = ['src', 'adapters'].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name),
  );
  const [, table = ''] = read('CONTRIBUTING.md').split('| scope ');
  const scopes = [...table.matchAll(/^\| `([a-z]+)` /gm)].map(([, scope]) => scope);
  expect(scopes.toSorted()).toEqual(
    [...rooms, 'playground', 'manifest', 'bench', 'deploy', 'release', 'docs'].toSorted(),
  );
});
