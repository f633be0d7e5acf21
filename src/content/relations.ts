import type { LessonId, Relation } from '../domain/lesson.ts';
import type { ContentFault } from './content-fault.ts';
import { dangling, type LessonSource } from './sources.ts';

type Side = { readonly key: string; readonly side: 'reinforces' | 'inTensionWith' };
const sides: readonly Side[] = [
  { key: 'versterkt', side: 'reinforces' },
  { key: 'spanning_met', side: 'inTensionWith' },
];

type Known = { readonly lessons: readonly string[]; readonly byId: ReadonlyMap<string, LessonSource> };

/** The relations of one lesson: each leads to another lesson, which tells the same relation with the same origin. */
export function checkRelations({ lesson, source }: LessonSource, known: Known): readonly ContentFault[] {
  return sides.flatMap((side) =>
    lesson[side.side].flatMap((relation, at) => {
      const path = [side.key, at, 'les'];
      const missing = dangling({ what: 'de les', id: relation.lesson, known: known.lessons, source, path });
      const slip = slipIn({ ...side, relation, id: lesson.id, other: known.byId.get(relation.lesson) });
      return slip ? [...missing, source.fault(path, ...slip)] : missing;
    }),
  );
}

type Told = Side & { readonly relation: Relation; readonly id: LessonId; readonly other: LessonSource | undefined };

function slipIn({ key, side, relation, id, other }: Told): readonly [problem: string, remedy: string] | undefined {
  if (relation.lesson === id) return ['een les kan geen relatie met zichzelf hebben', 'Haal deze relatie weg.'];
  if (!other) return undefined;
  const what = `de relatie met “${relation.lesson}”`;
  const back = other.lesson[side].find((candidate) => candidate.lesson === id);
  if (!back) return [`${what} staat maar aan één kant`, `Zet “${id}” bij “${key}” in ${other.source.file}.`];
  if (back.origin === relation.origin) return undefined;
  return [`${what} heeft in ${other.source.file} een andere herkomst`, 'Maak de herkomst aan beide kanten gelijk.'];
}
