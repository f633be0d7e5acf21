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

/** Drafts with the labels of somebody who did not see the rules. */
export type LabelledSet = ReturnType<typeof setNamed>;

function setNamed(name: string) {
  const labels = new Map(read(`labels/${name}-a`, label).map((one) => [one.id, one]));
  const drafts = read(`${name}-drafts`, draft).map((one) => {
    const wanted = labels.get(one.id);
    if (!wanted) throw new Error(`${one.id} of ${name} has no label`);
    return { ...one, wanted };
  });
  return { name, drafts };
}

/**
 * `blind` was written before there was any rule, `known` by somebody who knew what the rules are about; both were looked at since.
 */
export const labelledDrafts = ['blind', 'known'].map(setNamed);

type Count = { right: number; wrong: number; missed: number };

/**
 * How well drafts are read. A remark is wrong where the reader neither made it nor thought of it; of a draft with more than three faults,
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
      if (wanted.punten.includes(point)) byRule[point].right++;
      else if (!wanted.twijfel.includes(point)) byRule[point].wrong++;
    }
    const lacking = wanted.punten.filter((point) => !points.includes(point));
    const toGo = Math.max(0, Math.min(3, wanted.punten.length) - (wanted.punten.length - lacking.length));
    missed += toGo;
    for (const point of lacking.slice(0, toGo)) byRule[point].missed++;
    if (wanted.uitkomst === 'goed') kept.clean.push(reading.kind === 'read' && points.length === 0);
    if (wanted.uitkomst === 'geen-concept') kept.none.push(reading.kind === 'no-draft');
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
