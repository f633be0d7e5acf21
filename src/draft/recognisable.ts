import type { Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import { foundOnce } from './found-once.ts';
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
const titledName = new RegExp(
  String.raw`\b(?:[Dd]e heer|[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]w\.?|[Mm]evr\.?) (?:(?:de|van|den|der) )*\p{Lu}\p{L}+\b(?! van (?:de |het )?(?:politie|gemeente|brandweer|slachtofferhulp|buurtbemiddeling|wijkteam|bank|corporatie|(?!\p{L}+(?:${street}))\p{Lu}))`,
  'u',
);
const family = /\b(?:[Dd]e )?(?:familie|fam\.) (?:(?:de|van|den|der|el|al|ten|ter) )*\p{Lu}(?:\p{L}+|\.)/u;
/** “Mark uit de Wilgenlaan is opgepakt”, “Jan-Willem uit het gele huis”. */
const nameInStreet =
  /\b(?<name>\p{Lu}\p{Ll}+)(?:-\p{Lu}\p{Ll}+)? (?:(?:uit|van|op|in) de \p{Lu}\p{L}+|(?:uit|van|op) (?:het|dat|de|die) (?:\p{Ll}+ )?(?:hoek\p{Ll}*|huis|verdieping|etage|flat|bo[ov]t|boerderij|overkant|snackbar|garage|kroeg|winkel))/u;
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
const anyone =
  'man|vrouw|mevrouw|meneer|heer|weduwe|weduwnaar|jongen|meisje|bewoner|bewoonster|huurder|huurster|buurman|buurvrouw|gezin|stel|ex|oma|opa';
const somebody = `${anyone}|jongens|mannen|vrouwen|meisjes|gasten|gast|gozers?|kerels?|knul|knullen|vent|lui|meid|meiden|joch|knaap|familie|mensen|buren|broers?|zussen|zoons?|zonen|tieners?|pubers?|gek|dronkaard|junk|dealer`;
/** “Dat is die van Vermeulen”, “het was die jongen met die krullen van de pizzeria”: points by itself. */
const saidToBe = new RegExp(
  String.raw`(?<!\p{L})(?:[Dd]at|[Hh]et|'[Tt]|[Tt]is|[Dd]it)(?: (?:is|was|zijn|waren|moet))?(?: (?:weer|gewoon|volgens \p{Ll}+|toch|vast|zeker))* (?:(?:die|dat|de) (?:\p{Ll}+ )?van (?:de |het |van )*\p{Lu}\p{Ll}+|(?:die|dat) (?:\p{Ll}+ )?(?:${somebody}) (?:van|uit|bij|met|op|naast|boven|onder|achter|tegenover)\b|(?:de|het) (?:\p{Ll}+ )?(?:${somebody}) (?:van|uit|bij|naast|boven) [^.!?,]{3,30} (?:die|dat) )`,
  'u',
);
/** “Die verwarde vrouw uit de flat”, “het gezin op 3-hoog”. */
const thatOne = new RegExp(
  String.raw`\b(?:[Dd]ie|[Dd]at) (?:\p{Ll}+ )?(?:${somebody}) (?:van|uit|naast|boven|onder|achter|tegenover) (?:de|het|'t|die|dat|ons|mij|nr|nummer|\d)|\b(?:[Hh]et|[Dd]e) (?:${somebody}) (?:op|van|uit) (?:\d+|\p{Ll}+|begane)[- ](?:hoog|grond)\b`,
  'u',
);
/** “De 19-jarige voetballer van VV Oranje 2”; a young man from a town may be anybody. */
const agedMember =
  /\b\d{1,2}-jarige (?!(?:jonge)?man\b|vrouw\b|jongen\b|meisje\b|inwoner\b|verdachte\b)\p{Ll}{4,} (?:van|bij|uit) (?:de |het )?(?:\p{Ll}{4,} )?\p{Lu}/u;
/** “Wie deze knul is”. */
const whoIsIt = new RegExp(String.raw`\bwie (?:deze|die) (?:\p{Ll}+ )?(?:${somebody}) (?:is|zijn|was)\b`, 'iu');
/** “De bewoner, tot vorig jaar prins carnaval van ons dorp, …”. */
const aside =
  /\b(?:bewoner|bewoonster|man|vrouw|buurman|buurvrouw|eigenaar|huurder|dader|verdachte), (?:tot|oud-|ex-|voormalig|bekend|vroeger|ooit|tevens|zelf|een bekende|de (?:zoon|dochter|broer|man|vrouw|trainer|eigenaar)|voorzitter|raadslid|trainer)\b/iu;
/** “De voorzitter van de tennisclub is overvallen”: there is only one. */
const oneOfAKind =
  /\b(?:de|onze) (?:voorzitter|penningmeester|directeur|directrice|bakker|slager|kapper|huisarts|dominee|pastoor|imam|trainer|eigenaar|eigenares|uitbater|uitbaatster|beheerder) (?:van|uit)\b[^.!?,]{3,40} (?:is|zijn|werd|werden)\b[^.!?]{0,40}\b(?:overvallen|beroofd|opgelicht|bestolen|mishandeld|bedreigd|aangevallen|neergestoken|afgeperst|aangehouden|opgepakt|ontslagen)\b/iu;
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
  // “Wie in de Fuutstraat woont” may be anybody.
  if (/woont$/i.test(words) && /^(wie|iedereen|u|je)$/.test(before.at(-1) ?? '')) return true;
  if (/\b(afgeschermd|onherkenbaar|geblurd)\b/i.test(sentence.text)) return true;
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
export const recognisable = foundOnce((draft: Draft): Found => {
  const number = plate.exec(draft.text)?.[0] ?? saidPlate.exec(draft.text)?.[1];
  const named = draft
    .own('herkenbaar')
    .filter((one) => !isForbidden(one) && !isOfReader(one) && isBesideDanger(one, draft) && !isHelper(one, draft))
    .map(({ words }) => words);
  const found = [
    ...(number === undefined ? [] : [number]),
    ...draft.sentences.flatMap((sentence) => pointedAt(sentence, draft)),
    ...named,
    ...describedIn(draft),
  ];
  return found.length > 0 ? [...new Set(found)] : undefined;
});

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
  const pointed = draft
    .own('aanduiding')
    .filter((one) => one.sentence === sentence && !isForbidden(one) && !isPlace(one) && !isOfReader(one));
  return [
    ...told(door, isBad && !isPublic.test(sentence.text)),
    ...told(titledName, (isBadHere && !ofHonour.test(sentence.text)) || isSuspect),
    ...told(nameAtDoor, isSuspect),
    ...told(namedNeighbour, isSuspect),
    ...told(namedBy, isSuspect),
    ...told(saidToBe, true),
    ...told(whoIsIt, true),
    ...told(thatOne, isBad),
    ...told(agedMember, isBadHere),
    ...told(oneOfAKind, true),
    ...told(aside, isSuspect),
    ...told(family, isBlockBad(sentence, draft)),
    ...told(childOf, isSuspect),
    ...told(nameInStreet, isSuspectHere && !isOfWorker && !isPublic.test(sentence.text) && isFirstName(sentence.text)),
    ...told(withLooks, isSuspect && draft.has(sentence, 'kenmerk')),
    ...told(agedInStreet, isBadHere),
    ...told(oneOfStreet, isSuspectHere),
    ...(isSuspect && !isOfWorker ? pointed.map(({ words }) => words) : []),
  ];
}

