import type { Length } from './read-period.ts';

/** The numbers of the hours, as words. */
export const upToTwelve = [
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];
const upToTwenty = ['dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien', 'twintig'];
/** Numbers as words, from one. */
const numbers = [...upToTwelve, ...upToTwenty];
const more: Readonly<Record<string, number>> = { dertig: 30, zestig: 60, negentig: 90 };

type Unit = keyof Length;
const units: readonly (readonly [words: string, unit: Unit, times: number])[] = [
  ['dag|dagen|dagje|dagjes|dgn|dg|d', 'days', 1],
  ['week|weken|weekje|weekjes|wk|wkn|wkjes|w', 'weeks', 1],
  ['maand|maanden|maandje|maandjes|mnd|mnden|mndn|md', 'months', 1],
  ['kwartaal|kwartalen', 'months', 3],
  ['halfjaar|half jaar|half jaartje', 'months', 6],
  ['jaar|jaren|jaartje|jr', 'years', 1],
];
const lead = '(?:(?:voor|van|gedurende|zeker|minstens) )?(?:de )?(?:(?:(?:eerst|aan)?komende|volgende|eerste) )?';
const count = `(?<count>\\d{1,3}(?:[.,]5)?|nul|anderhalve?|${[...numbers, ...Object.keys(more)].join('|')})(?<half> en een half(?:e)?)?`;
const unit = `(?<unit>${units.map(([words]) => words).join('|')})\\.?`;
const counted = new RegExp(`^${lead}${count} ?${unit}(?: lang)?$`);
const some = new RegExp(
  `^${lead}(?:(?:een )?(?:paar|aantal|stuk of wat)|enkele|wat|meerdere|halve) ${unit}(?: lang)?$`,
);
const andHalf: Readonly<Record<Unit, Length>> = {
  days: { days: 1 },
  weeks: { days: 4 },
  months: { days: 15 },
  years: { months: 6 },
};

/** How long `2 weken`, `anderhalve maand` or `3 wkn` is, what is half rounded up; `unread` for some weeks, or none at all. */
export function readLength(words: string): Length | 'unread' | undefined {
  if (some.test(words)) return 'unread';
  const found = counted.exec(words)?.groups;
  const [, name, times = 1] = units.find(([each]) => each.split('|').includes(found?.unit ?? '')) ?? [];
  if (!found || !name) return undefined;
  const amount = numberOf(found.count ?? '');
  const isHalf = found.half !== undefined || /[.,]5$|^anderhal/.test(found.count ?? '');
  if (amount === 0 && !isHalf) return 'unread';
  return { [name]: amount * times, ...(isHalf ? added(name, amount * times) : {}) };
}

/** A half on top of whole ones. */
function added(name: Unit, whole: number): Length {
  const half = andHalf[name];
  return name === 'days' ? { days: whole + 1 } : half;
}

function numberOf(word: string): number {
  if (/^\d/.test(word)) return Math.trunc(Number(word.replace(',', '.')));
  return word.startsWith('anderhal') ? 1 : (more[word] ?? numbers.indexOf(word) + 1);
}
