import { asksByName } from './contact-by-name.ts';
import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { signatureOf } from './signature.ts';

/** A telephone number, but those of emergencies alone. */
const phone = /(?<![\w-])(?:0[689]00-?\d{4}|0\d(?:[\d -]{7,11})\d|14 ?0\d{2,4}|06[ -]?(?:\d[ -]?){8})(?!\d)/;
const address = /[\w.-]+@[\w-]+\.\w+|\bwww\.|\bhttps?:|\b[\w-]+\.(?:nl|example|com|org|eu)\b/i;

/** “Via Mijn Woonplus”. */
const ownPage = /\b(?:via|in|op|bij) [Mm]ijn ?-?\p{Lu}\p{Ll}+/u;

/** The reader cannot see who writes. In an app group that is given. */
export function unknownSender(draft: Draft): Found {
  const { near, far, named } = signatureOf(draft);
  return draft.channel === 'app' || near || far || named ? undefined : [];
}

/** Who writes is far, and nobody near is named. */
export function farSender(draft: Draft): Found {
  const { near, far } = signatureOf(draft);
  return far !== undefined && !near ? [far] : undefined;
}

/** Nowhere to say something back. In an app group that is given. */
export function noAnswer(draft: Draft): Found {
  if (draft.channel === 'app') return undefined;
  const closed = shut.exec(draft.text)?.[0];
  if (closed !== undefined && !phone.test(draft.text)) return [closed];
  return hasContact(draft) ? undefined : [];
}

/** It says itself that nobody listens. */
const shut =
  /hierop niet antwoorden|kan niet worden gecorrespondeerd|geen correspondentie|automatisch (?:bericht|aangemaakt)|reager(en|acties?)[^.!?\n]{0,40}(niet mogelijk|staan uit|uitgeschakeld)|reacties[^.!?\n]{0,40}(staan uit|uitgeschakeld)|no-?reply/i;

/** Contact by a screen alone. */
export function onlyDigital(draft: Draft): Found {
  if (phone.test(draft.text) || draft.all('mens').some((one) => isWayBack(one) && !isDenied(one))) return undefined;
  const ways = draft
    .all('digitaal')
    .filter(
      (one) =>
        isScreenContact(one, draft) &&
        !(draft.channel === 'app' && isTheGroup(one.words) && !otherApp.test(draft.text)),
    );
  return ways.length === 0 && !address.test(draft.text) && !ownPage.test(draft.text) ? undefined : eachOnce(ways);
}

/** A code to scan or a poll is there for contact, whatever else the sentence says. */
const isScreenContact = (one: Seen, draft: Draft) =>
  !isOfOthers(one) &&
  !(
    /^(?:snapchat|telegram|tiktok|instagram|discord|online|internet)/i.test(one.words) &&
    ofFamily.test(one.sentence.text)
  ) &&
  (/^(qr|scan|webform|contactform|meldform|chatbot|dm$|priv)/i.test(one.words) ||
    (isPoll.test(one.words) && /\b(vul|doe|deel|link|qr|scan|stem|invul)/i.test(one.sentence.text)) ||
    (!isPoll.test(one.words) && isAboutContact(one.sentence, draft)));

const isPoll = /^(poll|enqu|vragenlijst|peiling|stemming|stemronde)/i;

/** In an app group the app itself is at hand, with a neighbour behind it. */
const isTheGroup = (words: string) =>
  /^(app|dm|chat|whatsapp|messenger|priv|pb|via de app|buurtapp|signal)/i.test(words);

/** One that must be fetched first. */
const otherApp = /\b(?:download\w*|installeer|account aanmaken)\b/i;

/** A website may be where something happened, too. */
function isAboutContact(sentence: Sentence, draft: Draft): boolean {
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  const text = `${before?.text.endsWith('?') ? before.text : ''} ${sentence.text}`;
  // A form of paper is fetched or brought.
  if (/formulier/i.test(text) && /(af te halen|ophalen|afhalen|halen bij|papier|per post|inleveren bij)/i.test(text))
    return false;
  return (
    address.test(sentence.text) ||
    /(meld|aanmeld|reageer|reactie|reageren|vragen|vraag|contact|informatie|meer weten|laat .{0,20}weten|inschrij|stem|aangifte|meedoen|meedenken|meepraten|mening|idee|deel aan|doe\b.{0,30}\bmee|doorgeven|geef\b.{0,25}\bdoor|opgeven|scan|vul |stuur|volg ons|dien |beantwoord|bereik|vindt (?:u|je) ons|aanvragen)/i.test(
      text,
    )
  );
}

