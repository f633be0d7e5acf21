import { join } from 'node:path';
import { fold } from '../text/fold.ts';
import { type ContentFault, formatFault } from './content-fault.ts';
import { findLessonFiles, lessonDirectory } from './lesson-files.ts';
import { lessonTemplate } from './lesson-template.ts';
import { categoryEntries } from './list-schemas.ts';
import { readAs } from './read-as.ts';
import { remedyFor } from './remedies.ts';
import { slug } from './schema-parts.ts';

type Wish = { readonly category: string; readonly id: string };

/** A new lesson: where its file belongs and what to write in it, or in Dutch why it cannot be made. Writes nothing. */
export function startLesson(
  directory: string,
  wish: Wish,
): { readonly file: string; readonly text: string } | { readonly refusals: readonly string[] } {
  const faults: ContentFault[] = [];
  const categories = readAs(join(directory, 'categorieen.yaml'), categoryEntries, faults);
  const known = categories?.entry.map(({ id }) => id) ?? [];
  const refusals = categories
    ? [...refuseCategory(wish, known), ...refuseId(wish, directory)]
    : faults.map(formatFault);
  if (refusals.length > 0) return { refusals };
  return { file: join(lessonDirectory(directory), wish.category, `${wish.id}.yaml`), text: lessonTemplate(wish.id) };
}

function refuseCategory({ category }: Wish, known: readonly string[]): readonly string[] {
  if (known.includes(category)) return [];
  return [`De categorie “${category}” bestaat niet. ${remedyFor(category, known) ?? `Kies uit: ${known.join(', ')}.`}`];
}

function refuseId({ id }: Wish, directory: string): readonly string[] {
  const taken = findLessonFiles(directory).files.find((lesson) => lesson.id === id);
  if (taken) return [`De les “${id}” is er al: ${taken.file}. Kies een ander id.`];
  if (slug.safeParse(id).success) return [];
  const near = fold(id).replaceAll(' ', '-');
  const hint = slug.safeParse(near).success ? ` Bedoel je “${near}”?` : '';
  return [`“${id}” is geen id. Gebruik kleine letters, cijfers en streepjes, hoogstens 60 tekens.${hint}`];
}
