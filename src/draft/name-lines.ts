import type { Sentence } from './draft-text.ts';

export const closing =
  /^(met )?(vriendelijke|hartelijke|vriendelijk)? ?(groet|groeten|groetjes|hoogachtend|liefs|gr|mvg|hartelijks?)\b[\s,.!]*/i;

/** An office that stays far, whatever the name of who holds it. */
export const office = /\b(burgemeester|wethouder|college|gemeentesecretaris|hoofd|directeur|minister|officier)\b/i;

export const firstName = String.raw`(?!(?:Bel|App|Mail|Kom|Vul|Loop|Kijk|Stuur|Spreek|Vraag|Neem|Ga|Dan|Of|En|Ook|Wij|We|Ik|Je|De|Het|Een|Geef|Laat|Meld|Reageer|Zie|Dat|Scan|Zet|Wilt|Doe|Er|In|Op)\b)\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?`;

const fullName = new RegExp(
  String.raw`^[\s–—-]*${firstName}(?:,? (?:van|de|der|den|ten|ter|te|het|el|'t|en|&))* (?:\p{Lu}[\p{L}.'-]*)`,
  'u',
);

/** Whoever signs so does not say who it is. */
export const isNobody =
  /\b(?:aantal|paar|enkele|bezorgde|verontruste|anonieme|boze|betrokken)\b[^.!?]*\b(?:bewoners?|buren|buur|ouders?)\b|^(?:een|twee|drie|wat) (?:\p{Ll}+ )?(?:\p{Ll}*bewoners?|buren|buurman|buurvrouw)\b|\bbewoners? die\b/iu;

/** Somebody with a first name: initials and titles keep a distance. */
export function isPerson({ text, words }: Sentence): boolean {
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
export function isName(sentence: Sentence): boolean {
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
export function isBareName({ text }: Sentence): boolean {
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