/** Contact that costs much. */
export function threshold(draft: Draft): Found {
  const found = draft
    .own('drempel')
    .filter(
      ({ sentence, words }) =>
        !draft.has(sentence, 'makkelijk') &&
        !/\bopen (?:te )?(?:doen|maken)\b/i.test(sentence.text) &&
        (!/^pas\b/i.test(words) || aboutContact.test(sentence.text)),
    );
  return found.length > 0 ? eachOnce(found) : undefined;
}

/** “De politie komt pas na twintig minuten” asks nothing of who has a question. */
const aboutContact =
  /\b(?:afspra\p{L}*|gesprek\p{L}*|terecht|reactie|antwoord|bel\p{L}*|contact|intake|plek|spreekuur|hoort|bericht|aanvra\p{L}*|meld\p{L}*|inschrij\p{L}*|mogelijk)\b/iu;

function hasContact(draft: Draft): boolean {
  return (
    phone.test(draft.text) ||
    address.test(draft.text) ||
    ownPage.test(draft.text) ||
    asksByName.test(draft.text) ||
    [...draft.all('antwoord'), ...draft.all('mens')].some((one) => isWayBack(one) && !isDenied(one)) ||
    draft.own('drempel').length > 0 ||
    draft.sentences.some((sentence) => isMeeting(sentence, draft)) ||
    draft.all('digitaal').some((one) => isScreenContact(one, draft))
  );
}

/** “Bakkie doen met de wijkagent? Morgen 9.00 uur, Grand Café Stoer”: somebody is there, and the reader may come. */
function isMeeting(sentence: Sentence, draft: Draft): boolean {
  const { text } = sentence;
  if (draft.has(sentence, 'risico') || tookPlace.test(text)) return false;
  const at = draft.sentences.indexOf(sentence);
  const beside = draft.sentences.slice(Math.max(0, at - 2), at + 3).filter(({ block }) => block === sentence.block);
  if (invited.test(text)) return true;
  const isSomeoneThere = place.test(text) && beside.some((each) => somebody.test(each.text));
  return isSomeoneThere && day.test(text) && (hour.test(text) || present.test(text));
}
const day =
  /\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\p{L}*|morgen|vanavond|vanmiddag|overmorgen|elke (?:ochtend|middag|avond|week|dag)|iedere (?:ochtend|middag|avond|week|dag)|\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december))\b/iu;
const hour =
  /\b\d{1,2}(?:[.:]\d\d)?(?: ?(?:-|tot|en) ?\d{1,2}(?:[.:]\d\d)?)? ?(?:uur|u)\b|\b(?:half|kwart) \p{Ll}+\b/iu;
const place =
  /\b(?:bij|op|in|langs|naast|voor|aan) (?:de|het|onze?|ons|mijn|\p{Lu})|\b(?:Caf[eé]|Trefpunt|Lokaal|Zaal|Kantine)\b/u;
const present =
  /\b(?:staat|staan|sta|zit|zitten|delen|deel|graveren|loopt|lopen|loop|controle|borrel|drinken|trakteren|schenken)\b/i;
