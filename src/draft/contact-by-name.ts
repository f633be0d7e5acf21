import type { Sentence } from './draft-text.ts';
import { firstName } from './name-lines.ts';
import type { Draft } from './seen-signs.ts';

const talkTo = new RegExp(
  String.raw`(?:\b(?:[Bb]el|[Bb]ellen|[Aa]pp|[Aa]ppen|[Mm]ail|[Vv]raag naar|[Vv]ragen aan|krijg je|krijgt u|spreek je|spreekt u|naar|bij|tegen|[Ss]preek|aan|of|en)|[?:,])\s+(?:of app |dan |even |met |onze |de )?(?:\p{Ll}+ ?(?:werker|agent|meester|beheerder|regisseur|coördinator|makelaar|manager|coach) )?${firstName}\b[^.!?\n]{0,40}?(?:\(|0\d|14 ?0|$|zit|helpt|,|\.|of|via|van het)`,
  'u',
);

/** A sentence that says whom to speak to, by name; “Vragen?” before it belongs to it. */
export function isContact(sentence: Sentence, draft: Draft): boolean {
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
export const withNumber = new RegExp(
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
