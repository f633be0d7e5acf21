import { asksAnAct } from './asked-acts.ts';
import type { Sentence } from './draft-text.ts';
import { footOf } from './foot.ts';
import { foundOnce } from './found-once.ts';
import type { Draft, Seen } from './seen-signs.ts';

/** What may stand before a verb that asks for something: a mark, or one of these words. */
const leads = new Set(
  'dan en of dus even gerust liever altijd ook nog zelf graag alsjeblieft vooral alvast eerst daarna meteen direct'.split(
    ' ',
  ),
);

/** Whether a sentence tells the reader what to do. “Wees alert” does not, nor does where to ask a question. */
function tellsWhatToDo(sentence: Sentence, draft: Draft): boolean {
  // A line below a letter says who to call; a long one may say what to do.
  if (sentence.words.length <= 12 && footOf(draft).includes(sentence)) return false;
  if (request.test(sentence.text) || isFriendlyCommand(sentence, draft)) return true;
  if (isForQuestions(sentence, draft) || isContactOnly(sentence, draft)) return false;
  if (asksAnAct(sentence, draft)) return true;
  if (sentence.text.endsWith('?')) return false;
  const masked = draft.all('schijnstap').filter((one) => one.sentence === sentence);
  // “Wij verzoeken u alert te zijn” asks for no more than “Wees alert”.
  const isMasked = (at: number, end = at + 1) => masked.some(({ from, to }) => at < to && end > from);
  const at = (sign: 'gebod' | 'handeling') => draft.all(sign).filter((one) => one.sentence === sentence);
  return (
    at('handeling').some(
      (one) =>
        !isMasked(one.from, one.to) &&
        !isOwnAct(one) &&
        !asksNoAct.test(one.words) &&
        !isAskedByOthers(one) &&
        !(masked.length > 0 && /advi|raad|raden/i.test(one.words)),
    ) || at('gebod').some(({ from }) => !isMasked(from) && isCommand(sentence, from))
  );
}

/** “Wij vragen u hier aandacht aan te besteden”: no act. */
const asksNoAct = /^(vra|verzo).* te (zijn|besteden|hebben|tonen)$/i;

/** “Oplichters vragen u een code te geven”, “er komt iemand om uw pas op te halen”: what others ask or do is no step. */
const isAskedByOthers = ({ sentence: { text }, words }: Seen) =>
  (/^(vragen|vraagt|verzoeken) (u|je|jullie|iedereen)\b/i.test(words) && !isFromUs.test(text)) ||
  (/te halen/i.test(words) && /\b(iemand|ze|man|vrouw|koerier)\b.*\bom\b/i.test(text));
const isFromUs =
  /\b(wij|we|ik|politie|gemeente|brandweer|bestuur|school|beheerder|corporatie|wijkagent|team|vereniging)\b/i;

/** “Ik blijf het melden” tells what the writer does. */
const isOwnAct = ({ sentence: { words }, from, words: said }: Seen) =>
  /^(blijf|bel|meld|doe)/i.test(said) && /^(ik|wij|we)$/.test(words[from - 1]?.norm ?? '');

/** “Willen jullie de deur dichtdoen?” asks for it. */
const request =
  /^(?:willen|wil|kunnen|zouden|mogen|mag ik) (?:jullie|iedereen|we|u allen)\b[^?]*\b(dicht\p{L}*|sluiten|afsluiten|zetten|laten|houden|bellen|melden|opruimen|meenemen|binnenhouden|nalopen|vegen|helpen|praten|afspreken)\b/iu;

/** “Loop morgen even bij haar binnen?” asks it; “Loop je mee?” asks something else. */
function isFriendlyCommand(sentence: Sentence, draft: Draft): boolean {
  const { text, words } = sentence;
  return (
    text.endsWith('?') &&
    words.length > 3 &&
    !/^(je|jij|u|jullie|we|wij|ze|hij|zij|ik|er|dit|dat)$/.test(words[1]?.norm ?? '') &&
    !thirdPerson.test(words[0]?.norm ?? '') &&
    draft.all('gebod').some((one) => one.sentence === sentence && one.from === 0) &&
    !draft.all('schijnstap').some((one) => one.sentence === sentence)
  );
}

/** The sentences that tell the reader what to do. */
export const stepsIn = foundOnce((draft: Draft): readonly Sentence[] =>
  draft.sentences.filter((sentence) => tellsWhatToDo(sentence, draft)),
);

/** Whether a sentence is one of them. */
export const isStep = (sentence: Sentence, draft: Draft): boolean => stepsIn(draft).includes(sentence);

function isCommand({ text, words }: Sentence, at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!word) return false;
  if (before === undefined) return true;
  // “… en doet onderzoek” tells what somebody does; “en doet u …” asks.
  if (thirdPerson.test(word.norm) && !['u', 'dan'].includes(words[at + 1]?.norm ?? '')) return false;
  const between = text.slice(before.end, word.start);
  return leads.has(before.norm) || /[,:;–—•…!+&/(]|-\s/.test(between);
}

const thirdPerson =
  /^(belt|meldt|doet|houdt|haalt|neemt|legt|gebruikt|controleert|checkt|maakt|komt|loopt|geeft|noteert|hangt|bewaart|helpt|vraagt|gaat|spreekt|probeert|schuift|parkeert)$/;

/** “Vragen” and “een reactie”, not “wij vragen u”. */
const asksAQuestion = (sentence: Sentence, draft: Draft) =>
  draft
    .all('vraagcontact')
    .some(
      (one) =>
        one.sentence === sentence &&
        !/^(wij|we|ik|u|jullie|je|om)$/.test(sentence.words[one.to]?.norm ?? '') &&
        !/^(wij|we)$/.test(sentence.words[one.from - 1]?.norm ?? ''),
    );

/** “Vragen? Bel …”: good to have, and no step. */
function isForQuestions(sentence: Sentence, draft: Draft): boolean {
  if (asksAQuestion(sentence, draft)) return !draft.has(sentence, 'risico');
  const before = draft.sentences[draft.sentences.indexOf(sentence) - 1];
  return (
    before?.text.endsWith('?') === true &&
    asksAQuestion(before, draft) &&
    !/idee|mening|vindt|praten/i.test(before.text)
  );
}

/** “U kunt mij bellen” says where to find somebody; “Last? Bel mij” and “Bel mij als u iets ziet” say what to do. */
function isContactOnly({ text }: Sentence, draft: Draft): boolean {
  if (!contact.test(text)) return false;
  const at = draft.sentences.findIndex((each) => each.text === text);
  const before = draft.sentences[at - 1];
  return !inCase.test(text) && !(before?.text.endsWith('?') && !asksAQuestion(before, draft));
}
const contact =
  /\b(mij|me|ons|bereikbaar|bereiken)\b[^.!?]*\b(bellen|mailen|appen|spreken|via|op)\b|^(of )?(bel|app|mail)\b[^.!?]{0,20}\bvraag naar\b|\bik ben er\b|, reageer\b|\blaat (?:het )?(?:ons )?weten wat (?:je|u|jullie) (?:denkt|denken|vindt|vinden|ervan)\b/i;
const inCase =
  /\b(als|bij|wanneer|zodra|indien|mocht|ziet|zie|hoort|hoor|merkt|merk|last|overlast|verdacht\p{L}*|iets|gezien|liever|niet alleen|meld\p{L}*|langs|welkom)\b/iu;
