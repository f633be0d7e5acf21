import { lstatSync, readFileSync, type Stats } from 'node:fs';
import type { ContentFault } from './content-fault.ts';

/** One content file may take 192 KiB; ours take 5 kB, the list of words 44, and what the second reader of drafts looks for some 165. */
const mostBytes = 192 * 1024;
/** A nested bomb costs a parser seconds, so depth is counted before parsing. */
const deepest = 40;

type Flaw = { readonly problem: string; readonly remedy: string; readonly line?: number };

/** The text of a content file, or why it is not fit to be read. */
export function readText(file: string): string | ContentFault {
  const fault = (flaw: Flaw): ContentFault => ({ file, line: 1, ...flaw });
  const bytes = readBytes(file);
  if (!Buffer.isBuffer(bytes)) return fault(bytes);
  const text = decode(bytes);
  if (typeof text !== 'string') return fault(text);
  const flaw = flawIn(text);
  return flaw ? fault(flaw) : text;
}

function readBytes(file: string): Buffer | Flaw {
  try {
    return unfit(lstatSync(file)) ?? readFileSync(file);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? { problem: 'het bestand ontbreekt', remedy: 'Maak het, of zet het terug.' }
      : { problem: 'het bestand is niet te lezen', remedy: 'Kijk na of je er rechten op hebt.' };
  }
}

function unfit(stat: Stats): Flaw | undefined {
  if (stat.isSymbolicLink())
    return { problem: 'dit is een verwijzing naar een ander bestand', remedy: 'Zet het bestand zelf hier neer.' };
  if (!stat.isFile()) return { problem: 'dit is geen gewoon bestand', remedy: 'Haal het weg.' };
  if (stat.size > mostBytes)
    return { problem: 'het bestand is groter dan 192 KiB', remedy: 'Maak het korter of splits het.' };
  return undefined;
}

function decode(bytes: Buffer): string | Flaw {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: 'het bestand is geen UTF-8', remedy: 'Sla het op als UTF-8.' };
  }
}

function flawIn(text: string): Flaw | undefined {
  const zero = text.indexOf('\0');
  if (zero >= 0) return { problem: 'er staat een NUL-teken in', remedy: 'Haal het weg.', line: lineAt(text, zero) };
  const tooDeep = tooManyBrackets(text) ?? tooManyDashes(text);
  return tooDeep === undefined
    ? undefined
    : { problem: `de inhoud is meer dan ${deepest} lagen diep`, remedy: 'Maak het platter.', line: tooDeep };
}

/** The line at which brackets are open too deep, if they are. */
function tooManyBrackets(text: string): number | undefined {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[{\]}]/g)) {
    depth = Math.max(0, depth + ('[{'.includes(bracket) ? 1 : -1));
    if (depth > deepest) return lineAt(text, index);
  }
  return undefined;
}

/** The line that opens too many lists or maps at once, if there is one. */
function tooManyDashes(text: string): number | undefined {
  const at = text.search(new RegExp(`^(?:[ \\t]*[-?:][ \\t]){${deepest},}`, 'm'));
  return at < 0 ? undefined : lineAt(text, at);
}

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;
