import { isContact, withNumber } from './contact-by-name.ts';
import type { Sentence } from './draft-text.ts';
import { footOf, headOf } from './foot.ts';
import { foundOnce } from './found-once.ts';
import { firstName, isName, isNobody, isPerson, office } from './name-lines.ts';
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

const introduces = new RegExp(
  String.raw`\b(?:[Ii]k ben|[Ww]ij zijn|[Ww]e zijn|[Mm]ijn naam is|[Hh]ier spreekt|[Dd]it is) ${firstName}|^[^.!?]{0,20}\b${firstName} hier\b`,
  'u',
);

/** Reads head and foot of a draft, and whom it says to speak to. */
export const signatureOf = foundOnce((draft: Draft): Signature => {
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
});

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

/** “Agent Lisa en boa Kevin”: wherever somebody is named with what they do nearby, the reader knows whom to think of. */
const taskBesideName = new RegExp(
  String.raw`(?<!\p{L})(?!burgemeester|hoofdagent)\p{L}*(?:[Aa]gent|[Bb]oa|[Bb]eheerder|[Mm]eester|[Ww]erker|[Rr]egisseur|[Cc]oach|[Mm]akelaar|[Vv]erbinder|[Jj]uf|[Cc]o[oö]rdinator|[Cc]onci[eë]rge|[Ww]acht|verpleegkundige)(?:e|en|s|es|['’]s)? ${firstName}\b`,
  'u',
);

/** The first line of a newsletter says of whom it is. */
const isTitle = ({ words }: Sentence, { channel, sentences }: Draft) =>
  channel === 'nieuwsbrief' && words.length <= 8 && sentences[0]?.words === words;

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
