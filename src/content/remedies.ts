import type { z } from 'zod';
import { suggest } from '../text/suggest.ts';
import { type ContentFault, mostFaults } from './content-fault.ts';
import { keysOf } from './schema-keys.ts';
import type { YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;
type Advice = readonly [problem: string, remedy: string];

/** Says in an editor's words what a schema found wrong, at the line where it stands. */
export function schemaFaults(error: z.ZodError, source: YamlFile, schema: z.ZodType): readonly ContentFault[] {
  return error.issues
    .slice(0, mostFaults + 1)
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, mostFaults + 1).map((key) => unknownKey([...issue.path, key], source, keysOf(schema)))
        : source.fault(issue.path, ...adviceOn(issue, valueAt(source.value, issue.path))),
    );
}

/** “Bedoel je …?” for a name that is nearly a known one. */
export function remedyFor(wrong: string, known: Iterable<string>): string | undefined {
  const near = suggest(wrong, known);
  return near && `Bedoel je “${near}”?`;
}

function unknownKey(path: readonly PropertyKey[], source: YamlFile, known: Iterable<string>): ContentFault {
  const key = String(path.at(-1));
  return source.fault(path, `onbekend veld “${key}”`, remedyFor(key, known) ?? 'Haal het weg.');
}

function adviceOn(issue: Issue, value: unknown): Advice {
  const name = nameOf(issue.path);
  if (value === undefined) return [`het veld ${name} ontbreekt`, 'Voeg het toe.'];
  switch (issue.code) {
    case 'invalid_type':
      return [`${name} is geen ${typeWords[issue.expected] ?? issue.expected}`, typeRemedies[issue.expected] ?? change];
    case 'invalid_value':
      return [`${name} kan niet “${String(value)}” zijn`, choiceRemedy(value, issue.values.map(String))];
    case 'too_small':
      return Number(issue.minimum) > 1
        ? [`${name} heeft minder dan ${issue.minimum} onderdelen`, 'Vul het aan.']
        : [`${name} is leeg`, 'Vul het in.'];
    case 'too_big':
      return [`${name} is te lang (meer dan ${issue.maximum})`, 'Maak het korter, anders past het niet op een kaart.'];
    case 'invalid_format':
    case 'custom':
      return inOurWords(name, issue.message);
    default:
      return [`${name} klopt niet (${issue.code})`, change];
  }
}

const change = 'Verander het.';
const typeWords: Readonly<Record<string, string>> = { string: 'tekst', array: 'lijst', object: 'groep velden' };
const typeRemedies: Readonly<Record<string, string>> = {
  string: 'Zet de waarde tussen aanhalingstekens.',
  array: 'Zet elk onderdeel op een eigen regel met een streepje ervoor.',
  object: 'Schrijf het als “veld: waarde”.',
};

function choiceRemedy(value: unknown, choices: readonly string[]): string {
  const near = typeof value === 'string' ? remedyFor(value, choices) : undefined;
  return near ?? `Kies uit: ${choices.join(', ')}.`;
}

/** The schema writes its messages as “what is wrong. What to do”. */
function inOurWords(name: string, message: string): Advice {
  const [problem, remedy] = message.split('. ', 2);
  return [`${name} ${problem}`, remedy === undefined ? change : `${remedy}.`];
}

function nameOf(path: readonly PropertyKey[]): string {
  const field = path.findLast((key) => typeof key === 'string');
  const position = path.at(-1);
  const part = typeof position === 'number' ? `onderdeel ${position + 1}` : undefined;
  if (field === undefined) return part ?? 'de inhoud';
  return part === undefined ? `“${field}”` : `${part} van “${field}”`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
