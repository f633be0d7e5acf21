import { formatFault, loadContent } from '#core/content';
import { createDraftReader, type DraftReader } from '../src/draft/read-draft.ts';
import { labelledDrafts, scoreDrafts } from '../tests/support/labelled-drafts.ts';
import type { Bench } from './kit/bench.ts';
import { at } from './kit/side-by-side.ts';
import { singleWords } from './toets/single-words.ts';

/**
 * The second reader of drafts: how right on each set of labelled drafts and for each rule, and how long for 600 words. Beside it, in the
 * same run, a reader with the same words and no rules.
 */
export const bench: Bench = {
  what: 'the second reader of drafts: how right and how fast; beside the same words without rules',
  estimate: '20 seconds',
  async run({ isQuick, show }) {
    const loaded = loadContent('data');
    if ('faults' in loaded) throw new Error(loaded.faults.map(formatFault).join('\n'));
    const { draftGuide, tone } = loaded.catalogue;
    const readers = {
      lessenbot: createDraftReader(draftGuide, tone),
      'the same words, no rules': singleWords(draftGuide),
    };
    for (const set of labelledDrafts) {
      const { byRule } = scoreDrafts(set, readers.lessenbot);
      show(
        `${set.name}: ${set.drafts.length} drafts`,
        mapped(readers, (reader) => rounded(scoreDrafts(set, reader).all)),
      );
      show(`${set.name}, for each rule`, byRule);
    }
    show(
      'milliseconds for 600 words, drafts of more than 200',
      mapped(readers, (reader) => speedOf(reader, isQuick ? 6 : 25)),
    );
  },
};

/** Median and p95 over some rounds, the first of which only warm up. */
function speedOf(reader: DraftReader, rounds: number) {
  const long = labelledDrafts.flatMap(({ drafts }) => drafts).filter(({ tekst }) => wordsIn(tekst) > 200);
  const taken = Array.from({ length: rounds }, () => long.map(({ kanaal, tekst }) => timeOf(reader, kanaal, tekst)));
  const all = taken
    .slice(5)
    .flat()
    .toSorted((one, other) => one - other);
  return rounded({ p50: at(all, 0.5), p95: at(all, 0.95) });
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
