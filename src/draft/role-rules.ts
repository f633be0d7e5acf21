import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Dutch number plates of cars: https://www.rdw.nl/over-rdw/dienstverlening/kentekens */
const plate = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,2}(?![\w-])/;

/** The door of somebody, with its number. */
const door = /\b\p{Lu}[\p{L}-]*(?:straat|laan|weg|plein|hof|kade|gracht|pad|dreef|singel) \d{1,4}\b/u;

/** Somebody by name, where it is about something bad. */
const titledName = /\b(?:de heer|meneer|mevrouw|dhr\.?|mw\.?|mevr\.?) (?:(?:de|van|den|der) )*\p{Lu}\p{L}+/u;

/** Something is promised without a limit. */
export function promises(draft: Draft): Found {
  const found = draft
    .own('belofte')
    .filter(
      (one) =>
        !draft.has(one.sentence, 'begrensd') &&
        !draft.has(one.sentence, 'geruststelling') &&
        !onDay.test(one.sentence.text) &&
        !one.sentence.text.endsWith('?') &&
        !isNegated(one) &&
        !(/schoon$/i.test(one.words) && onWeekday.test(one.sentence.text)) &&
        !(/^(niemand|geen enkele|er is geen)/i.test(one.words) && isNow.test(one.sentence.text)),
    );
  return found.length > 0 ? eachOnce(found) : undefined;
}

const onWeekday = /\b(?:maan|dins|woens|donder|vrij|zater|zon)dag|\bmorgen\b|\bvolgende week\b/i;

/** “Er woont nu niemand meer” tells how it is. */
const isNow = /\b(nu|inmiddels|sinds|woont|wonen|woonde|was|waren|werd|had)\b/i;

/** What comes on a day that is named is an agreement. */
const onDay =
  /\b(beloof|beloven|belooft)\b[^.!?]*\b(op|voor|vóór) \d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/i;

/** “Wij lossen het niet op” promises nothing; “nooit meer” does. */
function isNegated({ sentence, from, words }: Seen): boolean {
  const before = sentence.words.slice(Math.max(0, from - 3), from).map(({ norm }) => norm);
  return before.some((norm) => ['niet', 'niks', 'geen', 'nooit'].includes(norm)) && !/meer$/.test(words);
}

/** Residents take part, and who does what is not said. */
export function noDivision(draft: Draft): Found {
  const asked = draft
    .own('meedoen')
    .filter(
      (one) => isAboutSafety(one, draft) && !isNegated(one) && (!comesAlong.test(one.words) || work.test(draft.text)),
    );
  if (asked.length === 0 || draft.own('verdeling').length > 0) return undefined;
  return eachOnce(asked);
}

/** “Wie wil er mee?” may be for a ride. */
const comesAlong = /^wie (wil|gaat|fietst)\b.*\bmee$/i;
const work =
  /\b(\p{L}*team\p{L}*|\p{L}*preventie\p{L}*|\p{L}*rond(?:e|es|je)|\p{L}*lopers?|lopen|loopt|toezicht|letten|opletten|schouw\p{L}*|hesjes?|surveill\p{L}*|opruim\p{L}*|helpen|vrijwilligers?)\b/iu;

/** A newsletter looks for people for many things: what counts is what stands beside it. */
function isAboutSafety({ sentence }: Seen, draft: Draft): boolean {
  const signs = ['risico', 'veiligheid', 'buiten_rol'] as const;
  const isSafety = (each: Sentence) => signs.some((sign) => draft.has(each, sign));
  const beside = draft.sentences.filter(({ block }) => draft.channel !== 'nieuwsbrief' || block === sentence.block);
  return beside.some(isSafety);
}

/** Residents are asked, or show that they want, to do what is for the police. */
export function outsideRole(draft: Draft): Found {
  const found = draft.own('buiten_rol').filter((one) => !isDoneByOthers(one, draft));
  return found.length > 0 ? eachOnce(found) : undefined;
}

/** Said of what residents do not do, or do with somebody of whom one may ask something: “Bel Rob of spreek hem aan”. */
const left =
  /\b(taak|werk|zaak) (van|voor) (de )?(politie|justitie|ons)\b|\b(doen|doe|doet|hoort|hoeft|mogen|mag)\b[^.!?]{0,25}\bniet\b|\b(doet|doen|mag|mogen) (alleen|enkel|uitsluitend)\b|\b(bel|belt|vraag|kom|loop)\b[^.!?]*\bof (spreek|zoek|vraag)\b/i;

/** The police may, and “film niet” asks for the opposite. */
function isDoneByOthers({ sentence, from, to }: Seen, draft: Draft): boolean {
  if (left.test(sentence.text) || /^(mag|moet|kan) (ik|je|u)\b.*\?$/i.test(sentence.text)) return true;
  return draft.all('binnen_rol').some((one) => one.sentence === sentence && one.from >= from - 5 && one.from <= to + 2);
}

/** “Geen foto's of kentekens” asks for the opposite, and of one's own family one may tell. */
function isForbidden({ sentence, from, words }: Seen): boolean {
  // “Wie in de Fuutstraat woont” may be anybody.
  if (/woont$/i.test(words) && /^(wie|iedereen|u|je)$/.test(sentence.words[from - 1]?.norm ?? '')) return true;
  if (/\b(afgeschermd|onherkenbaar|geblurd)\b/i.test(sentence.text)) return true;
  const before = sentence.words.slice(Math.max(0, from - 5), from).map(({ norm }) => norm);
  return before.some((norm) => ['geen', 'nooit', 'zonder', 'mijn', "m'n", 'mien', 'onze'].includes(norm));
}

/** A newsletter may tell whose daughter sang: only beside something bad it matters who can be recognised. */
function isBesideDanger({ sentence, words }: Seen, draft: Draft): boolean {
  if (draft.channel !== 'nieuwsbrief' || !/^(de )?(heet|zoon|dochter|moeder|vader|broer|zus)\b/i.test(words))
    return true;
  const beside = draft.sentences.filter(({ block }) => block === sentence.block);
  return beside.some((each) => draft.has(each, 'risico') || draft.has(each, 'buiten_rol'));
}

/** Somebody can be recognised. */
export function recognisable(draft: Draft): Found {
  const number = plate.exec(draft.text)?.slice(0, 1) ?? [];
  const named = draft
    .own('herkenbaar')
    .filter((one) => !isForbidden(one) && isBesideDanger(one, draft))
    .map(({ words }) => words);
  const family = [...draft.text.matchAll(/\b(?:de )?(?:familie|fam\.) \p{Lu}\p{L}+/gu)].map(([words]) => words);
  const risky = draft.sentences.filter((each) => draft.has(each, 'risico') && !draft.has(each, 'antwoord'));
  const titled = risky.flatMap(({ text }) => titledName.exec(text)?.[0] ?? []);
  const doors = risky.flatMap(({ text }) => door.exec(text)?.[0] ?? []);
  const looks = Map.groupBy(draft.own('kenmerk'), ({ sentence }) => sentence.line);
  const described = [...looks]
    .filter(
      ([line, some]) =>
        new Set(some.map(({ words }) => words.toLowerCase())).size >= 3 &&
        draft.sentences.some((each) => each.line === line && draft.has(each, 'persoon')),
    )
    .flatMap(([, some]) => some.map(({ words }) => words));
  const found = [...number, ...doors, ...family, ...titled, ...named, ...described];
  return found.length > 0 ? [...new Set(found)] : undefined;
}
