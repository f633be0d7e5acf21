import type { Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Dutch number plates of cars: https://www.rdw.nl/over-rdw/dienstverlening/kentekens */
const plate = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,2}(?![\w-])/;

/** “Kenteken zk418r”: small letters and no dashes, where it says itself that it is one. */
const saidPlate =
  /\b(?:kenteken|nummerbord|nummerplaat|plaat)\b[^.!?\n]{0,25}?\b((?=[a-z\d-]*\d)(?=[a-z\d-]*[a-z])[a-z\d]{1,4}(?:[- ]?[a-z\d]{1,3}){1,2})\b/i;

const street =
  'straat|laan|weg|plein|hof|kade|gracht|pad|dreef|singel|steeg|dijk|park|veld|akker|erf|brink|flat|wal|meent|baan|ring';
/** The door of somebody, with its number. */
const door = new RegExp(
  String.raw`\b\p{Lu}[\p{L}-]*(?:${street}) (?:nr\.? )?\d{1,4}[a-z]?\b(?! (?:uur|euro|meter|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)|[.:]\d)`,
  'u',
);
/** Where everybody may come. */
const isPublic =
  /\b(buurthuis|buurtcentrum|wijkcentrum|dorpshuis|school|kerk|moskee|bibliotheek|sporthal|politiebureau|gemeentehuis|stadhuis|winkel|supermarkt|inloop|spreekuur|bijeenkomst|kantoor|balie)\b/i;