/** “Vrijdag op de Havenkade” and “Agenten van het bureau” name nobody. */
function isFirstName(text: string): boolean {
  const { index = 0, groups: { name = '' } = {} } = nameInStreet.exec(text) ?? {};
  if (/dag$|^(?:maart|april|mei|juni|juli|januari|februari|augustus|september|oktober|november|december)$/i.test(name))
    return false;
  const before = text.slice(0, index);
  // The first word has a capital anyhow, and names of places come behind these.
  return before.trim() === ''
    ? !/(?:en|s|er|ing|heid|tie|weg|laan|straat|huis)$/.test(name) || /^\p{Lu}\p{Ll}+-\p{Lu}/u.test(text)
    : !/\b(?:de|het|een|in|op|te|bij|naar|aan|van|uit)\s$/i.test(before);
}

/** “Bij de bakker” is where it happened, and swindlers say that they are “medewerker van de bank”. */
function isPlace({ sentence: { words }, from, to, words: said }: Seen): boolean {
  const [one, two] = [words[from - 1]?.norm ?? '', words[from - 2]?.norm ?? ''];
  if (/^(?:als|nep|valse?)$/.test(one) || (one === 'een' && two === 'als')) return true;
  if (/\b(?:man|vrouw|jongen|stel)\b.* van$/i.test(said) && /^\d/.test(words[to]?.norm ?? '')) return true;
  return (
    /^(?:(?:onze|de|die) )?(?:bakker|slager|kapper|groenteman|visboer|drogist|fietsenmaker|bloemist|huisarts|tandarts|dokter|apotheker|notaris)$/i.test(
      said,
    ) && [one, two].some((norm) => where.has(norm))
  );
}
const where = new Set('bij naar in achter voor tegenover naast langs op aan tot vanaf'.split(' '));

/** “De eigenaar van nummer 7 vroeg ons …” is told of who helps. */
const isHelper = ({ sentence, words }: Seen, draft: Draft) =>
  /\b(?:nummer|nr|huisnummer)\b/i.test(words) &&
  !draft.has(sentence, 'verdenking') &&
  /\b(?:vroeg|gevraagd|belde|gebeld|meldde|gemeld|hielp|geholpen|bedank\p{L}*|verzoek van|ophalen|afhalen|lenen|terecht)\b/iu.test(
    sentence.text,
  );

/** “U woont naast …” is about the reader, and “ze belde haar zoon” about who helped. */
function isOfReader({ sentence: { words }, from, to, words: said }: Seen): boolean {
  const before = words.slice(Math.max(0, from - 2), from).map(({ norm }) => norm);
  if (/^(?:woon|werk|rijd)/i.test(said)) return before.some((norm) => self.has(norm));
  if (!relative.test(said)) return false;
  const isSubject =
    /^(?:is|was|wordt|werd|heeft|had|zit|zat|die|doet|deed|deal\w*|steelt|gooit|stond|staat|hangt|loopt)$/;
  return !isSubject.test(words[to]?.norm ?? '') && !/^(?:is|was|door|zijn|waren|dat)$/.test(before.at(-1) ?? '');
}
const relative =
  /^(?:zijn|haar|hun) (?:zoons?|zonen|dochters?|broer|zus|neef|vriendin|vriend|ex|vader|moeder|man|vrouw|kinderen|partner|kleinzoon)$/i;
const self = new Set('u je jij jullie ik we wij wie'.split(' '));

/** A family that won a prize is named as well. */
const isBlockBad = ({ block }: Sentence, draft: Draft) =>
  draft.sentences.some((each) => each.block === block && (draft.has(each, 'verdenking') || draft.has(each, 'risico')));

const pointsBack =
  /^(?:hij|zij|ze|die|dat|dit|daar|het|'t|hem|haar|zijn|in de woning|iedereen weet|(?:we|wij|jullie|u) weten?|de (?:bewoners?|huurders?|eigenaar|woning))\b/i;

const ofHonour = /\b(?:tegen|over|memoriam|lezing|bedank\p{L}*|dank|voorzitter|erelid|jubileum)\b/iu;

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
