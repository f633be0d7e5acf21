import type { Tone } from '../content/tone.ts';
import type { DraftChannel, DraftGuide, DraftReading, DraftRuleId } from '../domain/draft.ts';
import { alarms } from './alarm-rule.ts';
import { farSender, noAnswer, onlyDigital, threshold, unknownSender } from './contact-rules.ts';
import { type Found, incidentWithoutReason, noStep, onlyDanger, repeatsWithoutStep } from './danger-rules.ts';
import { readDraftText } from './draft-text.ts';
import { whyNoDraft } from './no-draft.ts';
import { looseNumbers } from './number-rule.ts';
import { outsideRole } from './outside-role.ts';
import { praiseOf } from './praise.ts';
import { quotesOf } from './quote.ts';
import { readingHintOf } from './reading-ease.ts';
import { recognisable } from './recognisable.ts';
import { noDivision, promises } from './role-rules.ts';
import { type Draft, lookFor, prepareSigns } from './seen-signs.ts';

/** What each rule looks for in a draft. */
const rules: Readonly<Record<DraftRuleId, (draft: Draft) => Found>> = {
  'geen-handeling': noStep,
  'incident-zonder-reden': incidentWithoutReason,
  'alleen-onveiligheid': onlyDanger,
  alarm: alarms,
  'cijfers-los': looseNumbers,
  'herhaling-zonder-stap': repeatsWithoutStep,
  'afzender-onbekend': unknownSender,
  'afzender-ver': farSender,
  'geen-antwoord': noAnswer,
  'alleen-digitaal': onlyDigital,
  drempel: threshold,
  belofte: promises,
  taakverdeling: noDivision,
  'buiten-rol': outsideRole,
  herkenbaar: recognisable,
};

/** More than three remarks nobody takes in. */
const mostPoints = 3;
/** Longer drafts are cut here: the longest letter of a municipality is some 4,500 characters. */
const mostChars = 8_000;

/** Reads drafts of messages to residents. The same draft always gives the same reading. */
export type DraftReader = (draft: { readonly text: string; readonly channel: DraftChannel }) => DraftReading;

/** Prepares the reader with what an editor gave it, and with the words of alarm that no text of ours may have. */
export function createDraftReader(guide: DraftGuide, tone: Pick<Tone, 'alarms'>): DraftReader {
  const finders = prepareSigns(guide, tone);
  const byWeight = guide.rules.toSorted((one, other) => other.weight - one.weight);
  return ({ text, channel }) => {
    const draft = lookFor(readDraftText(text.slice(0, mostChars)), channel, finders);
    const why = whyNoDraft(draft);
    if (why) return { kind: 'no-draft', why };
    const found = byWeight.flatMap((rule) => {
      const words = rule.channels.includes(channel) ? rules[rule.id](draft) : undefined;
      return words ? [{ rule, words }] : [];
    });
    const doubted = found.flatMap(({ words }) => words);
    const points = heaviest(found, draft).map(({ rule, words }) => ({ rule, words: quotesOf(words, draft) }));
    return { kind: 'read', points, praise: praiseOf(draft, doubted), hint: readingHintOf(draft) };
  };
}

type FoundRule = { readonly rule: DraftGuide['rules'][number]; readonly words: readonly string[] };

/**
 * The heaviest. A warning without a step, a warning again and an incident that nobody can use ask for one and the same step: where
 * there is no room for all, one stands for the others. Who asks to be alert lacks the step, who only tells lacks the reason.
 */
function heaviest(found: readonly FoundRule[], draft: Draft): readonly FoundRule[] {
  if (found.length <= mostPoints) return found;
  const has = (id: DraftRuleId) => found.some(({ rule }) => rule.id === id);
  const isSaid = (id: DraftRuleId) =>
    id === 'geen-handeling'
      ? has('herhaling-zonder-stap') || (has('incident-zonder-reden') && draft.own('schijnstap').length === 0)
      : id === 'incident-zonder-reden' && has('geen-handeling') && draft.own('schijnstap').length > 0;
  return found.filter(({ rule }) => !isSaid(rule.id)).slice(0, mostPoints);
}
