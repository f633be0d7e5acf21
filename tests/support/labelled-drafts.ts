import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type DraftRuleId, draftChannels, draftRuleIds } from '../../src/domain/draft.ts';
import type { DraftReader } from '../../src/draft/read-draft.ts';

const draft = z.strictObject({ id: z.string(), kanaal: z.enum(draftChannels), tekst: z.string() });
const label = z.object({
  id: z.string(),
  uitkomst: z.enum(['punten', 'goed', 'geen-concept']),
  punten: z.array(z.enum(draftRuleIds)),
  /** What the reader thought of, and left out. */
  twijfel: z.array(z.string()).default([]),
});
const read = <T extends z.ZodType>(file: string, schema: T) =>
  z.array(schema).parse(JSON.parse(readFileSync(`tests/src/draft/${file}.json`, 'utf8')));

/** Drafts with the labels of people who did not see the rules. */
export type LabelledSet = ReturnType<typeof setNamed>;

function setNamed({ name, readers }: { readonly name: string; readonly readers: readonly string[] }) {
  const byReader = readers.map(
    (reader) => new Map(read(`labels/${name}-${reader}`, label).map((one) => [one.id, one] as const)),
  );
  const drafts = read(`${name}-drafts`, draft).map((one) => {
    const labels = byReader.flatMap((all) => all.get(one.id) ?? []);
    if (labels.length !== readers.length) throw new Error(`${one.id} of ${name} lacks a label`);
    return { ...one, labels, wanted: agreed(labels) };
  });
  return { name, drafts };
}

type Label = z.output<typeof label>;

/** What all readers say, and what at least one of them thought of. */
function agreed(labels: readonly Label[]) {
  const outcomes = new Set(labels.map(({ uitkomst }) => uitkomst));
  return {
    outcome: outcomes.size === 1 ? [...outcomes][0] : undefined,
    points: draftRuleIds.filter((id) => labels.every(({ punten }) => punten.includes(id))),
    thoughtOf: new Set<string>(labels.flatMap(({ punten, twijfel }) => [...punten, ...twijfel])),
  };
}

/** How far two readers agree on which remarks a draft deserves, beyond chance: Cohen's kappa over drafts and rules, 1 for wholly. */
export function agreementOf({ drafts }: LabelledSet): number {
  const pairs = drafts.flatMap(({ labels: [one, other] }) =>
    one && other ? draftRuleIds.map((id) => [one.punten.includes(id), other.punten.includes(id)] as const) : [],
  );
  const share = (holds: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(holds).length / pairs.length;
  const [first, second] = [share(([one]) => one), share(([, other]) => other)];
  const byChance = first * second + (1 - first) * (1 - second);
  return (share(([one, other]) => one === other) - byChance) / (1 - byChance);
}

/**
 * `blind` was written before there was any rule, `known` by somebody who knew what the rules are about, and `fresh`, `later`,
 * `last` and the others afterwards by people who had seen neither rules nor other drafts; all but `ninth` were looked at since.
 */
export const labelledDrafts = [
  { name: 'blind', readers: ['a', 'b'] },
  { name: 'known', readers: ['a'] },
  { name: 'fresh', readers: ['a', 'b'] },
  { name: 'later', readers: ['a'] },
  { name: 'last', readers: ['a'] },
  { name: 'fourth', readers: ['a', 'b'] },
  { name: 'fifth', readers: ['a', 'b'] },
  { name: 'sixth', readers: ['a', 'b'] },
  { name: 'seventh', readers: ['a', 'b'] },
  { name: 'eighth', readers: ['a'] },
  { name: 'ninth', readers: ['a'] },
].map(setNamed);

type Count = { right: number; wrong: number; missed: number };

/**
 * How well drafts are read. A remark is right where all readers make it, and wrong where none made it or thought of it; of a draft with more than three faults,
 * three are enough. `clean`: how many of those that deserve no remark get none; `none`: how many of those that are no draft are seen to be none.
 */
export function scoreDrafts({ drafts }: LabelledSet, reader: DraftReader) {
  const byRule = Object.fromEntries(draftRuleIds.map((id) => [id, { right: 0, wrong: 0, missed: 0 }])) as Record<
    DraftRuleId,
    Count
  >;
  const kept = { clean: [] as boolean[], none: [] as boolean[] };
  let missed = 0;
  for (const { kanaal, tekst, wanted } of drafts) {
    const reading = reader({ text: tekst, channel: kanaal });
    const points = reading.kind === 'read' ? reading.points.map(({ rule }) => rule.id) : [];
    for (const point of points) {
      if (wanted.points.includes(point)) byRule[point].right++;
      else if (!wanted.thoughtOf.has(point)) byRule[point].wrong++;
    }
    const lacking = wanted.points.filter((point) => !points.includes(point));
    const toGo = Math.max(0, Math.min(3, wanted.points.length) - (wanted.points.length - lacking.length));
    missed += toGo;
    for (const point of lacking.slice(0, toGo)) byRule[point].missed++;
    if (wanted.outcome === 'goed') kept.clean.push(reading.kind === 'read' && points.length === 0);
    if (wanted.outcome === 'geen-concept') kept.none.push(reading.kind === 'no-draft');
  }
  const sum = (of: 'right' | 'wrong') => Object.values(byRule).reduce((total, count) => total + count[of], 0);
  const share = (list: readonly boolean[]) => list.filter(Boolean).length / list.length;
  const all = {
    precision: sum('right') / (sum('right') + sum('wrong')),
    recall: sum('right') / (sum('right') + missed),
    clean: share(kept.clean),
    none: share(kept.none),
  };
  return { all, byRule };
}
