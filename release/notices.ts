import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { LockedPackage } from './locked-packages.ts';

const person = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const manifest = z.object({
  author: person.optional().catch(undefined),
  homepage: z.string().optional().catch(undefined),
});

/**
 * The attribution that licences ask for: of each package its name, version and licence, and the texts it comes with. Packages
 * with the same text share it.
 */
export function noticesOf(packages: readonly LockedPackage[]): string {
  const named = packages.map((one) => ({ title: titleOf(one), text: textsIn(one.path) || withoutText(one.path) }));
  const byText = Map.groupBy(named, ({ text }) => text);
  const parts = [...byText].map(([text, some]) => {
    const titles = [...new Set(some.map(({ title }) => title))].toSorted();
    return { first: titles[0] ?? '', part: `${titles.join('\n')}\n\n${text}` };
  });
  const sorted = parts.toSorted((one, other) => (one.first < other.first ? -1 : 1));
  return [beginning, ...sorted.map(({ part }) => part)].join(`\n\n${'='.repeat(80)}\n\n`).concat('\n');
}

const beginning = `Lessenbot goes with the packages below, unchanged, each under its own licence.
Node.js, on which it runs, comes with a LICENSE of its own.

Made by: npm run licences -- --write`;

const titleOf = ({ name, version, licence }: LockedPackage) => `${name} ${version} (${licence})`;

/** Licences and notices in the folder of a package, as its makers wrote them, but for the ends of lines. */
function textsIn(path: string): string {
  return readdirSync(path, { withFileTypes: true })
    .filter((file) => file.isFile() && /^(licen[cs]e|copying|notice|third.?party)/i.test(file.name))
    .map(({ name }) => name)
    .toSorted()
    .map((name) =>
      readFileSync(join(path, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll(/[^\S\n]+$/gm, '')
        .trim(),
    )
    .join('\n\n');
}

function withoutText(path: string): string {
  const { author, homepage } = manifest.parse(JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')));
  return [
    'It comes without the text of its licence.',
    ...(author === undefined ? [] : [`Author: ${author}`]),
    ...(homepage === undefined ? [] : [homepage]),
  ].join('\n');
}
