import type { z } from 'zod';
import { lessonEntry } from './lesson-schema.ts';
import { descriptionOf, shapeOf } from './schema-keys.ts';

type Blank = string | Group | Group[];
type Group = { readonly [key: string]: Blank };

/** A new lesson: what must be written is empty, so that the check names it; what may stay away is an empty list. */
const blankLesson = (id: string) =>
  ({
    id,
    titel: '',
    soort: 'les',
    kern: { bron: '' },
    risico: [{ bron: '' }],
    advies: [{ bron: '' }],
    waarom: [{ bron: '' }],
    voorbeelden: [],
    begrippen: [],
    fasen: [{ fase: '', afgeleid: '' }],
    geldt_voor: [{ bron: '' }],
    versterkt: [],
    spanning_met: [],
    signalen: [{ gezegd: '' }, { gezien: '' }],
    woorden: [],
    nudges: ['risico', 'risico', 'bevestiging', 'bevestiging'].map(blankNudge),
  }) satisfies Record<keyof z.input<typeof lessonEntry>, Blank>;

const blankNudge = (soort: string): Group => ({
  id: '',
  soort,
  fasen: [],
  risico: { bron: '' },
  stap: '',
  vraag: '',
});

/** The text of a new lesson: every key, with what to write there. What holds for several keys is told once. */
export function lessonTemplate(id: string): string {
  const told = new Set<string>();
  const isNew = (line: string) => {
    const words = isComment(line) ? line.replace(/^[ #]+(\w+: )?/, '') : undefined;
    return words === undefined || (!told.has(words) && told.add(words));
  };
  const lines = linesOf(blankLesson(id), lessonEntry).filter(isNew);
  return ['# yaml-language-server: $schema=../../schema/les.json', ...lines, ''].join('\n');
}

const isComment = (line: string) => line.trimStart().startsWith('#');

/** A group of fields as YAML. */
function linesOf(group: Group, schema: z.core.$ZodType): readonly string[] {
  const shape = shapeOf(schema);
  return Object.entries(group).flatMap(([key, value]) => {
    const inner = shape[key];
    return inner ? [...commentOn(inner, value), ...fieldLines(key, value, inner)] : [];
  });
}

function fieldLines(key: string, value: Blank, schema: z.core.$ZodType): readonly string[] {
  if (typeof value === 'string') return [`${key}: ${value || '""'}`];
  if (!Array.isArray(value)) return [`${key}:`, ...indented(linesOf(value, schema))];
  if (value.length === 0) return [`${key}: []`];
  return [`${key}:`, ...indented(value.flatMap((item) => asItem(linesOf(item, schema))))];
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/** A comment on the first key stands above its dash. */
function asItem(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => !isComment(line));
  return [
    ...lines.slice(0, first),
    ...indented(lines.slice(first)).map((line, at) => (at === 0 ? `-${line.slice(1)}` : line)),
  ];
}

/** What to write at a key, and at the keys in it that the blank lesson leaves out. */
function commentOn(schema: z.core.$ZodType, value: Blank): readonly string[] {
  const present = new Set([value].flat().flatMap((item) => Object.keys(item)));
  const absent = Object.entries(shapeOf(schema)).filter(([key]) => !present.has(key));
  return [`# ${descriptionOf(schema)}`, ...absent.map(([key, inner]) => `#   ${key}: ${descriptionOf(inner)}`)];
}
