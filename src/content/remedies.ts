import type { z } from 'zod';
import { suggest } from '../text/suggest.ts';
import type { ContentFault, YamlFile } from './yaml-file.ts';

/** Says in an editor's words what a schema found wrong, at the line where it stands. */
export function schemaFaults(
  issues: readonly z.core.$ZodIssue[],
  source: YamlFile,
  known: Iterable<string>,
): ContentFault[] {
  const names = [...known];
  return issues.flatMap((issue): ContentFault[] => {
    const name = nameOf(issue.path);
    const fault = (problem: string, remedy: string, path = issue.path): ContentFault => ({
      file: source.file,
      line: source.lineOf(path),
      problem,
      remedy,
    });
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) =>
          fault(`onbekend veld “${key}”`, remedyFor(key, names) ?? 'Haal het weg.', [...issue.path, key]),
        );
      case 'invalid_type':
        if (valueAt(source.value, issue.path) === undefined) {
          return [fault(`het veld ${name} ontbreekt`, 'Voeg het toe.')];
        }
        return [
          fault(
            `${name} is geen ${dutchType[issue.expected] ?? issue.expected}`,
            adviceForType[issue.expected] ?? 'Verander het.',
          ),
        ];
      case 'invalid_value': {
        const given = valueAt(source.value, issue.path);
        if (given === undefined) return [fault(`het veld ${name} ontbreekt`, 'Voeg het toe.')];
        const choices = issue.values.map(String);
        const near = typeof given === 'string' ? suggest(given, choices) : undefined;
        return [
          fault(
            `${name} kan niet “${String(given)}” zijn`,
            near ? `Bedoel je “${near}”?` : `Kies uit: ${choices.join(', ')}.`,
          ),
        ];
      }
      case 'too_small':
        return [
          Number(issue.minimum) > 1
            ? fault(`${name} heeft minder dan ${issue.minimum} onderdelen`, 'Vul het aan.')
            : fault(`${name} is leeg`, 'Vul het in.'),
        ];
      case 'too_big':
        return [
          fault(
            `${name} is te lang (meer dan ${issue.maximum})`,
            'Maak het korter, anders past het niet op een kaart.',
          ),
        ];
      case 'invalid_format':
      case 'custom': {
        const [problem, remedy] = issue.message.split('. ', 2);
        return [fault(`${name} ${problem}`, `${remedy ?? 'Verander het'}.`)];
      }
      default:
        return [fault(`${name} klopt niet (${issue.code})`, 'Verander het.')];
    }
  });
}

const dutchType: Readonly<Record<string, string>> = { string: 'tekst', array: 'lijst', object: 'groep velden' };
const adviceForType: Readonly<Record<string, string>> = {
  string: 'Zet de waarde tussen aanhalingstekens.',
  array: 'Zet elk onderdeel op een eigen regel met een streepje ervoor.',
  object: 'Schrijf het als “veld: waarde”.',
};

/** “Bedoel je …?” for a name that is nearly a known one. */
export function remedyFor(wrong: string, known: Iterable<string>): string | undefined {
  const near = suggest(wrong, known);
  return near && `Bedoel je “${near}”?`;
}

function nameOf(path: readonly PropertyKey[]): string {
  const field = path.findLast((key) => typeof key === 'string');
  const position = path.at(-1);
  if (field === undefined) return typeof position === 'number' ? `onderdeel ${position + 1}` : 'de inhoud';
  return typeof position === 'number' ? `onderdeel ${position + 1} van “${field}”` : `“${String(field)}”`;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}
