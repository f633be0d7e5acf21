import { formatFault, loadContent } from '#core/wiring';
import { createDraftReader, type DraftReader } from '../src/draft/read-draft.ts';
import { labelledDrafts, scoreDrafts } from '../tests/support/labelled-drafts.ts';
import { singleWords } from './toets/single-words.ts';

const rounds = 25;

/**
 * The second reader of drafts: how right on each set of labelled drafts and for each rule, and how long for 600 words. Beside it, in the
 * same run, a reader with the same words and no rules.
 */
export async function run(): Promise<void> {
  const loaded = loadContent('data');
  if ('faults' in loaded) throw new Error(loaded.faults.map(formatFault).join('\n'));
  const { draftGuide, tone } = loaded.catalogue;
  const readers = {
    lessenbot: createDraftReader(draftGuide, tone),
    'the same words, no rules': singleWords(draftGuide),
  };
  for (const set of labelledDrafts) {
    console.log(`\n${set.name}: ${set.drafts.length} drafts`);
    const { byRule } = scoreDrafts(set, readers.lessenbot);
    console.table(mapped(readers, (reader) => rounded(scoreDrafts(set, reader).all)));
    console.table(byRule);
  }
  console.log('\nmilliseconds for 600 words, drafts of more than 200');
  console.table(mapped(readers, speedOf));
}

/** Median and p95 over some rounds, the first of which only warm up. */
function speedOf(reader: DraftReader) {
  const long = labelledDrafts.flatMap(({ drafts }) => drafts).filter(({ tekst }) => wordsIn(tekst) > 200);
  const taken = Array.from({ length: rounds }, () => long.map(({ kanaal, tekst }) => timeOf(reader, kanaal, tekst)));
  const all = taken
    .slice(5)
    .flat()
    .toSorted((one, other) => one - other);
  const at = (part: number) => all[Math.floor(all.length * part)] ?? 0;
  return rounded({ p50: at(0.5), p95: at(0.95) });
}

function timeOf(reader: DraftReader, channel: Parameters<DraftReader>[0]['channel'], text: string): number {
  const start = performance.now();
  reader({ text, channel });
  return ((performance.now() - start) * 600) / wordsIn(text);
}

const wordsIn = (text: string) => text.split(/\s+/).length;

function mapped<T, R>(all: Readonly<Record<string, T>>, of: (one: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, of(one)]));
}

function rounded(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return mapped(numbers, (number) => Math.round(number * 1000) / 1000);
}
