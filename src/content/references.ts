import type { z } from 'zod';
import { everyIntervention, type Lesson, type Relation } from '../domain/lesson.ts';
import { remedyFor } from './remedies.ts';
import type { categoryEntries, interventionEntries, termEntries } from './schema.ts';
import type { ContentFault, Path, YamlFile } from './yaml-file.ts';

export type Read<T extends z.ZodType> = { readonly entry: z.output<T>; readonly source: YamlFile } | undefined;
export type LessonSource = { readonly lesson: Lesson; readonly source: YamlFile };
type All = {
  readonly lessons: readonly LessonSource[];
  /** Ids of lessons whose own file has faults. */
  readonly faulty: readonly string[];
  /** The folders in which lessons lie: the categories, when their own file has faults. */
  readonly folders: readonly string[];
  readonly categories: Read<typeof categoryEntries>;
  readonly interventions: Read<typeof interventionEntries>;
  readonly terms: Read<typeof termEntries>;
};

/** Finds what one file alone cannot show: dangling ids, ids used twice, and relations that only one side knows. */
export function checkReferences({ lessons, faulty, folders, categories, interventions, terms }: All): ContentFault[] {
  const faults: ContentFault[] = [];
  const fault = (source: YamlFile, path: Path, problem: string, remedy: string) =>
    faults.push({ file: source.file, line: source.lineOf(path), problem, remedy });
  const exists = (source: YamlFile, path: Path, kind: string, id: string, known: readonly string[]) => {
    if (!known.includes(id))
      fault(source, path, `${kind} “${id}” bestaat niet`, remedyFor(id, known) ?? 'Verander het id of haal het weg.');
  };

  const byId = new Map<string, LessonSource>();
  for (const item of lessons) {
    const twin = byId.get(item.lesson.id);
    if (twin)
      fault(
        item.source,
        ['id'],
        `het id “${item.lesson.id}” staat ook in ${twin.source.file}`,
        'Geef een van de twee een ander id.',
      );
    else byId.set(item.lesson.id, item);
  }
  for (const list of [categories, interventions, terms]) if (list) faults.push(...repeatedIds(list.entry, list.source));

  const lessonIds = [...byId.keys(), ...faulty];
  categories?.entry.forEach(({ lessen, id }, index) => {
    lessen.forEach((lesson, place) => {
      const path = [index, 'lessen', place];
      exists(categories.source, path, 'de les', lesson, lessonIds);
      const home = byId.get(lesson)?.lesson.category;
      if (home && home !== id)
        fault(
          categories.source,
          path,
          `de les “${lesson}” ligt in de map “${home}”`,
          `Zet haar bij “${home}”, of verplaats het bestand.`,
        );
    });
  });
  const categoryIds = categories?.entry.map(({ id }) => id) ?? [...new Set(folders)];
  interventions?.entry.forEach(({ categorie }, index) => {
    exists(interventions.source, [index, 'categorie'], 'de categorie', categorie, [...categoryIds, everyIntervention]);
  });

  const termIds = terms?.entry.map(({ id }) => id);
  const interventionIds = interventions?.entry.map(({ id }) => id);
  for (const { lesson, source } of lessons) {
    lesson.terms.forEach((term, at) => {
      if (termIds) exists(source, ['begrippen', at], 'het begrip', term, termIds);
    });
    lesson.appliesTo.forEach(({ intervention, origin }, at) => {
      const path = ['geldt_voor', at, origin === 'source' ? 'bron' : 'afgeleid'];
      if (interventionIds) exists(source, path, 'de interventie', intervention, interventionIds);
    });
    for (const [key, side] of sides) {
      lesson[side].forEach((relation, at) => {
        const path = [key, at, 'les'];
        exists(source, path, 'de les', relation.lesson, lessonIds);
        faults.push(...checkOtherSide(lesson, relation, side, key, byId.get(relation.lesson), source, path));
      });
    }
  }
  return faults;
}

const sides = [
  ['versterkt', 'reinforces'],
  ['spanning_met', 'inTensionWith'],
] as const;

function checkOtherSide(
  lesson: Lesson,
  relation: Relation,
  side: 'reinforces' | 'inTensionWith',
  key: string,
  other: LessonSource | undefined,
  source: YamlFile,
  path: Path,
): ContentFault[] {
  const fault = (problem: string, remedy: string): ContentFault[] => [
    { file: source.file, line: source.lineOf(path), problem, remedy },
  ];
  if (relation.lesson === lesson.id)
    return fault('een les kan geen relatie met zichzelf hebben', 'Haal deze relatie weg.');
  if (!other) return [];
  const back = other.lesson[side].find((candidate) => candidate.lesson === lesson.id);
  if (!back)
    return fault(
      `de relatie met “${relation.lesson}” staat maar aan één kant`,
      `Zet “${lesson.id}” bij “${key}” in ${other.source.file}.`,
    );
  if (back.origin !== relation.origin)
    return fault(
      `de relatie met “${relation.lesson}” heeft in ${other.source.file} een andere herkomst`,
      'Maak de herkomst aan beide kanten gelijk.',
    );
  return [];
}

function repeatedIds(entries: readonly { readonly id: string }[], source: YamlFile): ContentFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, index) => {
    const again = seen.has(id);
    seen.add(id);
    return again
      ? [
          {
            file: source.file,
            line: source.lineOf([index, 'id']),
            problem: `het id “${id}” staat er twee keer`,
            remedy: 'Geef een van de twee een ander id.',
          },
        ]
      : [];
  });
}