/** Somebody by name, where it is about something bad. */
const titledName =
  /\b(?:[Dd]e heer|[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?) (?:(?:de|van|den|der) )*\p{Lu}\p{L}+\b(?! van (?:de |het )?(?:politie|gemeente|brandweer|slachtofferhulp|buurtbemiddeling|wijkteam|bank|corporatie|\p{Lu}))/u;
const family = /\b(?:[Dd]e )?(?:familie|fam\.) (?:(?:de|van|den|der|el|al|ten|ter) )*\p{Lu}\p{L}+/u;
/** “Mark uit de Wilgenlaan is opgepakt”. */
const nameInStreet = /\b\p{Lu}\p{Ll}+ (?:uit|van|op|in) de \p{Lu}\p{L}+/u;
/** “Zoontje Akkermans”. */
const childOf =
  /\b(?:zoon|zoontje|dochter|dochtertje|broer|broertje|neef|neefje|oudste|jongste|weduwe) (?:van )?\p{Lu}\p{L}+/u;
/** “De stratenmaker met de paardenstaart”. */
const withLooks =
  /\b(?:[Dd]e|[Dd]ie|[Dd]at) \p{Ll}+ met (?:de|het|zijn|haar|z'n|d'r|die|dat|een) (?:\p{Ll}+ )?\p{Ll}+/u;
/** “Peter van nr 9”. */
const nameAtDoor = /\b\p{Lu}\p{Ll}+ (?:van|op|uit) (?:nr\.?|nummer|huisnummer) ?\d+/u;
/** “Onze buurman Henk de Boer”. */
const namedNeighbour =
  /\b(?:buurman|buurvrouw|buurjongen|buurmeisje|overbuurman|overbuurvrouw|bovenbuurman|bovenbuurvrouw|dealer|dader) \p{Lu}\p{L}+/u;
/** “Kevin van de snackbar”, “die jongen van de Jansens”, “die ene van Dekkers”. */
const namedBy =
  /\b\p{Lu}\p{Ll}+ van (?:de|het|'t) (?:hoek|snackbar|garage|bakker|slager|kapper|kroeg|supermarkt|winkel|overkant|fietsenmaker|viswinkel|voetbal|sportschool)\b|\b(?:die|dat|de|een) (?:jongen|jongens|meisje|joch|knul|man|vrouw|gast|ene|zoon|zoons|oudste|jongste|kinderen) van (?:de |het |van |familie )*\p{Lu}\p{L}+/u;
/** “Dat is die van Vermeulen” points by itself. */
const saidToBe =
  /\b(?:[Dd]at|[Hh]et|'[Tt]|[Dd]it) (?:is|was|zijn|waren) (?:die|dat|de) (?:\p{Ll}+ )?van (?:de |het |van )*\p{Lu}\p{Ll}+/u;
const anyone =
  'man|vrouw|mevrouw|meneer|heer|weduwe|weduwnaar|jongen|meisje|bewoner|bewoonster|huurder|huurster|buurman|buurvrouw|gezin|stel|ex|oma|opa';
/** “Een 78-jarige weduwe uit de Kerkstraat”, “een mevrouw van 84 uit de Prins Clausflat”. */
const agedInStreet = new RegExp(
  String.raw`\b(?:\d{1,2}-jarige (?:${anyone})|(?:${anyone}) van \d{1,2}(?: jaar)?),? (?:(?:uit|van|op|aan|in) (?:de|het)|\p{Ll}+ (?:bij|van|op)) \p{Lu}`,
  'u',
);
/** “Een bewoner van de Dijkweg is aangehouden”. */
const oneOfStreet = new RegExp(String.raw`\b(?:${anyone}) (?:uit|van|op|aan|in) (?:de|het) \p{Lu}`, 'u');

/** “Geen foto's of kentekens” asks for the opposite, and of one's own family one may tell. */
function isForbidden({ sentence, from, words }: Seen): boolean {
  const before = sentence.words.slice(Math.max(0, from - 5), from).map(({ norm }) => norm);
  // “Van wie is die?” asks after a cat.
  if (/^wie\b/i.test(words) && before.at(-1) === 'van') return true;
  return (
    before.some((norm) => ['geen', 'nooit', 'niet', 'zonder'].includes(norm)) ||
    (!/buur|buren/i.test(words) && before.slice(-2).some((norm) => ['mijn', "m'n", 'mien', 'onze'].includes(norm)))
  );
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
  const number = plate.exec(draft.text)?.[0] ?? saidPlate.exec(draft.text)?.[1];
  const named = draft
    .own('herkenbaar')
    .filter((one) => !isForbidden(one) && isBesideDanger(one, draft))
    .map(({ words }) => words);
  const found = [
    ...(number === undefined ? [] : [number]),
    ...draft.sentences.flatMap((sentence) => pointedAt(sentence, draft)),
    ...named,
    ...describedIn(draft),
  ];
  return found.length > 0 ? [...new Set(found)] : undefined;
}

/** Who is pointed at beside something bad: by name, by door, by place or by what they do. */
function pointedAt(sentence: Sentence, draft: Draft): readonly string[] {
  if (draft.has(sentence, 'antwoord') || draft.isQuoted(sentence.start)) return [];
  const near = linkedTo(sentence, draft);
  const [isSuspect, isBad] = [
    near.some((each) => draft.has(each, 'verdenking')),
    near.some((each) => draft.has(each, 'verdenking') || draft.has(each, 'risico')),
  ];
  const [isSuspectHere, isBadHere] = [
    draft.has(sentence, 'verdenking'),
    draft.has(sentence, 'verdenking') || draft.has(sentence, 'risico'),
  ];
  const isOfWorker = draft.all('nabij').some((seen) => seen.sentence === sentence && !isNeighbour.test(seen.words));
  const told = (pattern: RegExp, holds: boolean) => (holds ? (pattern.exec(sentence.text)?.slice(0, 1) ?? []) : []);
  const pointed = draft.own('aanduiding').filter((one) => one.sentence === sentence && !isForbidden(one));
  return [
    ...told(door, isBad && !isPublic.test(sentence.text)),
    ...told(titledName, isBadHere || isSuspect),
    ...told(nameAtDoor, isSuspect),
    ...told(namedNeighbour, isSuspect),
    ...told(namedBy, isSuspect),
    ...told(saidToBe, true),
    ...told(family, isBlockBad(sentence, draft)),
    ...told(childOf, isSuspect),
    ...told(nameInStreet, isSuspectHere && !isOfWorker && !isPublic.test(sentence.text)),
    ...told(withLooks, isSuspect && draft.has(sentence, 'kenmerk')),
    ...told(agedInStreet, isBadHere),
    ...told(oneOfStreet, isSuspectHere),
    ...(isSuspect && !isOfWorker ? pointed.map(({ words }) => words) : []),
  ];
}

/** A family that won a prize is named as well. */
const isBlockBad = ({ block }: Sentence, draft: Draft) =>
  draft.sentences.some((each) => each.block === block && (draft.has(each, 'verdenking') || draft.has(each, 'risico')));

const pointsBack =
  /^(?:hij|zij|ze|die|dat|dit|daar|het|'t|hem|haar|zijn|in de woning|iedereen weet|(?:we|wij|jullie|u) weten?|de (?:bewoners?|huurders?|eigenaar|woning))\b/i;

/** Who lives there: anybody else that is near works there. */
const isNeighbour = /^(bewoner|buurman|buurvrouw|uw buren|je buren|vrijwilliger|juf|meester|directeur|huismeester)/i;

/** The sentence, the one after it that says more of the same, and those before it where it points back itself. */
function linkedTo(sentence: Sentence, { sentences }: Draft): readonly Sentence[] {
  const at = sentences.indexOf(sentence);
  const after = sentences.slice(at + 1, at + 3).filter(({ text }) => pointsBack.test(text));
  return [
    ...(pointsBack.test(sentence.text) ? sentences.slice(Math.max(0, at - 2), at) : []),
    sentence,
    ...after,
  ].filter(({ block }) => block === sentence.block);
}

/** How somebody looks, in three words and more. */
function describedIn(draft: Draft): readonly string[] {
  const looks = draft.own('kenmerk').filter((one) => !isLoot(one));
  return draft.sentences.flatMap((sentence, at) => {
    const next = draft.sentences[at + 1];
    const both = next?.line === sentence.line ? [sentence, next] : [sentence];
    const some = looks.filter((one) => both.includes(one.sentence));
    // “Van een jaar of twaalf” is one thing.
    const apart = some.filter((one, index) => !overlaps(one, some[index - 1]));
    const kinds = new Set(apart.map(({ words }) => words.toLowerCase()));
    return kinds.size >= 3 && both.some((each) => draft.has(each, 'persoon')) ? some.map(({ words }) => words) : [];
  });
}

/** “Gedwongen zijn jas en schoenen af te geven”: what was taken is no look. */
const isLoot = ({ sentence: { text, words }, from }: Seen) =>
  words.slice(Math.max(0, from - 3), from).some(({ norm }) => ['zijn', 'haar', 'hun'].includes(norm)) &&
  /\b(?:af te (?:geven|staan)|afgeven|afgepakt|afgenomen|gestolen|beroofd|meegenomen|buitgemaakt)\b/i.test(text);

const overlaps = (one: Seen, other: Seen | undefined) =>
  other !== undefined && other.sentence === one.sentence && one.from < other.to;
