import type { z } from 'zod';
import type { Lesson } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import type { draftEntry } from './draft-schema.ts';
import type { categoryEntries, interventionEntries, termEntries } from './list-schemas.ts';
import { remedyFor } from './remedies.ts';
import type { sourceEntry } from './source-schema.ts';
import type { toneEntry, wordsEntry } from './word-schemas.ts';
import type { YamlFile } from './yaml-file.ts';

/** A file as its schema gives it, which knows where everything in it stands. */
export type Read<T extends z.ZodType> = { readonly entry: z.output<T>; readonly source: YamlFile };
export type LessonSource = { readonly lesson: Lesson; readonly source: YamlFile };

/** The files beside the lessons; one that has faults is absent. */
export type Lists = {
  readonly categories: Read<typeof categoryEntries> | undefined;
  readonly interventions: Read<typeof interventionEntries> | undefined;
  readonly terms: Read<typeof termEntries> | undefined;
  readonly words: Read<typeof wordsEntry> | undefined;
  readonly tone: Read<typeof toneEntry> | undefined;
  readonly source: Read<typeof sourceEntry> | undefined;
  readonly draft: Read<typeof draftEntry> | undefined;
};

/** The lessons that could be read, and what is known of the others: one slip gives one line. */
export type Lessons = {
  readonly lessons: readonly LessonSource[];
  /** Ids of lessons whose own file has faults. */
  readonly faulty: readonly string[];
  /** The folders in which lessons lie: the categories, when their own file has faults. */
  readonly folders: readonly string[];
};

type Reference = {
  readonly what: string;
  readonly id: string;
  /** The ids that there are; absent when their file has faults, and then nothing can be said. */
  readonly known: readonly string[] | undefined;
  readonly source: YamlFile;
  readonly path: readonly PropertyKey[];
};

/** The fault of a reference to something that does not exist. */
export function dangling({ what, id, known, source, path }: Reference): readonly ContentFault[] {
  if (!known || known.includes(id)) return [];
  const remedy = remedyFor(id, known) ?? 'Verander het id of haal het weg.';
  return [source.fault(path, `${what} “${id}” bestaat niet`, remedy)];
}
