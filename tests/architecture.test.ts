import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** The doors of the core, by the names in package.json. */
const doors: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.json', 'utf8')).imports;

const files = globSync('{src,adapters,playground}/**/*.ts').toSorted();

/** Every file that a file names, types too: `from '…'`, `import '…'` and `import('…')`. Packages stay names. */
function importsOf(file: string): string[] {
  const names = readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...names].map(([, name = '']) =>
    normalize(name.startsWith('.') ? join(dirname(file), name) : (doors[name] ?? name)),
  );
}

/** What a file loads as soon as it is loaded itself: no types, and not what it loads when it is needed. */
function loadsOf(file: string): string[] {
  const statements = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^;]*?from '([^']+)';/gms);
  return [...statements].map(([, name = '']) =>
    normalize(name.startsWith('.') ? join(dirname(file), name) : (doors[name] ?? name)),
  );
}

/** From the top of the house down: a room uses its own things and those of the rooms below it. */
const rooms = [
  'adapters/main.ts',
  'adapters/commands',
  'adapters/host',
  'playground',
  'adapters/slack',
  'adapters/teams',
  'adapters/pages',
  'adapters/wire',
  ...['src/index.ts', 'src/wiring-door.ts', 'src/content-door.ts', 'src/gallery-door.ts', 'src/store-door.ts'],
  ...[
    'gallery',
    'desk',
    'replies',
    'engine',
    'grammar',
    'draft',
    'rules',
    'search',
    'content',
    'store',
    'text',
    'domain',
  ].map((room) => `src/${room}`),
];
const floorOf = (file: string) => rooms.findIndex((room) => file === room || file.startsWith(`${room}/`));

test('every file has a room', () => {
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

test('arrows point down, one floor for each room', () => {
  const up = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => floorOf(target) >= 0 && floorOf(target) < floorOf(file))
      .map((target) => `${file} uses ${target}`),
  );
  expect(up).toEqual([]);
});

test('no import goes round in a circle, not even of types', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const target of importsOf(file).filter((name) => files.includes(name))) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('the core imports nothing of a platform, of HTTP or of an adapter', () => {
  const foreign = files
    .filter((file) => file.startsWith('src/'))
    .flatMap((file) =>
      importsOf(file).filter((name) => /slack|bolt|botbuilder|express|^adapters|node:http/.test(name)),
    );
  expect(foreign).toEqual([]);
});

test('outside the core, everybody comes in by a door', () => {
  const inside = files
    .filter((file) => !file.startsWith('src/'))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ target }) => target.startsWith('src/') && !Object.values(doors).map(normalize).includes(target));
  expect(inside).toEqual([]);
});

test.each([
  ['adapters/slack/', /^(adapters\/teams|playground)\//],
  ['adapters/teams/', /^(adapters\/slack|playground)\//],
  // The playground reaches the platforms over HTTP only.
  ['playground/', /^adapters\/(slack|teams)\//],
])('%s knows nothing of its neighbours', (room, neighbours) => {
  for (const file of files.filter((name) => name.startsWith(room)))
    expect(
      importsOf(file).filter((name) => neighbours.test(name)),
      file,
    ).toEqual([]);
});

test('botbuilder is imported in one module', () => {
  expect(files.filter((file) => importsOf(file).some((name) => /^bot(builder|framework)/.test(name)))).toEqual([
    'adapters/teams/api/botframework.ts',
  ]);
});

test('msal-node is imported by who signs in with it alone', () => {
  expect(files.filter((file) => importsOf(file).some((name) => name.startsWith('@azure')))).toEqual([
    'adapters/teams/api/managed-identity.ts',
    'adapters/teams/api/msal.ts',
  ]);
});

test('a start without the playground reads none of its files, and nobody else uses its libraries', () => {
  const outside = files.filter((file) => !file.startsWith('playground/'));
  expect(outside.flatMap(loadsOf).filter((name) => name.startsWith('playground/'))).toEqual([]);
  const used = outside
    .flatMap(importsOf)
    .filter((name) => /^(playground\/|(adaptivecards|markdown-it|open)$)/.test(name));
  expect([...new Set(used)]).toEqual(['playground/open-playground.ts']);
});

test('an SDK is loaded only when its platform is on', () => {
  const loaded = new Set<string>(['adapters/main.ts']);
  for (const name of loaded) if (files.includes(name)) for (const target of loadsOf(name)) loaded.add(target);
  expect(loaded).toContain('adapters/teams/converse.ts');
  expect([...loaded].filter((name) => /^(@slack|@azure|botbuilder|playground)/.test(name))).toEqual([]);
});

test('what counts for a collector is loaded only when there is one', () => {
  const loaded = new Set<string>(['adapters/main.ts']);
  for (const name of loaded) if (files.includes(name)) for (const target of loadsOf(name)) loaded.add(target);
  expect(loaded).toContain('adapters/host/metrics.ts');
  expect([...loaded].filter((name) => /^prom-client|prometheus/.test(name))).toEqual([]);
  expect(files.filter((file) => importsOf(file).includes('prom-client'))).toEqual(['adapters/host/prometheus.ts']);
});

test('two files share a name only when they are twins', () => {
  const twins = /^(adapters|playground)\/(slack|teams)\//;
  const byName = Map.groupBy(files, (file) => basename(file.replace(twins, '$1/')));
  const shared = [...byName.values()].filter(
    (homes) => new Set(homes.map((file) => file.replace(twins, '$1/'))).size > 1,
  );
  expect(shared).toEqual([]);
});

/** What a file exports by a declaration of its own. */
const namesIn = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function\*?|const|type|class) (\w+)/gm)]
    .map(([, name]) => name)
    .toSorted();

test('a name of the core is exported once, so that whoever looks for it finds the right one', () => {
  const homes = files
    .filter((file) => file.startsWith('src/'))
    .flatMap((file) => namesIn(file).map((name) => ({ file, name })));
  const shared = [...Map.groupBy(homes, ({ name }) => name)].filter(([, some]) => some.length > 1);
  expect(shared.map(([name, some]) => [name, some.map(({ file }) => file)])).toEqual([]);
});

test('the bench uses what tests share, and no test uses the bench', () => {
  const uses = (from: string, allowed: RegExp) =>
    globSync(`${from}/**/*.ts`).flatMap((file) =>
      importsOf(file)
        .filter((target) => /^(bench|tests)\//.test(target) && !allowed.test(target))
        .map((target) => `${file} uses ${target}`),
    );
  expect([...uses('bench', /^(bench|tests\/support)\//), ...uses('tests', /^tests\//)]).toEqual([]);
});

test('slack and teams are twins: the same files, which export the same names', () => {
  const shapeOf = (folder: string) =>
    globSync(`${folder}/*.ts`)
      .toSorted()
      .map((file) => [basename(file), namesIn(file)]);
  expect(shapeOf('adapters/slack')).toEqual(shapeOf('adapters/teams'));
});

test('tests and benches open servers and temporary directories by the helpers, which take them away', () => {
  const byHand = globSync('{tests,bench}/**/*.ts', { exclude: ['tests/support/**'] }).filter((file) =>
    /mkdtempSync\(|createServer\(|\.listen\(/.test(readFileSync(file, 'utf8')),
  );
  expect(byHand).toEqual([]);
});

test('no dependency needs an install script', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(packages).filter((name) => packages[name].hasInstallScript)).toEqual([]);
});
