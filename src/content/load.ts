import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Lesson } from '../domain/lesson.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { checkNudges } from './nudge-rules.ts';
import { checkReferences, type LessonSource } from './references.ts';
import { remedyFor, schemaFaults } from './remedies.ts';
import {
  categoryEntries,
  interventionEntries,
  lessonEntry,
  termEntries,
  toCategory,
  toIntervention,
  toLesson,
  toTerm,
  toWords,
  wordsEntry,
} from './schema.ts';
import { checkWords } from './words.ts';
import { type ContentFault, readYaml, type YamlFile } from './yaml-file.ts';

export { type ContentFault, formatFault } from './yaml-file.ts';

/** The door from `data/` into the house: the whole catalogue, or every fault at once with file, line and remedy. */
export function loadContent(directory: string): { catalogue: Catalogue } | { faults: readonly ContentFault[] } {
  const faults: ContentFault[] = [];

  function read<T extends z.ZodType>(
    path: string,
    schema: T,
    keys: readonly string[],
  ): { entry: z.output<T>; source: YamlFile } | undefined {
    const source = readYaml(join(directory, path), join(directory, path));
    if (Array.isArray(source)) {
      faults.push(...source);
      return undefined;
    }
    const parsed = schema.safeParse(source.value);
    if (!parsed.success) {
      faults.push(...schemaFaults(parsed.error.issues, source, keys));
      return undefined;
    }
    return { entry: parsed.data, source };
  }

  const categories = read('categorieen.yaml', categoryEntries, Object.keys(categoryEntries.element.shape));
  const interventions = read('interventies.yaml', interventionEntries, Object.keys(interventionEntries.element.shape));
  const terms = read('begrippen.yaml', termEntries, Object.keys(termEntries.element.shape));

  const words = read('woorden.yaml', wordsEntry, Object.keys(wordsEntry.shape));

  const lessons: LessonSource[] = [];
  /** Lessons in a file that is itself at fault exist all the same: one slip gives one line. */
  const faulty: string[] = [];
  const files = lessonFiles(directory, faults);
  const folders = categories?.entry.map(({ id }) => id);
  for (const { category, path } of files) {
    if (folders && !folders.includes(category)) {
      const remedy = remedyFor(category, folders) ?? `Gebruik een map met een van deze namen: ${folders.join(', ')}.`;
      faults.push({ file: join(directory, path), line: 1, problem: `de map “${category}” is geen categorie`, remedy });
      continue;
    }
    const found = read(path, lessonEntry, lessonKeys);
    if (!found) {
      faulty.push(basename(path, '.yaml'));
      continue;
    }
    const lesson: Lesson = toLesson(found.entry, category);
    if (`${lesson.id}.yaml` !== basename(path)) {
      const { file, lineOf } = found.source;
      faults.push({
        file,
        line: lineOf(['id']),
        problem: `het id “${lesson.id}” is anders dan de naam van het bestand`,
        remedy: 'Maak ze gelijk.',
      });
    }
    faults.push(...checkNudges(lesson, found.source));
    lessons.push({ lesson, source: found.source });
  }

  faults.push(
    ...checkReferences({
      lessons,
      faulty,
      folders: files.map(({ category }) => category),
      categories,
      interventions,
      terms,
    }),
  );
  if (words) faults.push(...checkWords({ lessons, faulty, words }));
  if (faults.length > 0 || !categories || !interventions || !terms || !words) {
    return { faults: faults.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line) };
  }
  return {
    catalogue: createCatalogue({
      lessons: lessons.map(({ lesson }) => lesson),
      categories: categories.entry.map(toCategory),
      interventions: interventions.entry.map(toIntervention),
      terms: terms.entry.map(toTerm),
      ...toWords(words.entry),
    }),
  };
}

const lessonKeys = [
  ...Object.keys(lessonEntry.shape),
  ...['bron', 'afgeleid', 'les', 'fase', 'gezegd', 'gezien', 'publicatie', 'zie_ook', 'aanleiding', 'stap', 'vraag'],
];

function lessonFiles(directory: string, faults: ContentFault[]): { category: string; path: string }[] {
  const root = join(directory, 'lessen');
  const files: { category: string; path: string }[] = [];
  try {
    for (const folder of readdirSync(root, { withFileTypes: true }).sort((a, b) => a.name.localeCompare(b.name))) {
      if (!folder.isDirectory()) {
        faults.push({
          file: join(root, folder.name),
          line: 1,
          problem: 'dit bestand ligt niet in een categorie',
          remedy: 'Zet het in de map van een categorie.',
        });
        continue;
      }
      for (const name of readdirSync(join(root, folder.name)).sort()) {
        if (name.endsWith('.yaml')) files.push({ category: folder.name, path: join('lessen', folder.name, name) });
        else if (name.endsWith('.yml')) {
          faults.push({
            file: join(root, folder.name, name),
            line: 1,
            problem: 'de naam eindigt op .yml',
            remedy: 'Noem het bestand .yaml, anders wordt het niet gelezen.',
          });
        }
      }
    }
  } catch {
    faults.push({
      file: root,
      line: 1,
      problem: 'de map met lessen is niet te lezen',
      remedy: 'Kijk of LESSENBOT_CONTENT_DIR klopt.',
    });
  }
  return files;
}
