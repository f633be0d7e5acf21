import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ContentFault } from './content-fault.ts';

/** A file that should hold the lesson it is named after, in the folder of its category. */
export type LessonFile = { readonly file: string; readonly id: string; readonly category: string };
type Found = { readonly files: readonly LessonFile[]; readonly faults: readonly ContentFault[] };

/** Where the lessons stand, in the directory of the content. */
export const lessonDirectory = (directory: string): string => join(directory, 'lessen');

/** The lessons under `lessen/`, folder by folder, and what lies there that will not be read. */
export function findLessonFiles(directory: string): Found {
  const root = lessonDirectory(directory);
  try {
    const entries = readdirSync(root, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name));
    const found = entries.map((entry) =>
      entry.isDirectory() ? inFolder(root, entry.name) : { files: [], faults: [stray(join(root, entry.name))] },
    );
    return { files: found.flatMap(({ files }) => files), faults: found.flatMap(({ faults }) => faults) };
  } catch {
    const problem = 'de map met lessen is niet te lezen';
    return { files: [], faults: [{ file: root, line: 1, problem, remedy: 'Kijk of LESSENBOT_CONTENT_DIR klopt.' }] };
  }
}

function inFolder(root: string, category: string): Found {
  const paths = readdirSync(join(root, category))
    .sort()
    .map((name) => join(root, category, name));
  return {
    files: paths
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => ({ file, id: basename(file, '.yaml'), category })),
    faults: paths.filter((file) => file.endsWith('.yml')).map(misnamed),
  };
}

const stray = (file: string): ContentFault => ({
  file,
  line: 1,
  problem: 'dit bestand ligt niet in een categorie',
  remedy: 'Zet het in de map van een categorie.',
});

const misnamed = (file: string): ContentFault => ({
  file,
  line: 1,
  problem: 'de naam eindigt op .yml',
  remedy: 'Noem het bestand .yaml, anders wordt het niet gelezen.',
});
