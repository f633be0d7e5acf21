import { spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLockedPackages } from './locked-packages.ts';
import { usedBy } from './used-by.ts';

/**
 * `npm run size`: the packages of a production install and their megabytes on disk, the biggest first, measured in node_modules.
 * With `--install` it installs them first, in a temporary folder, as the image does.
 */
const { install } = parseArgs({ options: { install: { type: 'boolean', default: false } } }).values;
const { all, going, production, direct, withNeeds } = readLockedPackages();
const folder = install ? installed() : '.';

const sizes = new Map(all.map(({ path }) => [path, bytesIn(join(folder, path))]));
const sum = (paths: Iterable<string>) => [...paths].reduce((total, path) => total + (sizes.get(path) ?? 0), 0);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1).padStart(7);
const kept = new Set(production.map(({ path }) => path));
const extra = going.filter(({ optional, path }) => optional && (sizes.get(path) ?? 0) > 0);

console.log(`A production install: ${production.length} packages, ${megabytes(sum(kept)).trim()} MB.`);
if (extra.length > 0)
  console.log(
    `A container leaves out what is optional: ${extra.map(({ name }) => name).join(', ')}, ${megabytes(sum(extra.map(({ path }) => path))).trim()} MB here.`,
  );

console.log('\nThe biggest packages:\n     MB  package');
const biggest = production.toSorted((one, other) => sum([other.path]) - sum([one.path])).slice(0, 20);
for (const { path, name, version } of biggest) console.log(`${megabytes(sum([path]))}  ${name} ${version}`);

console.log('\nWhat we name ourselves, with all that would go if it went:\n     MB  packages  name, and who uses it');
const rooms = usedBy();
const rows = direct.map((name) => {
  const others = direct.filter((other) => other !== name).map((other) => `node_modules/${other}`);
  const staying = withNeeds(others);
  return {
    name,
    alone: [...withNeeds([`node_modules/${name}`])].filter((path) => kept.has(path) && !staying.has(path)),
  };
});
for (const { name, alone } of rows.toSorted((one, other) => sum(other.alone) - sum(one.alone)))
  console.log(`${megabytes(sum(alone))}  ${String(alone.length).padStart(8)}  ${name}: ${rooms(name).join(', ')}`);

const playing = all.filter(({ dev, path, name }) => dev && path === `node_modules/${name}` && rooms(name).length > 0);
console.log(`\nNot in it, for the playground or types alone: ${playing.map(({ name }) => name).join(', ')}.`);

if (install) rmSync(folder, { recursive: true, force: true });

function installed(): string {
  const made = mkdtempSync(join(tmpdir(), 'lessenbot-size-'));
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(file, join(made, file));
  const words = ['ci', '--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', words, { cwd: made, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === 0) return made;
  rmSync(made, { recursive: true, force: true });
  console.error('npm ci failed.');
  process.exit(1);
}

/** What a package takes on the disk, without the packages inside it. */
function bytesIn(path: string): number {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.blocks * 512;
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((total, name) => total + bytesIn(join(path, name)), stat.blocks * 512);
}
