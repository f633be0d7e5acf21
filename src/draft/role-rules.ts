import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Something is promised without a limit. */
export function promises(draft: Draft): Found {
  const found = draft
    .own('belofte')
    .filter(
      (one) =>
        !draft.has(one.sentence, 'begrensd') &&
        !isCalming(one, draft) &&
        !onDay.test(one.sentence.text) &&
        !one.sentence.text.endsWith('?') &&
        !isNegated(one) &&
        !isAdvised(one, draft) &&
        !(/^(niemand|geen enkele|er is geen)/i.test(one.words) && isNow.test(one.sentence.text)),
    );
  return found.length > 0 ? eachOnce(found) : undefined;
}

/** “Er woont nu niemand meer” tells how it is. */
const isNow = /\b(nu|inmiddels|sinds|woont|wonen|woonde|was|waren|werd|had)\b/i;

/** What comes on a day that is named is an agreement. */
const onDay =
  /\b(beloof|beloven|belooft)\b[^.!?]*\b(op|voor|vóór) \d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/i;

/** “De zaak is opgelost” tells, where “wij lossen het op” promises. */
const isCalming = (one: Seen, draft: Draft) =>
  draft
    .all('geruststelling')
    .some(({ sentence, from, to }) => sentence === one.sentence && from < one.to && to > one.from);

/** “Klik nooit meer op zo'n link” asks something of the reader. */
function isAdvised({ sentence, from, to }: Seen, draft: Draft): boolean {
  const isCommand = draft.all('gebod').some((one) => one.sentence === sentence && one.from === 0);
  const until = sentence.words.slice(0, to).map(({ norm }) => norm);
  return isCommand && from <= 12 && !until.some((norm) => ['we', 'wij', 'ik', 'ons', 'onze'].includes(norm));
}

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
      (one) =>
        isAboutSafety(one, draft) &&
        isWork(one) &&
        !isNegated(one) &&
        (!comesAlong.test(one.words) || work.test(draft.text)),
    );
  // “Is van ons allemaal” is one thing.
  const apart = asked.filter(
    ({ sentence, from }, at) => asked[at - 1]?.sentence !== sentence || from >= (asked[at - 1]?.to ?? 0),
  );
  const kinds = new Set(apart.map(({ words }) => words.toLowerCase()));
  if (asked.every(({ words }) => slogan.test(words)) && kinds.size < 2) return undefined;
  const isOpen = draft.sentences.some(({ text }) => leftOpen.test(text));
  const isDivided =
    draft.sentences.some(({ text }) => eachTheirPart.test(text)) ||
    draft.own('verdeling').some(({ sentence }) => !gear.test(sentence.text));
  return isDivided && !isOpen ? undefined : eachOnce(asked);
}

/** “Wie wil er mee?” may be for a ride. */
const comesAlong = /^wie (wil|gaat|fietst)\b.*\bmee$/i;
const work =
  /\b(\p{L}*team\p{L}*|\p{L}*preventie\p{L}*|\p{L}*rond(?:e|es|je)|\p{L}*lopers?|lopen|loopt|toezicht|letten|opletten|schouw\p{L}*|hesjes?|surveill\p{L}*|opruim\p{L}*|helpen|vrijwilligers?)\b/iu;

/** One such phrase is a slogan; two make a call to work. */
const slogan = /^(?:samen (?:krijgen|houden|maken|zorgen|voor|sterk)|met elkaar|is van|van ons|rekenen|reken)\b/i;

/** Coming to something, choosing together, getting help or being told who works together is no work for residents. */
const isWork = ({ sentence: { text }, words }: Seen) =>
  !isEvent.test(text) &&
  !(isGroup.test(words) && !isAsked.test(text)) &&
  !(/^zin om\b/i.test(words) && !/\b(heb|hebt|hebben|wie)\b/i.test(text)) &&
  !(aWalk.test(text) && onDate.test(text)) &&
  !/\b(niet|geen)\b[^.!?]{0,30}\bnodig\b|\b(politie|recherche)\b[^.!?]*\bzoekt\b|\bgetuigen?\b|\blaat niemand\b|\bmet (?:je|u) mee|\bom te proeven\b|\b(kiezen|beslissen|bespreken|bedenken) (we|wij) samen\b/i.test(
    text,
  );
/** “Vanavond weer avondronde” tells that there is one. */
const isGroup = /^(avondronde|nachtronde|buurtronde|toezichtronde|loopgroep|looproute)$/i;
const isAsked =
  /\b(zoek|zoeken|zoekt|wie|kom|komt|mee|meelopen|meedoen|meld|help|sluit|nodig|gezocht|vrijwilligers?|\p{L}*lopers)\b/iu;
/** A walk at a time that is named is a way to meet. */
const aWalk = /\b(rondje|ronde|wandeling|wandelen)\b/i;
const onDate =
  /\bom (?:\d|half|kwart|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)|\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/i;
const isEvent =
  /\b(bewonersavond|bijeenkomst|informatieavond|cursus|lezing|workshop|nieuwsbrief|rondleiding|diner|eten|\p{L}*feest|soep|bbq|barbecue|spreekuur|inloop|voorstelling|buurtkoor|koor|webinar|excursie|markt|rommelmarkt|zwembad|zwemmen|film|bioscoop|strand|uitje|concert|wedstrijd|voetballen|padellen)\b/iu;
