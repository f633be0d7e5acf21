import type { Sentence } from './draft-text.ts';
import type { Draft } from './seen-signs.ts';

/** Who writes, as far as a draft shows. */
export type Signature = {
  /** Somebody from nearby is named as who writes, or as whom to speak to. */
  readonly near: string | undefined;
  /** Words that say that who writes is far. */
  readonly far: string | undefined;
  /** There is a name: below it, or of whom to speak to. */
  readonly named: boolean;
};

const closing =
  /^(met )?(vriendelijke|hartelijke|vriendelijk)? ?(groet|groeten|groetjes|hoogachtend|liefs|gr|mvg|hartelijks?)\b[\s,.!]*/i;
/** An office that stays far, whatever the name of who holds it. */
const office = /\b(burgemeester|wethouder|college|gemeentesecretaris|hoofd|directeur|minister|officier)\b/i;
const firstName = String.raw`(?!(?:Bel|App|Mail|Kom|Vul|Loop|Kijk|Stuur|Spreek|Vraag|Neem|Ga|Dan|Of|En|Ook|Wij|We|Ik|Je|De|Het|Een|Geef|Laat|Meld|Reageer|Zie|Dat|Scan|Zet|Wilt|Doe|Er|In|Op)\b)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;
const fullName = new RegExp(
  String.raw`^[\s–—-]*${firstName}(?:,? (?:van|de|der|den|ten|ter|te|het|el|'t|en|&))* (?:\p{Lu}[\p{L}.'-]*)`,
  'u',
);
const talkTo = new RegExp(
  String.raw`(?:\b(?:[Bb]el|[Bb]ellen|[Aa]pp|[Aa]ppen|[Mm]ail|[Vv]raag naar|[Vv]ragen aan|krijg je|krijgt u|spreek je|spreekt u|naar|bij|tegen|[Ss]preek|aan|of|en)|[?:,])\s+(?:of app |dan |even |met |onze |de )?(?:\p{Ll}+ ?(?:werker|agent|meester|beheerder|regisseur|coördinator|makelaar|manager|coach) )?${firstName}\b[^.!?\n]{0,40}?(?:\(|0\d|14 ?0|$|zit|helpt|,|\.|of|via|van het)`,
  'u',
);
const introduces = new RegExp(
  String.raw`\b(?:[Ii]k ben|[Ww]ij zijn|[Ww]e zijn|[Mm]ijn naam is|[Hh]ier spreekt|[Dd]it is) ${firstName}|^[^.!?]{0,20}\b${firstName} hier\b`,
  'u',
);

/** Whoever signs so does not say who it is. */
const isNobody =
  /\b(?:aantal|paar|enkele|bezorgde|verontruste|anonieme|boze|betrokken)\b[^.!?]*\b(?:bewoners?|buren|buur|ouders?)\b|^(?:een|twee|drie|wat) (?:\p{Ll}+ )?(?:\p{Ll}*bewoners?|buren|buurman|buurvrouw)\b|\bbewoners? die\b/iu;

/** Reads head and foot of a draft, and whom it says to speak to. */
export function signatureOf(draft: Draft): Signature {
  const foot = footOf(draft);
  const ends = [...headOf(draft), ...foot];
  const contacts = draft.sentences.filter((sentence) => isContact(sentence, draft));
  const told = new Set([...ends, ...contacts, ...draft.sentences.filter(isFirstPerson)]);
  const start = draft.sentences.slice(0, 2);
  const person = foot.find(isPerson);
  const near = draft
    .all('nabij')
    .find(
      ({ sentence, from, words }) =>
        !isNobody.test(sentence.text) &&
        !(/buren|bewoner|buurman|buurvrouw/i.test(words) && isAsking(sentence, draft)) &&
        (told.has(sentence) ||
          (start.includes(sentence) && (from <= 2 || isTitle(sentence, draft)) && !/^bewoner/i.test(words))),
    );
  const far = draft.all('ver').find(
    ({ sentence, from, words }) =>
      ends.includes(sentence) ||
      // “Het lampje doet het weer! Gemeente heeft het gemaakt.”
      (!(draft.channel === 'app' && sentence !== start[0]) &&
        start.includes(sentence) &&
        (from <= 1 || isTitle(sentence, draft)) &&
        !/^politie(?![- ](?:eenheid|landelijk))/i.test(words)) ||
      /^in onze gemeente$/i.test(words) ||
      /\bis een uitgave van\b/i.test(sentence.text) ||
      isOffice(sentence),
  );
  const bareOffice = foot.find(({ text }) => /^(?:de )?politie\.?$/i.test(text))?.text;
  const called = contacts.find(({ text }) => withNumber.test(text));
  const byTask = draft.sentences.find(({ text }) => taskBesideName.test(text) && !/\bnep|valse?\b/i.test(text));
  const signedByOffice = ends.some(({ text }) => office.test(text));
  return {
    near: near?.words ?? called?.text ?? byTask?.text ?? (signedByOffice ? undefined : person?.text),
    far: signedByOffice || !person ? (far?.words ?? bareOffice) : undefined,
    named:
      foot.some((each) => isName(each) && !isHeading(each, draft) && !isAsking(each, draft)) ||
      contacts.length > 0 ||
      draft.sentences.some(({ text }) => introduces.test(text) || madeBy.test(text)) ||
      draft.sentences.some(({ text }) => /\bis een uitgave van\b/i.test(text)) ||
      start.some(({ text }) => isOfOffice.test(text) || isPaperOf.test(text)),
  };
}

/** “Groen” above a piece of a newsletter is no name. */
function isHeading(sentence: Sentence, { channel, sentences }: Draft): boolean {
  if (channel === 'nieuwsbrief' && sentence === sentences[0] && sentences.length > 3) return true;
  const next = sentences[sentences.indexOf(sentence) + 1];
  return (
    channel === 'nieuwsbrief' &&
    next?.block === sentence.block &&
    next.words.length >= 3 &&
    /[.!?]$/.test(next.text) &&
    !/\d{4}|\b(?:bel|mail|app|vragen|redactie|wijk|buurt)\p{L}*/iu.test(next.text)
  );
}

/** “Deel deze brief met uw buren” names nobody. */
const isAsking = (sentence: Sentence, draft: Draft) =>
  draft.all('gebod').some((one) => one.sentence === sentence && one.from === 0);

/** The last lines: after the closing words when there are any, else those that are short and stand alone. */
export function footOf({ sentences }: Pick<Draft, 'sentences'>): readonly Sentence[] {
  const known = feet.get(sentences);
  if (known) return known;
  const foot = findFoot(sentences);
  feet.set(sentences, foot);
  return foot;
}

/** Asked of every sentence of a draft, and found once. */
const feet = new WeakMap<readonly Sentence[], readonly Sentence[]>();

function findFoot(sentences: readonly Sentence[]): readonly Sentence[] {
  const at = sentences.findLastIndex(({ text }) => closing.test(text));
  if (at >= 0 && at >= sentences.length - 8) return sentences.slice(at);
  const byLine = Map.groupBy(sentences, ({ line }) => line);
  const foot: Sentence[] = [];
  for (const [, inLine] of [...byLine].reverse().slice(0, 5)) {
    const [only, ...more] = inLine;
    // “Vragen? Bel mij” below a name.
    if (only && more.length > 0 && isAskedToCall(inLine)) continue;
    if (!only || more.length > 0 || only.words.length > 12 || byLine.size === 1) break;
    foot.unshift(only);
  }
  if (foot.length > 0) return foot;
  // “Bewonersteam De Kern, Bea en Johan. Reageren mag hieronder!”
  return sentences
    .slice(-3)
    .filter(
      (each) =>
        !greets.test(each.text) &&
        (isBareName(each) ||
          isDashed(each) ||
          isOnBehalf(each) ||
          nameAndTask.test(each.text) ||
          nameOfGroup.test(each.text) ||
          taskAndName.test(each.text)),
    );
}

const greets = /^(?:beste|geachte|hallo|hoi|dag|lieve|aan)\b/i;

/** “Anja, directeur”. */
const nameAndTask =
  /^\p{Lu}\p{Ll}+(?: (?:van|de|der|den|ten|el|en|\p{Lu}[\p{L}-]+))*, (?:[\p{L}-]+ ){0,3}[\p{L}-]*(?:agent|beheerder|werker|regisseur|manager|coach|meester|makelaar|verbinder|consulent|directeur|voorzitter|secretaris|co[oö]rdinator|boa|conci[eë]rge|leider|leidster|trainer|redactie|opzichter|ambassadeur|vrijwilliger|kundige|juf|eigenaar|buurman|buurvrouw)\b[^.!?]{0,40}[.]?$/u;
/** “Agent Lisa en boa Kevin”: wherever somebody is named with what they do nearby, the reader knows whom to think of. */
const taskBesideName = new RegExp(
  String.raw`(?<!\p{L})(?!burgemeester|hoofdagent)\p{L}*(?:[Aa]gent|[Bb]oa|[Bb]eheerder|[Mm]eester|[Ww]erker|[Rr]egisseur|[Cc]oach|[Mm]akelaar|[Vv]erbinder|[Jj]uf|[Cc]o[oö]rdinator|[Cc]onci[eë]rge|[Ww]acht|verpleegkundige)(?:e|en|s|es|['’]s)? ${firstName}\b`,
  'u',
);
/** “Wijkagent Ilse, bereikbaar via 0900-8844”. */
const taskAndName =
  /^(?:[Jj]e |[Jj]ullie |[Uu]w )?[\p{L}-]*(?:agent|beheerder|werker|regisseur|manager|coach|meester|makelaar|verbinder|consulent|co[oö]rdinator|boa|conci[eë]rge|opzichter) \p{Lu}\p{Ll}+(?: (?:van|de|der|den|ten|el|\p{Lu}[\p{L}-]+))*(?:[.]?$|, (?:bereikbaar|te bereiken|tel|telefoon|bel|\d))/u;
/** “Ymke en Bart van de buurtvereniging”. */
const nameOfGroup =
  /^\p{Lu}\p{Ll}+(?:(?:, \p{Lu}\p{Ll}+)* en \p{Lu}\p{Ll}+)? van (?:de|het|ons|onze) [\p{L} -]{4,40}[.!]?$/u;
const isOnBehalf = ({ text }: Sentence) => /^namens\b/i.test(text);

/** “– Jeroen en Ilse, buurtteam Spoorbuurt” behind the last sentence. */
const isDashed = ({ text, words }: Sentence) => /^[–—-]\s*\p{Lu}/u.test(text) && words.length <= 10;

/** A line that says where to ask, whatever stands above it. */
function isAskedToCall(inLine: readonly Sentence[]): boolean {
  const [only] = inLine;
  if (!only || inLine.length > 3) return false;
  return (only.text.endsWith('?') && only.words.length <= 4) || /^(bel|app|mail|vragen)\b/i.test(only.text);
}

/** The first line of a newsletter says of whom it is. */
const isTitle = ({ words }: Sentence, { channel, sentences }: Draft) =>
  channel === 'nieuwsbrief' && words.length <= 8 && sentences[0]?.words === words;

/** The first lines, before somebody is greeted. */
function headOf({ sentences }: Draft): readonly Sentence[] {
  const at = sentences.findIndex(({ text }) => /^(beste|geachte|dag|hallo|hoi|lieve|aan (de|alle))\b/i.test(text));
  const isHead = ({ words, text }: Sentence) =>
    words.length <= 9 && !/^(onderwerp|betreft|datum|ons kenmerk)/i.test(text);
  return at > 0 && at < 12 ? sentences.slice(0, at).filter(isHead) : [];
}

/** A sentence that says whom to speak to, by name; “Vragen?” before it belongs to it. */
function isContact(sentence: Sentence, draft: Draft): boolean {
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  const text =
    before?.text.endsWith('?') && before.words.length <= 8 ? `${before.text} ${sentence.text}` : sentence.text;
  // “Wim legt uit hoe. Bel hem even.”
  if (before && toThem.test(sentence.text) && introduced.test(before.text)) return true;
  if (withNumber.test(text) || asksByName.test(text)) return true;
  if (draft.has(sentence, 'antwoord') || ownPhone.test(sentence.text)) return talkTo.test(text);
  return (
    /(vragen|vraag|meer weten|informatie|reageren|contact|meedoen|aanmelden)\b/i.test(text) &&
    /\b(06|14|0\d{2,3})[ -]?\d/.test(text) &&
    talkTo.test(text)
  );
}

const toThem = /\b(?:bel|app|mail|spreek|vraag|zeg het) (?:hem|haar|ze|hen)\b/i;
const introduced = new RegExp(
  String.raw`(?:^|[,:] ?|\s)${firstName}(?: \p{Lu}\p{L}+)? (?:legt|helpt|zit|staat|loopt|weet|regelt|is|doet|komt|kan|heeft|beheert|maakt)\b`,
  'u',
);

/** “Corrie de Wit (0318-51 24 80)”. */
const withNumber = new RegExp(
  String.raw`\b${firstName}(?: (?:van|de|der|den|het|\p{Lu}\p{Ll}+)){0,3}(?: ?\([\p{L} ]+\))?,? ?\(?(?:06|0[1-57]\d{1,2})[ -]?\d|\b0\d[\d -]{7,12}\d \(${firstName}\)`,
  'u',
);

/** “Vraag Mo of Annelies.” */
export const asksByName = new RegExp(
  String.raw`\b(?:[Vv]raag|[Ss]preek|[Bb]el|[Aa]pp|[Mm]ail|[Vv]ertel het(?: aan)?|[Ss]chiet) ${firstName}\b`,
  'u',
);

/** A number of somebody, not of the police. */
const ownPhone = /\b(?:06|0[1-57]\d{1,2})[ -]?\d{2}/;

/** “De politie waarschuwt …” says who speaks, too. */
const isOfOffice =
  /^(?:de |het )?(?:politie|brandweer|school|basisschool|huisartsen|corporatie|woningcorporatie|buurtvereniging|wijkraad)\b/i;

/** “Maandbrief basisschool De Klim” says it above. */
const isPaperOf =
  /^(?:\p{L}*nieuws|\p{L}*brief|\p{L}*bericht(?:en)?|groeten?|\p{L}*krant|\p{L}*blad)(?: (?:uit|van|voor))?(?: de| het| uw| jullie| onze)? \p{L}*(?:school|kerk|corporatie|huis|vereniging|club|zwembad|bieb|bibliotheek|raad|team|politie|brandweer|apotheek)\b/iu;

const isFirstPerson = ({ text }: Sentence) =>
  introduces.test(text) ||
  madeBy.test(text) ||
  /\b(ik ben|jullie (wijkagent|huismeester|beheerder)|ons team|van ons (vieren|drieën|team))\b/i.test(text);
/** “Deze nieuwsbrief is gemaakt door …”, with a name. */
const madeBy = new RegExp(
  String.raw`(?:\b(?:gemaakt|geschreven|samengesteld|verzorgd) door|^[Dd]oor:?) ${firstName}|\buitgave van\b`,
  'u',
);
const isOffice = ({ text }: Sentence) =>
  /\b(wij|we|ik) als (gemeente|college|burgemeester|wethouder)\b|\bnamens (het college|burgemeester|de gemeente)/i.test(
    text,
  );

/** Somebody with a first name: initials and titles keep a distance. */
function isPerson({ text, words }: Sentence): boolean {
  const bare = text.replace(closing, '').replace(/^[\s,–—-]+/, '');
  return (
    words.length <= 12 &&
    fullName.test(bare) &&
    !office.test(text) &&
    !/[?!:]$/.test(bare) &&
    !starts.test(bare) &&
    !isInstitution.test(bare)
  );
}

/** A line with a name or an organisation: short, with a capital, and nothing that asks or tells. */
function isName(sentence: Sentence): boolean {
  const bare = sentence.text
    .replace(closing, '')
    .replace(/^(?:(?:groetjes?|groeten|gr)\b\.?)?\s*(?:(?:van|namens)\b)?\s*(?:de |het |ons |onze )?/i, '')
    .replace(/^[\s,–—-]+/, '');
  if (isNobody.test(sentence.text)) return false;
  if (isSmallName(sentence) || onBehalfOf.test(sentence.text)) return true;
  return (
    sentence.words.length <= 10 &&
    /^\p{Lu}\p{L}+/u.test(bare) &&
    !/[?!:]$/.test(bare) &&
    !starts.test(bare) &&
    !(bare.endsWith('.') && sentence.words.length > 4)
  );
}

/** “Namens het park, Louise de Ridder”. */
const onBehalfOf = /^namens [^.!?]{0,40}, \p{Lu}/iu;

/** “groetjes fatima”: typed without capitals, behind the closing words. */
function isSmallName({ text }: Sentence): boolean {
  const bare = text.replace(closing, '').trim();
  return (
    bare !== text.trim() &&
    /^(?:van |namens )?\p{Ll}{3,}(?: \p{L}+){0,3}[.!]?$/u.test(bare) &&
    !/\b(en|blijf|gezond|allemaal|iedereen|tot|fijne?|weer|buren|weekend|dag|avond|veilig)\b/i.test(bare)
  );
}

/** Every word has a capital, or is a small one between names or what somebody does: nothing is told. */
function isBareName({ text }: Sentence): boolean {
  const words = text
    .replace(closing, '')
    .split(/[^\p{L}\p{N}'’.]+/u)
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => /\p{L}/u.test(word));
  return (
    words.length > 0 &&
    words.length <= 9 &&
    !/[?!:]$/.test(text) &&
    words.some((word) => /^\p{Lu}\p{Ll}/u.test(word)) &&
    words.every((word, at) => /^\p{Lu}/u.test(word) || between.test(word) || (role.test(word) && at < 8)) &&
    (!starts.test(text) || (/^(?:je|jullie) /i.test(text) && words.some((word) => role.test(word))))
  );
}

const between =
  /^(van|de|het|der|den|en|uit|in|te|ten|bij|namens|groet|groetjes|groeten|je|jullie|jouw|uw|ons|onze|nr|nummer|hoog|tel|telefoon|mobiel|bellen|zelf|wonend|wijk)$/i;
/** What somebody does in the neighbourhood, by how the word ends. */
const role =
  /(?:agente?n?|beheerders?|beheer|meesters?|werk|werkers?|consulente?n?|coach(?:es)?|teams?|regisseurs?|co[oö]rdinator(?:en)?|verpleging|verpleegkundigen?|bemiddeling|bemiddelaars?|vaders?|vereniging|commissie|groep|raad|boa|boa's|concierges?|makelaars?|managers?|preventie|brandweer|redactie|leid(?:st)er|buur(?:man|vrouw)|ploeg|voorzitter|secretaris|bestuur|ouders?|verkeerskundige|opzichter|conducteur|handhavers?|toezichthouders?|ondersteuners?|verbinders?|zwembad|school|corporatie|juf|dienst|bewoners?)$/iu;

const isInstitution =
  /^(gemeente|team|afdeling|politie|stichting|wijkteam|college|het|de|programma|project|woning|woon|directie|omgevingsdienst|veiligheidsregio|waterschap|raad|domein|unit|regiona|landelijk|cluster|sector|dienst|district|eenheid|bureau|ministerie|provincie|klant|concern|publieks|stads|rijks|nationale|taskforce)/i;
const starts =
  /^(wees|bewaar|anoniem|onbekend|wordt|bel|kom|meer|volgende|tot|samen|alvast|let|pas|doe|zet|houd|meld|wij|we|het|een|er|dit|dat|deze|op|met|voor|als|zie|heeft|heb|help|blijf|vragen|stuur|lees|dank|bedankt|slaap|wie|wat|maar|nu|fijne|gezellig|delen|hopelijk|graag|nog|daar|dan|hier|ook|laat|geef|neem|hoe|waar|waarom|wanneer|verder|ter|ik|u|je|jullie)\b/i;
