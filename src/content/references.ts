import { draftRuleIds } from '../domain/draft.ts';
import { everyIntervention } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import { checkRelations } from './relations.ts';
import { dangling, type LessonSource, type Lessons, type Lists } from './sources.ts';
import type { YamlFile } from './yaml-file.ts';

/** Finds what one file alone cannot show: dangling ids, ids used twice, and relations that only one side knows. */
export function checkReferences(lists: Lists, found: Lessons): readonly ContentFault[] {
  const known = knownIds(lists, found);
  const { categories, interventions, terms, source, draft } = lists;
  return [
    ...repeatedLessons(found.lessons),
    ...[categories, interventions, terms].flatMap((list) => (list ? repeatedIds(list.entry, list.source) : [])),
    ...checkCategories(categories, known),
    ...checkInterventions(interventions, known),
    ...checkSource(source, known),
    ...checkDraft(draft, known),
    ...found.lessons.flatMap((item) => [...checkLesson(item, known), ...checkRelations(item, known)]),
  ];
}

/** What a reference may name. */
type Known = {
  /** Each id with the lesson that has it; of two with one id, the first. */
  readonly byId: ReadonlyMap<string, LessonSource>;
  readonly lessons: readonly string[];
  readonly categories: readonly string[];
  readonly interventions: readonly string[] | undefined;
  readonly terms: readonly string[] | undefined;
};

function knownIds({ categories, interventions, terms }: Lists, { lessons, faulty, folders }: Lessons): Known {
  const byId = new Map(lessons.toReversed().map((item) => [item.lesson.id, item]));
  return {
    byId,
    lessons: [...new Set(lessons.map(({ lesson }) => lesson.id)), ...faulty],
    categories: categories?.entry.map(idOf) ?? [...new Set(folders)],
    interventions: interventions?.entry.map(idOf),
    terms: terms?.entry.map(idOf),
  };
}

const idOf = ({ id }: { readonly id: string }) => id;

function repeatedLessons(lessons: readonly LessonSource[]): readonly ContentFault[] {
  return [...Map.groupBy(lessons, ({ lesson }) => lesson.id)].flatMap(([id, [first, ...again]]) =>
    again.map(({ source }) =>
      source.fault(['id'], `het id “${id}” staat ook in ${first?.source.file}`, 'Geef een van de twee een ander id.'),
    ),
  );
}

function repeatedIds(
  entries: readonly { readonly id: string }[],
  source: YamlFile,
  path: readonly PropertyKey[] = [],
): readonly ContentFault[] {
  const ids = entries.map(idOf);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [
          source.fault(
            [...path, index, 'id'],
            `het id “${id}” staat er twee keer`,
            'Geef een van de twee een ander id.',
          ),
        ]
      : [],
  );
}

function checkCategories(categories: Lists['categories'], { lessons: known, byId }: Known): readonly ContentFault[] {
  if (!categories) return [];
  const { entry, source } = categories;
  return entry.flatMap(({ id: category, lessen }, index) =>
    lessen.flatMap((id, place) => {
      const path = [index, 'lessen', place];
      const home = byId.get(id)?.lesson.category ?? category;
      const missing = dangling({ what: 'de les', id, known, source, path });
      if (home === category) return missing;
      const remedy = `Zet haar bij “${home}”, of verplaats het bestand.`;
      return [source.fault(path, `de les “${id}” ligt in de map “${home}”`, remedy)];
    }),
  );
}

function checkInterventions(interventions: Lists['interventions'], { categories }: Known): readonly ContentFault[] {
  if (!interventions) return [];
  const { entry, source } = interventions;
  const known = [...categories, everyIntervention];
  return entry.flatMap(({ categorie: id }, index) =>
    dangling({ what: 'de categorie', id, known, source, path: [index, 'categorie'] }),
  );
}

/** Each rule stands there once, and belongs to a lesson. */
function checkDraft(draft: Lists['draft'], { lessons }: Known): readonly ContentFault[] {
  if (!draft) return [];
  const { entry, source } = draft;
  const missing = draftRuleIds.filter((id) => !entry.regels.some((rule) => rule.id === id));
  return [
    ...repeatedIds(entry.regels, source, ['regels']),
    ...entry.regels.flatMap(({ les }, at) =>
      les === undefined
        ? []
        : dangling({ what: 'de les', id: les, known: lessons, source, path: ['regels', at, 'les'] }),
    ),
    ...missing.map((id) => source.fault(['regels'], `de regel “${id}” staat er niet`, 'Zet hem erbij.')),
  ];
}

function checkSource(about: Lists['source'], { lessons, terms }: Known): readonly ContentFault[] {
  if (!about) return [];
  const { entry, source } = about;
  const { lessen, begrippen } = entry.verwijzing;
  return [
    ...lessen.flatMap((id, at) =>
      dangling({ what: 'de les', id, known: lessons, source, path: ['verwijzing', 'lessen', at] }),
    ),
    ...begrippen.flatMap((id, at) =>
      dangling({ what: 'het begrip', id, known: terms, source, path: ['verwijzing', 'begrippen', at] }),
    ),
  ];
}

function checkLesson({ lesson, source }: LessonSource, known: Known): readonly ContentFault[] {
  return [
    ...lesson.terms.flatMap((id, at) =>
      dangling({ what: 'het begrip', id, known: known.terms, source, path: ['begrippen', at] }),
    ),
    ...lesson.appliesTo.flatMap(({ intervention: id, origin }, at) => {
      const path = ['geldt_voor', at, origin === 'source' ? 'bron' : 'afgeleid'];
      return dangling({ what: 'de interventie', id, known: known.interventions, source, path });
    }),
  ];
}
