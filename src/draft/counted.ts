import type { Draft, Seen } from './seen-signs.ts';

/** What is counted: five and more, and no number of a house, an hour or a price. One or two is what happened. */
export function countsIn(draft: Draft): readonly Seen[] {
  const beside = draft.own('risico').filter((one) => {
    const { words } = one.sentence;
    return [1, 2].some((back) => isMany(words[one.from - back]?.norm ?? '') && !isElse(one, one.from - back));
  });
  const listed = draft.own('telling').filter((one) => {
    if (/^(elke|iedere)\b/i.test(one.words)) return true;
    const { words } = one.sentence;
    return Array.from({ length: one.to - one.from }, (_, at) => one.from + at).some(
      (at) => isMany(words[at]?.norm ?? '') && !isElse(one, at) && !isParted(one, at),
    );
  });
  return [...listed, ...beside];
}

/** “Dertig punten opgehaald, en bij de boxen brandt …”: the number is of something before the comma. */
const isParted = ({ sentence: { text, words }, to }: Seen, at: number) =>
  /[,;]/.test(text.slice(words[at]?.end, words[to - 1]?.start));

/** “Kade 15”, “groep 8”, “de eerste 50” and “14 kinderen” count no danger. */
function isElse({ sentence: { text, words }, words: said }: Seen, at: number): boolean {
  // “Controle op de Rondweg: 63 boetes” is no number of a house.
  const isApart = /[:;,.!]/.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start));
  const [before, after] = [isApart ? '' : (words[at - 1]?.norm ?? ''), words[at + 1]?.norm ?? ''];
  if (after === 'euro')
    return !/schade|buit|opgelicht|afhandig|gestolen|kwijt/i.test(said) || amount(words[at]?.norm) < 10_000;
  // “Week 26” is one, “vorige week 26 boetes” counts.
  const isWeekAgo = before === 'week' && /^(vorige|deze|afgelopen|per)$/.test(words[at - 2]?.norm ?? '');
  return (beforeElse.test(before) && !isWeekAgo) || afterElse.test(after);
}
const beforeElse =
  /(straat|laan|weg|plein|kade|dijk|hof|pad|singel|gracht|nummer|artikel)$|^(nr|groep|lijn|week|kamer|zaal|eerste|m|van)$/;
const afterElse =
  /^(uur|meter|km|kilometer|jaar|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|t|tot|weken|dagen|minuten|huishoudens|buren|vrijwilligers|leden|lampen)$/;

const spoken = new Set(
  'zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend tientallen honderden duizenden'.split(
    ' ',
  ),
);

function isMany(word: string): boolean {
  if (spoken.has(word)) return true;
  if (!/^\d[\d.,]*x?$/.test(word) || /^0|^\d{1,2}[.:]\d\d$|^(19|20)\d\d$/.test(word)) return false;
  return amount(word) >= 5;
}

const amount = (word = '') => Number(word.replace(/[^\d]/g, ''));
