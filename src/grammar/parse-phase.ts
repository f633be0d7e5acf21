import type { Intent } from '../domain/intent.ts';
import { type Phase, phases } from '../domain/lesson.ts';
import { isOneSlip } from '../text/one-slip.ts';

const named = phases.join('|');
const lead =
  '(?:(?:ga|we gaan|wij gaan|we zijn|wij zijn|we zitten|wij zitten|zet|zet ons|zet het project|zet het|wijzig|verander)(?: nu| door)? )?';
const move = new RegExp(
  `^${lead}(?:(?:naar|in|op|van) )?(?:de )?fase (?:(?:is|wordt|naar|op|in) )?(?:de )?(?<phase>\\S+)$`,
);
/** From one phase to another: the last one counts. */
const onward = new RegExp(
  `^${lead}(?:van )?(?:de )?fase (?:van )?(?:de )?(?:${named}) (?:naar|wordt|op|in) (?:de )?(?:fase )?(?<phase>${named})$`,
);
/** `borgingsfase`, in a sentence. */
const inOneWord = new RegExp(`(?<= )(?<phase>${named})s?fase$`);

/** `fase uitvoering`, `naar fase borging`. Of another word after `fase` alone we say that it is no phase. */
export function parsePhase(key: string): Intent | undefined {
  const words = key.replace(inOneWord, 'fase $<phase>');
  const said = (onward.exec(words) ?? move.exec(words))?.groups?.phase ?? '';
  const phase = phases.find((each) => each === said);
  if (phase) return { kind: 'set-phase', phase };
  const isOther = /^fase \S+$/.test(key) && !phases.some((each) => isOneSlip(said, each)) && !meantBy(said);
  return isOther ? { kind: 'unknown-phase', words: said } : undefined;
}

const towards =
  /^(?:(?:we|wij) (?:gaan|zijn|zitten|beginnen|staan)|ga|we starten|door)?(?: ?(?:nu|al|inmiddels|net))?(?: ?(?:met|naar|in|bij|aan))?(?: ?(?:de|het))?(?: ?fase)? ?(?<phase>\S+?)(?:s?fase)?(?: in)?$/;
const fromTo = new RegExp(`^van (?:de )?(?:${named}) naar (?:de )?(?<phase>${named})$`);

/** The phase that is likely meant: as a word of everyday, or by another name. */
export function phaseMeant(key: string): Phase | undefined {
  const said = (fromTo.exec(key) ?? towards.exec(key))?.groups?.phase ?? key;
  return phases.find((each) => each === said) ?? (/\bfase\b|fase$/.test(key) ? meantBy(said) : undefined);
}

const otherNames: Readonly<Partial<Record<Phase, RegExp>>> = {
  voorbereiding: /^(?:voorbereiden|voorbereidend|voorbereidings|plannen|planning)$/,
  start: /^(?:begin|opstart|starten|opstarten|beginnen)$/,
  uitvoering: /^(?:uitvoeren|uitvoerende|uitvoerings)$/,
  borging: /^(?:borgen|borgings|nazorg|verankering)$/,
};

const meantBy = (said: string): Phase | undefined => phases.find((phase) => otherNames[phase]?.test(said));
