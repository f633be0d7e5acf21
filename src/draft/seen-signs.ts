import type { Tone } from '../content/tone.ts';
import { type DraftChannel, type DraftGuide, type DraftSign, draftSigns } from '../domain/draft.ts';
import type { DraftText, Sentence } from './draft-text.ts';
import { infinitivesOf } from './infinitive.ts';
import { type Finder, finderOf } from './pattern.ts';

/** A sign in a draft: in which sentence, from which word to which, and the words as they were written. */
export type Seen = {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Between quotation marks: somebody else said it. */
  readonly quoted: boolean;
};

/** What an editor lists; `tone`, the words of alarm that no text of ours may have; `act`, the infinitives of what a reader may do; and `polite`, what “u” does then. */
type Sign = DraftSign | 'tone' | 'act' | 'polite';
export type SignFinders = Readonly<Record<Sign, Finder>>;

/** Prepares the lists of an editor for finding. */
export function prepareSigns({ signs }: Pick<DraftGuide, 'signs'>, { alarms }: Pick<Tone, 'alarms'>): SignFinders {
  const listed = Object.fromEntries(draftSigns.map((sign) => [sign, finderOf(signs[sign])])) as Record<
    DraftSign,
    Finder
  >;
  const acts = signs.gebod
    .filter((stem) => !saysLittle.has(stem))
    .flatMap(infinitivesOf)
    .filter((act) => !saysLittle.has(act));
  const polite = signs.gebod
    .filter((stem) => !saysLittle.has(stem) || /^(zorg|sluit)$/.test(stem))
    .map((stem) => (stem.endsWith('t') ? stem : `${stem}t`));
  return { ...listed, tone: finderOf(alarms.map((word) => `${word}*`)), act: finderOf(acts), polite: finderOf(polite) };
}

/** Of these the infinitive may be contact, a thing, or anything at all. */
const saysLittle = new Set(
  'bel belt meldt doet kijk kom lees vraag app mail reageer deel raak wijs leid noem klop luister stem tel help praat vertel informeer spreek wacht schrijf stuur open maak wend fiets stap plaats klap wandel loop zorg doen meedoen opgeven toegeven'.split(
    ' ',
  ),
);

/** A draft, and what of the lists stands in it. */
export type Draft = DraftText & {
  readonly channel: DraftChannel;
  /** Everywhere that this sign stands, the quoted too. */
  readonly all: (sign: Sign) => readonly Seen[];
  /** The same, without what is quoted. */
  readonly own: (sign: Sign) => readonly Seen[];
  readonly has: (sentence: Sentence, sign: Sign) => boolean;
};

/** Looks for signs in a draft, each once and only when it is asked for. */
export function lookFor(text: DraftText, channel: DraftChannel, finders: SignFinders): Draft {
  const within = new Map<Sign, ReadonlySet<Sentence>>();
  const found = new Map<Sign, readonly Seen[]>();
  const unquoted = new Map<Sign, readonly Seen[]>();
  const all = (sign: Sign): readonly Seen[] => {
    const known = found.get(sign);
    if (known) return known;
    const seen = text.sentences.flatMap((sentence) => inSentence(sentence, finders[sign], text));
    found.set(sign, seen);
    return seen;
  };
  return {
    ...text,
    channel,
    all,
    own(sign) {
      const known = unquoted.get(sign) ?? all(sign).filter(({ quoted }) => !quoted);
      unquoted.set(sign, known);
      return known;
    },
    has(sentence, sign) {
      const known = within.get(sign) ?? new Set(all(sign).map((one) => one.sentence));
      within.set(sign, known);
      return known.has(sentence);
    },
  };
}

function inSentence(sentence: Sentence, find: Finder, { text, isQuoted }: DraftText): Seen[] {
  const { words, start } = sentence;
  const seen: Seen[] = [];
  for (let at = 0; at < words.length; at++) {
    const match = find(words, at);
    if (!match) continue;
    const [first, last] = [words[match.from], words[match.to - 1]];
    if (!first || !last) continue;
    const [from, to] = [start + first.start, start + last.end];
    seen.push({ sentence, from: match.from, to: match.to, words: text.slice(from, to), quoted: isQuoted(from) });
  }
  return seen;
}
