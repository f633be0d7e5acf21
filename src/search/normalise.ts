import { stemmer } from '@orama/stemmers/dutch';
import { fold } from '../text/fold.ts';

/** An address of a mailbox or a page: names in it are nothing that was said. */
const address = /[^@]@[^@]+\.|:\/\/|^www\./i;

/** Where a sentence or a part of one ends: what belongs together stands between two of these. */
const clauseEnd = /[.!?;:,()\n]+/u;

/** The words of each part of a text, folded; of a word as much as any Dutch word is long. */
export function clausesOf(text: string): readonly string[][] {
  // Before it is cut: the dots of an address would make words of it.
  const said = text.replace(/\S+/g, (piece) => (address.test(piece) ? '' : piece));
  return said.split(clauseEnd).map((clause) => {
    const folded = fold(clause);
    return folded === '' ? [] : folded.split(' ').map((word) => word.slice(0, 32));
  });
}

/**
 * All words of a text.
 * @internal exported for the bench, whose peers get the same words
 */
export function wordsOf(text: string): string[] {
  return clausesOf(text).flat();
}

const mostRemembered = 20_000;
const remembered = new Map<string, string>();

/** The stem of a folded Dutch word, without diminutive, doubled vowel and voiced ending, which Dutch spelling adds and takes. */
export function stemOf(word: string): string {
  const before = remembered.get(word);
  if (before !== undefined) return before;
  // Stemming is most of the work of building an index, and the same words come back all the time.
  if (remembered.size >= mostRemembered) remembered.clear();
  const stem = toStem(word);
  remembered.set(word, stem);
  return stem;
}

function toStem(word: string): string {
  const plain = word.length < 6 ? word : withoutDiminutive(word);
  const base = plain.length < 4 ? plain : stemmer(plain);
  return base
    .replace(/([aeou])\1/g, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
}

const diminutives = [/^(.*[lnrw])tjes?$/, /^(.*m)pjes?$/, /^(.*[bdfgkpst])jes?$/];

/** `kraampje` is a kraam and `groepjes` a groep: people make their worries small. */
function withoutDiminutive(word: string): string {
  for (const diminutive of diminutives) {
    const base = diminutive.exec(word)?.[1];
    if (base !== undefined) return base.length < 3 ? word : base;
  }
  return word;
}

const endings = ['etje', 'etjes', 'tje', 'tjes', 'pje', 'pjes', 'kje', 'kjes', 'je', 'jes', 'ie', 'ies'];

/** The words that a diminutive may come from, the shortest ending first: `agentje` gives `agent` and `agen`, `appie` gives `app`. */
export function smallerOf(word: string): readonly string[] {
  return endings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= 3)
    .map((ending) => word.slice(0, -ending.length))
    .toSorted((one, other) => other.length - one.length)
    .flatMap((base) => (/(.)\1$/.test(base) ? [base, base.slice(0, -1)] : [base]));
}

/** Words that tell nothing about which lesson somebody needs. */
const stopWords = new Set(
  `aan af al alle allemaal allen alles niks als altijd ander andere anders bij daar daarom dan dat de den der deze die dit doen doet door dus
  echt een eens en er erg ga gaan gaat geen gewoon ging had hadden heb hebben hebt heeft heel hem hen het hier hij hoe hun iemand iets ik in
  is ja je jij jou jouw jullie kan kom komen komt krijgen krijgt kun kunnen kunt maar man me mee meer men met mij mijn moet moeten mogen
  mag na naar nee niet niets nog nogal nooit nou nu of om omdat ons onze ook op over per probleem s site te tegen ten ter toch toen tot
  u uit uw van vaak veel vinden vindt via voor vraag waar waarom wanneer want was wat we wel welk welke werd wie wij wil willen word worden wordt
  zal ze zeer zei zeggen zegt zich zij zijn zit zo zoals zonder zou zouden vandaag gisteren morgen deed gedaan maken maakt gemaakt staan staat
  laten laat blijft blijven ben bent weer elke elk zelf soms graag goed goede beter best keer steeds alleen iedereen
  the and of to project projecten`.split(/\s+/),
);

/** Whether a folded word can help to find a lesson at all. */
export function isMeaningful(word: string): boolean {
  return word.length > 1 && !stopWords.has(word);
}
