import { join } from 'node:path';
import type { z } from 'zod';
import { type Catalogue, type Content, createCatalogue } from './catalogue.ts';
import { checkClaims } from './claim-rules.ts';
import { type ContentFault, firstFaults } from './content-fault.ts';
import { draftEntry } from './draft-schema.ts';
import { findLessonFiles, type LessonFile } from './lesson-files.ts';
import { lessonEntry } from './lesson-schema.ts';
import { categoryEntries, interventionEntries, termEntries } from './list-schemas.ts';
import { checkNudges } from './nudge-rules.ts';
import { readAs } from './read-as.ts';
import { checkReferences } from './references.ts';
import { remedyFor } from './remedies.ts';
import { sourceEntry } from './source-schema.ts';
import type { LessonSource, Lessons, Lists } from './sources.ts';
import { createToneFinder, type ToneFinder } from './tone.ts';
import { checkTone } from './tone-lists.ts';
import { toCategory, toDraftGuide, toIntervention, toLesson, toSource, toTerm, toTone, toWords } from './translate.ts';
import { toneEntry, wordsEntry } from './word-schemas.ts';
import { checkWords } from './words.ts';

/** The whole catalogue, or every fault at once with file, line and remedy. */
export type Loaded = { readonly catalogue: Catalogue } | { readonly faults: readonly ContentFault[] };

/** The door from `data/` into the house. */
export function loadContent(directory: string): Loaded {
  const read = readContent(directory);
  return 'faults' in read ? read : { catalogue: createCatalogue(read.content) };
}

/** What the files hold, checked. */
export function readContent(
  directory: string,
): { readonly content: Content } | { readonly faults: readonly ContentFault[] } {
  const faults: ContentFault[] = [];
  const lists = readLists(directory, faults);
  const found = readLessons(directory, lists, faults);
  faults.push(...checkReferences(lists, found));
  if (lists.words) faults.push(...checkWords(lists.words, found));
  if (lists.tone) faults.push(...checkTone(lists.tone));
  if (faults.length > 0 || !isWhole(lists)) {
    return {
      faults: firstFaults(faults.sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line)),
    };
  }
  return { content: toContent(lists, found.lessons) };
}

function readLists(directory: string, faults: ContentFault[]): Lists {
  const read = <T extends z.ZodType>(name: string, schema: T) => readAs(join(directory, name), schema, faults);
  return {
    categories: read('categorieen.yaml', categoryEntries),
    interventions: read('interventies.yaml', interventionEntries),
    terms: read('begrippen.yaml', termEntries),
    words: read('woorden.yaml', wordsEntry),
    tone: read('toon.yaml', toneEntry),
    source: read('bron.yaml', sourceEntry),
    draft: read('toets.yaml', draftEntry),
  };
}

type WholeLists = { readonly [Key in keyof Lists]: NonNullable<Lists[Key]> };
const isWhole = (lists: Lists): lists is WholeLists => Object.values(lists).every((list) => list !== undefined);

function readLessons(directory: string, { categories, tone }: Lists, faults: ContentFault[]): Lessons {
  const finder = tone && createToneFinder(toTone(tone.entry));
  const { files, faults: misplaced } = findLessonFiles(directory);
  faults.push(...misplaced);
  const folders = categories?.entry.map(({ id }) => id);
  const isHome = ({ category }: LessonFile) => folders === undefined || folders.includes(category);
  faults.push(...files.filter((file) => !isHome(file)).map((file) => noCategory(file, folders ?? [])));
  const read = files.filter(isHome).map((file) => ({ id: file.id, found: readLesson(file, finder, faults) }));
  return {
    lessons: read.flatMap(({ found }) => found ?? []),
    faulty: read.filter(({ found }) => found === undefined).map(({ id }) => id),
    folders: files.map(({ category }) => category),
  };
}

function noCategory({ file, category }: LessonFile, folders: readonly string[]): ContentFault {
  const remedy = remedyFor(category, folders) ?? `Gebruik een map met een van deze namen: ${folders.join(', ')}.`;
  return { file, line: 1, problem: `de map “${category}” is geen categorie`, remedy };
}

function readLesson(
  { file, id, category }: LessonFile,
  tone: ToneFinder | undefined,
  faults: ContentFault[],
): LessonSource | undefined {
  const read = readAs(file, lessonEntry, faults);
  if (!read) return undefined;
  const { entry, source } = read;
  const lesson = toLesson(entry, category);
  if (lesson.id !== id) {
    const problem = `het id “${lesson.id}” is anders dan de naam van het bestand`;
    faults.push(source.fault(['id'], problem, 'Maak ze gelijk.'));
  }
  faults.push(...checkNudges({ lesson, source }, tone), ...checkClaims({ lesson, source }, tone));
  return { lesson, source };
}

function toContent(lists: WholeLists, lessons: readonly LessonSource[]): Content {
  return {
    lessons: lessons.map(({ lesson }) => lesson),
    categories: lists.categories.entry.map(toCategory),
    interventions: lists.interventions.entry.map(toIntervention),
    terms: lists.terms.entry.map(toTerm),
    ...toWords(lists.words.entry),
    tone: toTone(lists.tone.entry),
    source: toSource(lists.source.entry),
    draftGuide: toDraftGuide(lists.draft.entry),
  };
}
