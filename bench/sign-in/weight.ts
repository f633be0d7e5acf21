import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

type Locked = Readonly<
  Partial<Record<'dependencies' | 'optionalDependencies' | 'peerDependencies', Readonly<Record<string, string>>>>
> & { readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>> };

export type Weight = { readonly packages: readonly string[]; readonly bytes: number };

const lock: Readonly<Record<string, Locked>> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/** What a production install takes, and what of it goes when one dependency of ours goes. */
export function weightOf(dependency: string): Readonly<Record<'all' | 'lost', Weight>> {
  const all = reached('');
  const left = reached('', dependency);
  return { all: weigh(all), lost: weigh(new Set([...all].filter((place) => !left.has(place)))) };
}

/** The places in node_modules to which the lockfile leads from a place, as npm installs them. */
function reached(from: string, without?: string, found = new Set<string>()): Set<string> {
  for (const name of needs(lock[from] ?? {})) {
    if (from === '' && name === without) continue;
    const place = placeOf(name, from);
    if (place === undefined || found.has(place)) continue;
    found.add(place);
    reached(place, without, found);
  }
  return found;
}

function needs({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }: Locked): string[] {
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers];
}

/** Where a package finds another: in its own node_modules, or in that of a folder above. */
function placeOf(name: string, from: string): string | undefined {
  const place = join(from, 'node_modules', name);
  if (place in lock) return place;
  return from === '' ? undefined : placeOf(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))));
}

function weigh(places: ReadonlySet<string>): Weight {
  const packages = [...places].toSorted();
  return { packages, bytes: packages.reduce((sum, place) => sum + bytesIn(place), 0) };
}

/** Without the packages inside, which have a place of their own. What is not for this computer is not there. */
function bytesIn(place: string): number {
  if (!existsSync(place)) return 0;
  return readdirSync(place, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .map((entry) => join(place, entry.name))
    .reduce((sum, path) => sum + (statSync(path).isDirectory() ? bytesIn(path) : statSync(path).size), 0);
}
