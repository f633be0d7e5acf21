import { eachOnce, type Found } from './danger-rules.ts';
import type { Sentence } from './draft-text.ts';
import type { Draft, Seen } from './seen-signs.ts';
import { asksByName, signatureOf } from './signature.ts';

/** A telephone number, but those of emergencies alone. */
const phone = /(?<![\w-])(?:0[689]00-?\d{4}|0\d(?:[\d -]{7,11})\d|14 ?0\d{2,4}|06[ -]?(?:\d[ -]?){8})(?!\d)/;
const address = /[\w.-]+@[\w-]+\.\w+|\bwww\.|\bhttps?:|\b[\w-]+\.(?:nl|example|com|org|eu)\b/i;

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
  /reager(en|acties?)[^.!?\n]{0,40}(niet mogelijk|staan uit|uitgeschakeld)|reacties[^.!?\n]{0,40}(staan uit|uitgeschakeld)|no-?reply/i;

/** Contact by a screen alone. */
export function onlyDigital(draft: Draft): Found {
  if (phone.test(draft.text) || draft.all('mens').some((one) => !isEmergency(one) && !isToOthers(one)))
    return undefined;
  const ways = draft
    .all('digitaal')
    .filter(
      ({ sentence, words }) => isAboutContact(sentence, draft) && !(draft.channel === 'app' && isTheGroup(words)),
    );
  return ways.length === 0 && !address.test(draft.text) ? undefined : eachOnce(ways);
}

/** In an app group the app itself is at hand, with a neighbour behind it. */
const isTheGroup = (words: string) => /^(app|dm|chat|whatsapp|messenger)/i.test(words);

/** A website may be where something happened, too. */
function isAboutContact(sentence: Sentence, draft: Draft): boolean {
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  const text = `${before?.text.endsWith('?') ? before.text : ''} ${sentence.text}`;
  // A form of paper is fetched or brought.
  if (/formulier/i.test(text) && /(af te halen|ophalen|afhalen|halen bij|papier|per post|inleveren bij)/i.test(text))
    return false;
  return (
    address.test(sentence.text) ||
    /(meld|aanmeld|reageer|reactie|reageren|vragen|vraag|contact|informatie|meer weten|laat .{0,20}weten|inschrij|stem|aangifte|meedoen|doorgeven|opgeven|scan|vul )/i.test(
      text,
    )
  );
}

/** Contact that costs much. */
export function threshold(draft: Draft): Found {
  const found = draft.own('drempel').filter(({ sentence }) => !draft.has(sentence, 'makkelijk'));
  return found.length > 0 ? eachOnce(found) : undefined;
}

function hasContact(draft: Draft): boolean {
  return (
    phone.test(draft.text) ||
    address.test(draft.text) ||
    asksByName.test(draft.text) ||
    draft.all('antwoord').some((one) => !isEmergency(one)) ||
    draft.all('digitaal').some(({ sentence }) => isAboutContact(sentence, draft))
  );
}

/** “Bel uw bank” or “bel naar het oude nummer” is no way to speak to who writes. */
const isToOthers = ({ sentence, words }: Seen) =>
  /^bel/i.test(words) &&
  /\b(bank|pas|nummer dat|oude nummer|kind|dochter|zoon|familie|buren|zelf het nummer)\b/i.test(sentence.text);

/** “Bel 112” helps, and is no way to say something back. */
const isEmergency = ({ sentence, words }: Seen) =>
  (/^(bel|belt|bellen|meld)/i.test(words) && /\b112\b/.test(sentence.text)) ||
  /telefo.*\b(niet|geen)\b/i.test(sentence.text);