/** “U wijst aan, wij regelen de reparaties.” */
const eachTheirPart =
  /\b(?:u|jullie|jij|je|bewoners|buren)\b[^.!?,;]{2,40}[,;] (?:en )?(?:wij|we|de gemeente|de politie|de corporatie) \p{Ll}+|\b(?:wij|we)\b[^.!?,;]{2,40}[,;] (?:en )?(?:u|jullie|jij|de gemeente|de politie|de corporatie|de wijkagent) \p{Ll}+/iu;
/** A coat and a cup of coffee are no tasks. */
const gear = /\b(jas|jassen|hesjes?|zaklamp(?:en)?|koffie|thee|soep|kerstpakket|vergoeding|broodje)\b/i;
/** It says itself that who does what comes later. */
const leftOpen =
  /\b(?:zien|kijken|merken) (?:we|wij)\b[^.!?]*\b(?:wel|onderweg|gaandeweg)\b|\bzien (?:we|wij)\b[^.!?]*\bhoe\b|\blater stadium\b|\b(?:taken|rollen|rolverdeling|taakverdeling)\b[^.!?]*\b(?:later|nog|nader)\b|\b(?:wijst zich|komt) vanzelf\b/i;

/** A newsletter looks for people for many things: what counts is what stands beside it. */
function isAboutSafety({ sentence }: Seen, draft: Draft): boolean {
  const signs = ['risico', 'veiligheid', 'buiten_rol'] as const;
  const isSafety = (each: Sentence) => signs.some((sign) => draft.has(each, sign));
  const beside = draft.sentences.filter(({ block }) => draft.channel !== 'nieuwsbrief' || block === sentence.block);
  // “Nieuwsbrief Buurtpreventie Zuid” is about safety as a whole.
  return beside.some(isSafety) || /preventie|alert|wacht\b|veilig/i.test(draft.sentences[0]?.text ?? '');
}

/** Residents are asked, or show that they want, to do what is for the police. */
export function outsideRole(draft: Draft): Found {
  const found = draft.own('buiten_rol').filter((one) => !isDoneByOthers(one, draft) && !isByThem(one));
  return found.length > 0 ? eachOnce(found) : undefined;
}

/** Said of what residents do not do, or do with somebody of whom one may ask something: “Bel Rob of spreek hem aan”. */
const left =
  /\bniet (?:de bedoeling|doen ?:)|\b(taak|werk|zaak) (van|voor) (de )?(politie|justitie|ons)\b|\b(doen|doe|doet|hoort|hoeft|mogen|mag)\b[^.!?]{0,25}\bniet\b|\b(doet|doen|mag|mogen) (alleen|enkel|uitsluitend)\b|\b(bel|belt|vraag|kom|loop)\b[^.!?]*\bof (spreek|zoek|vraag)\b/i;

/** “Bij onraad grijpen ze niet in”: they do it, where “we grijpen ze” and “grijp ze” are about them. */
function isByThem({ sentence, from, words }: Seen): boolean {
  const before = sentence.words[from - 1]?.norm ?? '';
  return /^\p{L}+en ze\b/iu.test(words) && !/^(we|wij|jullie|ik|mannen|laten)$/.test(before);
}

/** The police may, and “film niet” asks for the opposite. */
function isDoneByOthers({ sentence, from, to }: Seen, draft: Draft): boolean {
  if (left.test(sentence.text)) return true;
  const near = draft
    .all('binnen_rol')
    .filter((one) => one.sentence === sentence && one.from >= from - 5 && one.from <= to + 2);
  return near.some((one) => {
    const between = textBetween(one, { from, to }, draft);
    const inside = one.from > from && one.from < to ? textBetween({ ...one, from, to: from + 1 }, one, draft) : '';
    if (otherClause.test(between) || /\b(die|wie|zodat)\b/i.test(inside)) return false;
    if (!authority.test(one.words)) return true;
    // “Hou ze vast tot de politie er is”: the police come later, and “houdt de politie hem vast” has them inside.
    return one.from < to && !/^(tot|totdat|voor|voordat|want|als)$/.test(wordBeforeName(sentence, one.from) ?? '');
  });
}

const authority =
  /^(politie|agent|wijkagent|boa|toezicht|stadstoezicht|handhav|beveilig|recherche|marechaussee|gemeente)/i;
/** Another clause begins: what was denied or done there says nothing here. */
const otherClause = /[,;:.–]|\b(dus|maar|en|dan|want|wij|we|ik|jullie|die|wie|zodat)\b/i;

/** What stands between two finds in one sentence; nothing where one is inside the other. */
function textBetween(one: Seen, other: Pick<Seen, 'from' | 'to'>, { text }: Draft): string {
  const { words, start } = one.sentence;
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const [end, begin] = [words[first.to - 1]?.end ?? 0, words[second.from]?.start ?? 0];
  return text.slice(start + end, start + begin);
}

/** The word before “de politie”. */
function wordBeforeName({ words }: Sentence, at: number): string | undefined {
  const before = words[at - 1]?.norm;
  return before === 'de' || before === 'onze' ? words[at - 2]?.norm : before;
}
