import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, globSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import { saveProject } from '../../src/store/project-rows.ts';
import { openSqlite } from '../../src/store/sqlite-directory.ts';
import { directories } from '../support/directories.ts';
import { projectIn } from '../support/nudge-project.ts';
import { hasPostgres, startPostgres } from '../support/postgres-server.ts';

/** Every command that our pages tell somebody to type: in a block for a shell, or in the middle of a sentence. */
function commandsOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^ *```(sh|console)\n([\s\S]*?)^ *```/gm)].flatMap(([, kind, lines = '']) =>
    lines.split('\n').flatMap((line) => (kind === 'sh' ? [line.trim()] : line.startsWith('$ ') ? [line.slice(2)] : [])),
  );
  const inline = [...text.matchAll(/`((?:npm|npx) [^`]+)`/g)].map(([, command = '']) => command);
  return [...blocks, ...inline]
    .map((line) => line.replace(/\s+# .*$/, '').replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '' && !/^[A-Z_]+=/.test(line));
}

const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')];
const written = [...new Set(pages.flatMap(commandsOf))].toSorted();

/** Which commands this test does not run, and what runs them instead. */
const elsewhere: readonly (readonly [command: RegExp, held: string])[] = [
  [
    /^npm ci( --omit=\w+)*$|^npm (ci && npm )?test$|^npm run check( && npm test)?$/,
    '.ci/run, which stands above this test',
  ],
  [/^npm (ci && npm )?start$/, 'bot-in-playground.test.ts starts the bot as npm start does'],
  [/^npm run (bench|mutate)\b/, 'measures for minutes'],
  [/^npm run test:quick$|^npm run fix( && npm run test:quick)?$|^npx vitest/, 'would run these tests in themselves'],
  [/^npm run (screenshot|schema)$/, 'writes in the project; schemas.test.ts compares what it would write'],
  [
    /^npm run licences -- --write$|^npm run size -- --install$/,
    'packages.test.ts compares the one; the other needs the network',
  ],
  [/^npm run publiccode/, 'needs an address and a person; publiccode.test.ts'],
  [/^npm version/, 'a release changes the project'],
  [/^npm run -s uncertain -- /, 'names a card that is there; uncertain.test.ts does'],
  [/^git /, 'needs the versions of somebody else'],
  [/^(pg_|psql )/, 'on PostgreSQL, below'],
  [/^(sudo|docker|kubectl) /, 'needs an engine; deploy.test.ts and image.test.ts hold the files that they use'],
];
const others = written.filter((command) => !elsewhere.some(([pattern]) => pattern.test(command)));
/** One of those that differ in their words alone. */
const here = [...new Map(others.map((command) => [command.replace(/ -- (?!-).*/, ' --'), command])).values()];

const newDirectory = directories();

/** A folder that is the project to a command, with content and a store of its own, and no `.env`. */
function newHome(): string {
  const home = newDirectory();
  const own = ['package.json', 'data', 'dist', '.env', '.lessenbot', '.git'];
  for (const name of readdirSync('.'))
    if (!own.includes(name)) symlinkSync(join(process.cwd(), name), join(home, name));
  copyFileSync('package.json', join(home, 'package.json'));
  cpSync('data', join(home, 'data'), { recursive: true });
  return home;
}

const settings = {
  LESSENBOT_PUBLIC_URL: 'https://lessenbot.example.nl',
  LESSENBOT_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  MICROSOFT_APP_ID: '12345678-1234-1234-1234-123456789abc',
  MICROSOFT_APP_TENANT_ID: '12345678-1234-1234-1234-123456789abc',
  MICROSOFT_APP_PASSWORD: 'geheim',
};

type Typed = { readonly works: boolean; readonly said: string };

/** Types a command, word for word but for `BESTAND`, in a shell. */
function type(command: string, home: string, env: Readonly<Record<string, string>> = {}): Promise<Typed> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE = '' } = process.env;
  const [copy = ''] = globSync(join(home, '.lessenbot/backup/*.db'));
  const options = { cwd: home, env: { PATH, HOME, NODE_COMPILE_CACHE, BESTAND: copy, ...settings, ...env } };
  return new Promise((resolve) =>
    execFile('bash', ['-c', command.replaceAll('BESTAND', '"$BESTAND"')], options, (error, stdout, stderr) =>
      resolve({ works: error === null, said: `${stdout}${stderr}` }),
    ),
  );
}

async function withProject(home: string): Promise<void> {
  const store = await openSqlite(join(home, '.lessenbot'));
  await store.transaction((query) => saveProject(query, projectIn('T0123', 'C0123'), Date.now()));
  await store.close();
}

test('our pages tell somebody to type a good deal, and most of it can be typed here', () => {
  expect(written.length).toBeGreaterThan(40);
  expect(here.length).toBeGreaterThan(12);
});

describe('what our pages say one can type', () => {
  test.concurrent.each(here)('`%s` works', async (command) => {
    const home = newHome();
    await withProject(home);
    if (command.includes('BESTAND')) expect(await type('npm run backup', home)).toMatchObject({ works: true });
    expect(await type(command, home), command).toMatchObject({ works: true });
  });
});

describe.runIf(hasPostgres)('with PostgreSQL', () => {
  test('what was dumped comes back, by the commands of the page', async () => {
    const postgres = await startPostgres();
    try {
      const env = { DATABASE_URL: await postgres.database() };
      const home = newHome();
      const [dump = '', restore = '', empty = ''] = written.filter((command) => /^(pg_|psql )/.test(command));
      const store = await openPostgres(env.DATABASE_URL);
      await store.transaction((query) => saveProject(query, projectIn('T0123', 'C0123'), Date.now()));
      await store.close();
      const known = () => type('npm run -s export -- --workspace T0123', home, env);
      const before = await known();
      expect(before.said).toContain('C0123');
      expect(await type(dump, home, env)).toMatchObject({ works: true });
      expect(await type('npm run erase -- --workspace T0123 --confirm T0123', home, env)).toMatchObject({
        works: true,
      });
      expect((await known()).said).not.toContain('C0123');
      // What a newer version made, and an older one does not know.
      const newer = await openPostgres(env.DATABASE_URL);
      await newer.query('CREATE TABLE van_later (project TEXT REFERENCES project (id))');
      await newer.close();
      expect(await type(empty, home, env)).toMatchObject({ works: true });
      expect(await type(restore, home, env)).toMatchObject({ works: true });
      expect((await known()).said).toContain('C0123');
    } finally {
      postgres.stop();
    }
  });
});
