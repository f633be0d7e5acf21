import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** Something is promised without a limit. */
export function promises(draft: Draft): Found {
  const found = draft
    .own('belofte')
    .filter(
      (one) =>
        isOpenEnded(one.sentence, draft) &&
        !isCalming(one, draft) &&
        !isNegated(one) &&
        !isAdvised(one, draft) &&
        (willBe.test(one.sentence.text) || !bare.test(one.words)) &&
        !(/schoon$/i.test(one.words) && onWeekday.test(one.sentence.text)) &&
        !(/^(niemand|geen enkele|er is geen)/i.test(one.words) && isNow.test(one.sentence.text)),
    );
  const absolute = draft.sentences.filter(
    (sentence) =>
      isOpenEnded(sentence, draft) &&
      !draft.isQuoted(sentence.start) &&
      isAbsolute(sentence, draft) &&
      !isTold(sentence),
  );
  const words = [...eachOnce(found), ...absolute.map(({ text }) => text)];
  return words.length > 0 ? words : undefined;
}

const onWeekday = /\b(?:maan|dins|woens|donder|vrij|zater|zon)dag|\bmorgen\b|\bvolgende week\b/i;

/** “Er woont nu niemand meer” tells how it is. */
const isNow = /\b(nu|inmiddels|sinds|woont|wonen|woonde|was|waren|werd|had)\b/i;

/** No limit is told, no day is named, and nothing is asked. */
const isOpenEnded = (sentence: Sentence, draft: Draft) =>
  !draft.has(sentence, 'begrensd') && !onDay.test(sentence.text) && !sentence.text.endsWith('?');

/** “Nooit meer je sleutel kwijt” and “het klimrek is helemaal weg” look at nothing to come. */
const bare = /^nooit meer$|\b(?:weg|verdwenen)$/i;

/** “Straks rijdt hier geen enkele scooter meer”: nothing at all of what is bad, from now on. */
const isAbsolute = (sentence: Sentence, draft: Draft) =>
  nothingAtAll.test(sentence.text) &&
  (willBe.test(sentence.text) || soon.test(sentence.text)) &&
  fromNowOn.test(sentence.text) &&
  (draft.has(sentence, 'risico') || draft.has(sentence, 'verdenking') || nuisance.test(sentence.text));
const nothingAtAll = /\b(?:niemand|geen enkele?|geen|nooit|nergens|niets|niks)\b[^.!?;:]*\b(?:meer|nog)\b/i;
const soon = /\b(?:binnenkort|straks|voortaan)\b/i;
const willBe =
  /\b(?:zal|zullen|gaan|gaat|ga|wordt|worden|komt|komen|rijdt|ligt|liggen|krijgt|krijgen|kan|kunnen|hoeft|hoeven|heeft|hebben|staat|hangt|beloof|beloven|belooft|zorgen|zorg)\b/i;
const fromNowOn =
  /\b(?:vanaf|voortaan|straks|binnenkort|over (?:een|twee|drie|vier|\d+|enkele|een paar)|binnen|na (?:de|deze|dit|het|volgende|komende)|volgende?|dankzij|met (?:ons|onze|de komst|de nieuwe|het nieuwe|deze)|daarna|komende?|ervoor (?:te )?zorgen|zorgen (?:we |wij |ik )?(?:ervoor|dat)|zweer|beloof|beloven)\b/i;
const nuisance =
  /\b(?:last|overlast|bang|zorgen|scooters?|afval\p{L}*|vuil\p{L}*|rommel|hardrijders?|auto|fietsen|bestolen|binnen|insluip\p{L}*|dealers?|onveilig)\b/iu;

/** What was or has been is no promise, nor is what the reader may do. */
const isTold = ({ text }: Sentence) =>
  /\b(?:sinds|was|waren|werd|werden|vorige?|geweest|gelukkig|beloofden?|hoorden?|zonder)\b|^(?:doe|laat|klik|geef|zet|bel|let|kijk|parkeer|open|neem|leg|ga|wees)\b/i.test(
    text,
  );

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
  const isCommand = draft
    .all('gebod')
    .some((one) => one.sentence === sentence && one.from === 0 && !/^komt$/i.test(one.words));
  const until = sentence.words.slice(0, to).map(({ norm }) => norm);
  return isCommand && from <= 12 && !until.some((norm) => ['we', 'wij', 'ik', 'ons', 'onze'].includes(norm));
}

/** “Wij lossen het niet op” promises nothing; “nooit meer” does. */
function isNegated({ sentence, from, to, words }: Seen): boolean {
  const before = sentence.words.slice(Math.max(0, from - 3), from).map(({ norm }) => norm);
  if (before.some((norm) => ['niet', 'niks', 'geen', 'nooit'].includes(norm)) && !/meer$/.test(words)) return true;
  if (!outcome.test(words)) return false;
  const end = sentence.words[to - 1]?.end ?? 0;
  const after = /^[^,;:.!?–]*/.exec(sentence.text.slice(end))?.[0] ?? '';
  return /\b(?:niet|nooit)\b(?! meer)/i.test(after) && !/\b(?:geen|niet|nooit|niemand|niets)\b/i.test(words);
}

/** What is said to come, and not who says it. */
const outcome =
  /\b(?:weg|verdwenen|verdwijnen|opgelost|onmogelijk|voorbij|over|veilig|rustig|schoon|stil|uitgesloten)$/i;

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
const slogan =
  /^(?:samen (?:krijgen|houden|maken|zorgen|voor|sterk|met (?:jullie|u|jou))|met elkaar|is van|van ons|rekenen|reken)\b/i;

/** Coming to something, choosing together, getting help or being told who works together is no work for residents. */
const isWork = ({ sentence: { text }, words }: Seen) =>
  !isEvent.test(text) &&
  !(isGroup.test(words) && !isAsked.test(text)) &&
  !(/^zin om\b/i.test(words) && !/\b(heb|hebt|hebben|wie)\b/i.test(text)) &&
  !(aWalk.test(text) && onDate.test(text)) &&
  !toAnswer.test(text) &&
  !/\b(niet|geen)\b[^.!?]{0,30}\bnodig\b|\b(politie|recherche)\b[^.!?]*\bzoekt\b|\bgetuigen?\b|\bcollega's?\b|\bsolliciteer|\bvacature|\blaat niemand\b|\bmet (?:je|u) mee|\bom te proeven\b|\b(kiezen|beslissen|bespreken|bedenken) (we|wij) samen\b/i.test(
    text,
  );
const toAnswer = /\bmee aan (?:de|het|onze) \p{L}*(?:actie|quiz|onderzoek|enqu[eê]te|peiling|test)\b/iu;
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
  /\bwie (?:helpt|meeloopt|meedoet|meehelpt), \p{Ll}+|\b(?:u|jullie|jij|je|bewoners|buren)\b[^.!?,;]{2,40}[,;] (?:en )?(?:wij|we|de gemeente|de politie|de corporatie) \p{Ll}+|\b(?:wij|we)\b[^.!?,;]{2,40}[,;] (?:en )?(?:u|jullie|jij|de gemeente|de politie|de corporatie|de wijkagent) \p{Ll}+|\b(?:de (?:brandweer|politie|gemeente|corporatie|wijkagent|school|straatcoach))\b[^.!?,;]{2,40}[,;] (?:en )?(?:u|jullie|jij|je|bewoners|buren|wij|we) \p{Ll}+/iu;
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
