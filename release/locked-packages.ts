import { readFileSync } from 'node:fs';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const entry = z.object({
  version: z.string().default(''),
  license: z.string().optional(),
  integrity: z.string().optional(),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});
const lockfile = z.object({ packages: z.record(z.string(), entry) });

/** A package of the lockfile, in a folder of its own. */
export type LockedPackage = {
  /** From the root of the project: `node_modules/a/node_modules/b`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** The SPDX expression that its maker gives, if any. */
  readonly licence: string | undefined;
  /** What the registry promises of its bytes: `sha512-…`. */
  readonly integrity: string | undefined;
  /** For development alone; a production install leaves it out. */
  readonly dev: boolean;
  /** May be missing, such as the Node of the lockfile: a container leaves it out. */
  readonly optional: boolean;
  /** The folders of what it needs. */
  readonly needs: readonly string[];
};

export type LockedPackages = {
  readonly all: readonly LockedPackage[];
  /** What goes along with the bot: all that is not for development alone. */
  readonly going: readonly LockedPackage[];
  /** What `npm ci --omit=dev --omit=optional` installs. */
  readonly production: readonly LockedPackage[];
  /** The names that our own `package.json` asks for in production. */
  readonly direct: readonly string[];
  /** These folders and all that they need. */
  readonly withNeeds: (paths: readonly string[]) => ReadonlySet<string>;
};

/** Reads what the lockfile says, so that it is the same on every machine. */
export function readLockedPackages(file = 'package-lock.json'): LockedPackages {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(file, 'utf8')));
  const { '': root, ...others } = packages;
  const all = Object.entries(others).map(
    ([path, { version, license: licence, integrity, dev, optional, ...needed }]) => ({
      path,
      name: path.split('node_modules/').at(-1) ?? path,
      version,
      licence,
      integrity,
      dev,
      optional,
      needs: Object.keys({
        ...needed.dependencies,
        ...needed.optionalDependencies,
        ...needed.peerDependencies,
      }).flatMap((name) => found(name, path, others) ?? []),
    }),
  );
  const going = all.filter(({ dev }) => !dev);
  const byPath = new Map(all.map((one) => [one.path, one]));
  return {
    all,
    going,
    production: going.filter(({ optional }) => !optional),
    direct: Object.keys(root?.dependencies ?? {}),
    withNeeds(paths) {
      const reached = new Set(paths);
      for (const path of reached) for (const need of byPath.get(path)?.needs ?? []) reached.add(need);
      return reached;
    },
  };
}

/** Where a package finds another, as Node looks for it: beside itself, and then ever higher. */
function found(name: string, from: string, packages: object): string | undefined {
  const nested = `${from}/node_modules/${name}`;
  if (Object.hasOwn(packages, nested)) return nested;
  const above = from.lastIndexOf('/node_modules/');
  if (above >= 0) return found(name, from.slice(0, above), packages);
  return Object.hasOwn(packages, `node_modules/${name}`) ? `node_modules/${name}` : undefined;
}
