import type { DraftGuide, DraftRuleId, DraftSign } from '../../src/domain/draft.ts';
import { readDraftText } from '../../src/draft/draft-text.ts';
import type { DraftReader } from '../../src/draft/read-draft.ts';
import { lookFor, prepareSigns } from '../../src/draft/seen-signs.ts';

/** Which words call for each rule, and which of them must be absent. */
const asks: Readonly<Record<DraftRuleId, { readonly has: DraftSign; readonly lacks?: DraftSign }>> = {
  'geen-handeling': { has: 'risico', lacks: 'handeling' },
  'incident-zonder-reden': { has: 'voorval', lacks: 'hulpvraag' },
  'alleen-onveiligheid': { has: 'risico', lacks: 'anders_nieuws' },
  alarm: { has: 'alarm' },
  'cijfers-los': { has: 'telling', lacks: 'vergelijking' },
  'herhaling-zonder-stap': { has: 'herhaling', lacks: 'handeling' },
  'afzender-onbekend': { has: 'risico', lacks: 'nabij' },
  'afzender-ver': { has: 'ver', lacks: 'nabij' },
  'geen-antwoord': { has: 'risico', lacks: 'antwoord' },
  'alleen-digitaal': { has: 'digitaal', lacks: 'mens' },
  drempel: { has: 'drempel', lacks: 'makkelijk' },
  belofte: { has: 'belofte', lacks: 'begrensd' },
  taakverdeling: { has: 'meedoen', lacks: 'verdeling' },
  'buiten-rol': { has: 'buiten_rol', lacks: 'binnen_rol' },
  herkenbaar: { has: 'herkenbaar' },
};

/** A reader with the same words and no rules: what is there, and what is not, anywhere in the draft. */
export function singleWords(guide: DraftGuide): DraftReader {
  const finders = prepareSigns(guide, { alarms: [] });
  return ({ text, channel }) => {
    const draft = lookFor(readDraftText(text), channel, finders);
    const has = (sign: DraftSign) => draft.all(sign).length > 0;
    const points = guide.rules
      .filter(({ id, channels }) => {
        const { has: sign, lacks } = asks[id];
        return channels.includes(channel) && has(sign) && !(lacks && has(lacks));
      })
      .toSorted((one, other) => other.weight - one.weight)
      .slice(0, 3)
      .map((rule) => ({ rule, words: [] }));
    return { kind: 'read', points, praise: undefined, hint: undefined };
  };
}
