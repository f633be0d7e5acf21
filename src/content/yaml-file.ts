import { lstatSync, readFileSync } from 'node:fs';
import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** Something an editor can mend: where, what is wrong, and what to do. */
export type ContentFault = {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
};

/** A fault as one line: `file:line: what is wrong. What to do.` */
export function formatFault({ file, line, problem, remedy }: ContentFault): string {
  return `${file}:${line}: ${problem}. ${remedy}`;
}

export type Path = readonly PropertyKey[];

export type YamlFile = {
  readonly file: string;
  readonly value: unknown;
  /** The line at which the value at a path stands; for a missing one, the nearest that does. */
  lineOf(path: Path): number;
};

/** One content file may take 1 MiB; ours take 5 kB. */
const mostBytes = 1024 * 1024;
const deepest = 40;

/** Reads one YAML file, or says all that is wrong with it. Nothing in it is trusted yet. */
export function readYaml(path: string, file: string): YamlFile | ContentFault[] {
  const fault = (problem: string, remedy: string, line = 1): ContentFault[] => [{ file, line, problem, remedy }];
  let bytes: Buffer;
  try {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink())
      return fault('dit is een verwijzing naar een ander bestand', 'Zet het bestand zelf hier neer.');
    if (!stat.isFile()) return fault('dit is geen gewoon bestand', 'Haal het weg.');
    if (stat.size > mostBytes) return fault('het bestand is groter dan 1 MiB', 'Maak het korter of splits het.');
    bytes = readFileSync(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing
      ? fault('het bestand ontbreekt', 'Maak het, of zet het terug.')
      : fault('het bestand is niet te lezen', 'Kijk na of je er rechten op hebt.');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fault('het bestand is geen UTF-8', 'Sla het op als UTF-8.');
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) return fault('er staat een NUL-teken in', 'Haal het weg.', text.slice(0, zero).split('\n').length);
  const tooDeep = lineTooDeep(text);
  if (tooDeep) return fault(`de inhoud is meer dan ${deepest} lagen diep`, 'Maak het platter.', tooDeep);

  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    logLevel: 'silent',
  });
  const at = (offset: number) => counter.linePos(offset).line;
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }): ContentFault => {
    const [problem, remedy] = yamlAdvice(code, message);
    return { file, line: at(pos[0]), problem, remedy };
  });
  visit(document, {
    Alias: (_, node) => {
      faults.push({
        file,
        line: at(node.range?.[0] ?? 0),
        problem: `een verwijzing (*${node.source}) mag hier niet`,
        remedy: 'Schrijf de tekst uit.',
      });
    },
  });
  if (faults.length > 0) return faults;

  const lineOf = (path: Path): number => {
    let node: unknown = document.contents;
    let line = isNode(node) && node.range ? at(node.range[0]) : 1;
    for (const key of path) {
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
      const keyNode = isPair(pair) && isNode(pair.key) ? pair.key : undefined;
      node = pair
        ? pair.value
        : isNode(node) && 'get' in node
          ? (node.get as (k: unknown, keep: boolean) => unknown)(key, true)
          : undefined;
      const found = keyNode ?? node;
      if (!isNode(found) || !found.range) break;
      line = at(found.range[0]);
    }
    return line;
  };
  return { file, value: document.toJS(), lineOf };
}

/** A nested bomb costs a parser seconds, so depth is counted before parsing. */
function lineTooDeep(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  for (const char of text) {
    if (char === '\n') line++;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth = Math.max(0, depth - 1);
    if (depth > deepest) return line;
  }
  const dashes = text.search(new RegExp(`^(\\s*[-?:]\\s){${deepest},}`, 'm'));
  return dashes < 0 ? undefined : text.slice(0, dashes).split('\n').length;
}

function yamlAdvice(code: string, message: string): [problem: string, remedy: string] {
  switch (code) {
    case 'DUPLICATE_KEY':
      return ['hetzelfde veld staat er twee keer', 'Houd er één over.'];
    case 'TAG_RESOLVE_FAILED':
      return [
        'een YAML-label (een woord met ! ervoor) mag hier niet',
        'Haal het weg, of zet de tekst tussen aanhalingstekens.',
      ];
    case 'TAB_AS_INDENT':
      return ['er staat een tab aan het begin van de regel', 'Spring in met spaties.'];
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
    case 'IMPOSSIBLE':
    case 'BAD_SCALAR_START':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return [
        `dit is geen geldige YAML (${message})`,
        'Kijk naar het inspringen en de dubbele punt. Staat er een dubbele punt in de tekst? Zet de tekst tussen aanhalingstekens.',
      ];
    default:
      return [`dit is geen geldige YAML (${message})`, 'Herstel deze regel.'];
  }
}
