import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { type ContentFault, mostFaults } from './content-fault.ts';
import { readText } from './read-text.ts';
import { flawInWords } from './unfit-words.ts';

type Path = readonly PropertyKey[];

/** A YAML file whose content nobody checked yet. */
export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  /** Something wrong with the value at a path, at its line; for a value that is missing, at the nearest that is there. */
  fault(path: Path, problem: string, remedy: string): ContentFault;
};

/** Reads one YAML file, or says all that is wrong with it. Nothing in it is trusted yet. */
export function readYaml(file: string): YamlFile | readonly ContentFault[] {
  const text = readText(file);
  if (typeof text !== 'string') return [text];
  const lines = new LineCounter();
  const { document, second } = parse(text, lines);
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const flaws = [
    ...(second ? [{ offset: second.range[0], ...oneDocument }] : []),
    ...document.errors.map(flawOf),
    ...document.warnings.map(flawOf),
    ...flawsInNodes(document),
  ].slice(0, mostFaults + 1);
  if (flaws.length > 0)
    return flaws.map(({ offset, problem, remedy }) => ({ file, line: lineAt(offset), problem, remedy }));
  return {
    file,
    value: document.toJS(),
    fault: (path, problem, remedy) => ({ file, line: lineAt(offsetOf(path, document)), problem, remedy }),
  };
}

type Flaw = { readonly offset: number; readonly problem: string; readonly remedy: string };

const oneDocument = {
  problem: 'er begint een tweede document (---)',
  remedy: 'Haal het weg of maak er een eigen bestand van: alleen het eerste wordt gelezen.',
};

function parse(text: string, lineCounter: LineCounter) {
  // Whether a key is there twice is for us to see: the parser compares each key with each other one.
  const options = { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
  const [document, second] = parseAllDocuments(text, options);
  return { document: document ?? parseDocument(text, options), second };
}

/** What the parser takes and we do not, each thing looked at once. */
function flawsInNodes(document: Document): Flaw[] {
  const found: Flaw[] = [];
  visit(document, {
    Alias: (_, { source, range }) => {
      const problem = `een verwijzing (*${source}) mag hier niet`;
      found.push({ offset: range?.[0] ?? 0, problem, remedy: 'Schrijf de tekst uit.' });
    },
    Map: (_, map) => void found.push(...twiceIn(map)),
    Scalar: (_, { value, range }) => {
      const flaw = typeof value === 'string' ? flawInWords(value) : undefined;
      if (flaw) found.push({ offset: range?.[0] ?? 0, ...flaw });
    },
  });
  return found;
}

function twiceIn({ items }: YAMLMap): Flaw[] {
  const seen = new Set<unknown>();
  const twice: Flaw[] = [];
  for (const { key } of items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value) && twice.length <= mostFaults) twice.push({ offset: startOf(key) ?? 0, ...keyTwice });
    seen.add(key.value);
  }
  return twice;
}

/** Where the last thing on a path begins, of all that is there. */
function offsetOf(path: Path, document: Document): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const key of path) {
    const pair = isMap(node) ? pairIn(node, key) : undefined;
    const value: unknown = isSeq(node) ? node.get(key, true) : pair?.value;
    // A value is told at the line of its key: the value itself may begin a line lower.
    const found = startOf(pair?.key) ?? startOf(value);
    if (found === undefined) break;
    offset = found;
    node = value;
  }
  return offset;
}

const startOf = (node: unknown) => (isNode(node) ? node.range?.[0] : undefined);
const pairIn = (map: YAMLMap, wanted: PropertyKey) =>
  map.items.find(({ key }) => isScalar(key) && key.value === wanted);

const keyTwice = { problem: 'hetzelfde veld staat er twee keer', remedy: 'Houd er één over.' };
const notYaml = 'Herstel deze regel.';
const indentOrColon =
  'Kijk naar het inspringen en de dubbele punt. Staat er een dubbele punt in de tekst? Zet de tekst tussen aanhalingstekens.';

/** What an editor can do about an error of the parser; without a problem of our own, the parser's words tell it. */
const advice: Partial<Record<YAMLError['code'], { readonly problem?: string; readonly remedy: string }>> = {
  TAG_RESOLVE_FAILED: {
    problem: 'een YAML-label (een woord met ! ervoor) mag hier niet',
    remedy: 'Haal het weg, of zet de tekst tussen aanhalingstekens.',
  },
  TAB_AS_INDENT: { problem: 'er staat een tab aan het begin van de regel', remedy: 'Spring in met spaties.' },
  BAD_INDENT: { remedy: indentOrColon },
  MISSING_CHAR: { remedy: indentOrColon },
  UNEXPECTED_TOKEN: { remedy: indentOrColon },
  IMPOSSIBLE: { remedy: indentOrColon },
  BAD_SCALAR_START: { remedy: indentOrColon },
  MULTILINE_IMPLICIT_KEY: { remedy: indentOrColon },
  BLOCK_AS_IMPLICIT_KEY: { remedy: indentOrColon },
};

function flawOf({ code, message, pos }: YAMLError): Flaw {
  const { problem = `dit is geen geldige YAML (${message})`, remedy } = advice[code] ?? { remedy: notYaml };
  return { offset: pos[0], problem, remedy };
}