const somebody =
  /\b(?:we|wij|ik|ons|\p{Ll}*agent\p{L}*|boa'?s?|\p{Ll}*werkers?|\p{Ll}*beheerder|\p{Ll}*meester|\p{Ll}*coach|juf|\p{Ll}*raad|comit[eé]|team|commissie)\b/iu;
const invited =
  /\b(?:bakkie|kopje|borrel|soep|koffie|thee|pannenkoek\p{L}*|ijsje|barbecue|bbq)\b[^.!?]*\b(?:met|bij|samen|doen|drinken|ons|mij)\b|\b(?:maak|kom)\b[^.!?]{0,15}\bpraatje\b|\bals (?:je|u|jullie) (?:ons|mij|me) ziet\b|\b(?:ligt|liggen|staat) klaar bij\b|\b(?:vergadert|vergaderen)\b[^.!?]*\bwelkom\b/iu;
/** What was there, or where it went wrong. */
const tookPlace =
  /\b(?:was|waren|werd|werden|stond|stonden|zat|zaten|gisteren|gister\p{L}+|vannacht|afgelopen|vorige|gesloten|sluit|afgesloten|verboden|verplicht|handha\p{L}+|controleren|gaan wij|beginnen|werkzaamheden|geplaatst)\b/iu;

/** Whether one may speak to who writes: not to the bank, not at a meeting that was, and not where the door is that a swindler is at. */
function isWayBack(one: Seen): boolean {
  return (
    !isEmergency(one) &&
    !isToOthers(one) &&
    !isOfOthers(one) &&
    !isPast(one) &&
    !isOnline(one) &&
    !isPlaceName(one) &&
    !isScene(one) &&
    !isAmongThem(one)
  );
}

/** “Bel uw bank” or “bel naar het oude nummer” is no way to speak to who writes. */
const isToOthers = ({ sentence, words }: Seen) =>
  /^(bel|app|laat|vraag|stel)/i.test(words) &&
  /\b(bank|pas|nummer dat|oude nummer|kind|dochter|zoon|familie|buren|buurman|buurvrouw|bedrijf|energiebedrijf|verzekering|verzekeraar|slotenmaker|leverancier|fabrikant|zelf het nummer|huisarts|niemand)\b/i.test(
    sentence.text,
  ) &&
  !/\b(wijkagent|mij|me|ons|huismeester|wijkbeheerder)\b/i.test(sentence.text);

/** What swindlers send, and what the reader should not do with it. */
const isOfOthers = ({ sentence, words }: Seen) =>
  /^(e-?mail|mail|app|link|sms|de link|deze link|website|site|online|facebook|instagram|snapchat|telegram|tiktok|account|aan|bel|internet|web|mijn|spreek)/i.test(
    words,
  ) &&
  /\b(klik\w* (?:nooit|niet|nergens)|nooit|krijgt u|krijg je|kreeg|verwijder|valse?|nep\w*|phishing|oplichters?|verdachte (?:mail|link|berichten?)|wachtwoord|marktplaats|(?:zij|ze|hij) op|dat (?:u|je) (?:weg|op vakantie))\b/i.test(
    sentence.text,
  );

/** A meeting that was, is none to come to. */
const isPast = ({ sentence, words }: Seen) =>
  /(bijeenkomst|avond|inloop|spreekuur|koffie|schouw|wandeling|buurthuis|vergadering|aanwezig)/i.test(words) &&
  /\b(was|waren|kwamen|vorige|afgelopen|gisteren|gehouden|bezocht|spraken|hadden|gaven|liepen)\b/i.test(
    sentence.text,
  ) &&
  !/\b(kom|komt|welkom|volgende|elke|iedere|weer)\b/i.test(sentence.text);

/** A meeting on a screen. */
const isOnline = ({ sentence, words }: Seen) =>
  /(bijeenkomst|avond|spreekuur|inloop|gesprek)/i.test(words) &&
  /\b(online|digita\w*|webinar|teams|zoom)\b/i.test(sentence.text);

/** “Nieuwe Markt” and “Kraamhof” are places. */
const isPlaceName = ({ words, from }: Seen) =>
  from > 0 && /^\p{Lu}\p{Ll}+$/u.test(words) && /^(Markt|Plein|Brink)$/.test(words);

const ofFamily = /\b(?:uw|je|jullie) (?:zoon|dochter|kind(?:eren)?|ouders|kleinkind\p{L}*)\b/iu;
/** “Samen spreken we mensen aan” and “praat met uw zoon” are about others. */
const isAmongThem = ({ sentence: { text }, words }: Seen) =>
  !/\b(?:mij|me|ons|onze|agent|wijkagent|boa|ik)\b/i.test(text) &&
  ((/^(?:spreek|spreken|aanspreken|praat|praten)/i.test(words) &&
    /\b(?:mensen|jongeren|jongens|elkaar|onbekenden|buren|hangjongeren|woord\p{L}*)\b/iu.test(text)) ||
    (/^(?:spreek|spreken|praat|praten|bel)/i.test(words) && ofFamily.test(text)) ||
    (/^bellen$/i.test(words) && /\b(?:mensen|inwoners|bewoners|ouderen|velen)\b[^.!?]*\bbellen\b/i.test(text)) ||
    (/^keukentafel/i.test(words) && !/\b(?:wij|we)\b/i.test(text)));

/** “Zakkenrollers op de markt” says where to be careful. */
const isScene = ({ sentence, words }: Seen) =>
  /^op de markt$|^(?:buurthuis|kantine|dorpshuis)$/i.test(words) &&
  /\b(?:zakkenroll|gestolen|dief|dieven|ingebroken|inbraak|beroofd|vernield|brand)\p{L}*/iu.test(sentence.text) &&
  !/\b(?:kom|komt|welkom|we|wij|ik|praten)\b/i.test(sentence.text);

/** “Bellen kan niet”. */
const isDenied = ({ sentence, words }: Seen) =>
  /^(bel|telefo|per telefoon|mail|reageren|adres|spreek|kom|langs|binnen|aan de deur|wij|ik|we|laat)/i.test(words) &&
  /\b(?:niet mogelijk|kan niet|kunt u niet|kun je niet|geen zin|niet (?:telefonisch|bellen|meer|antwoorden|reageren)|nooit|niemand)\b/i.test(
    sentence.text,
  );

/** “Bel 112” helps, and is no way to say something back. */
const isEmergency = ({ sentence, words }: Seen) =>
  (/^(bel|belt|bellen|meld)/i.test(words) && /\b112\b/.test(sentence.text)) ||
  /telefo.*\b(niet|geen)\b/i.test(sentence.text);
