import type { ButtonIntent, Intent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import { editDistance } from '../text/edit-distance.ts';
import { fold } from '../text/fold.ts';
import { tidy } from '../text/tidy.ts';
import { aliasOf, aliasPhrases } from './aliases.ts';
import type { Names } from './names.ts';
import { parseDraft } from './parse-draft.ts';
import { parseUntil } from './parse-pause.ts';
import { bareWords, withoutPoliteness } from './typed-words.ts';

/** Nobody's question is longer, and nothing we do with it may take long. */
const longest = 4000;

type Context = { readonly names: Names; readonly today: LocalDate };

/**
 * What somebody means with what they typed. Never fails: what is no command is a search.
 * A verb counts only when the rest fits its grammar, so `plan van aanpak` stays a search; what is nearly a command is offered.
 */
export function parseIntent(text: string, names: Names, today: LocalDate): Intent {
  const words = bareWords(tidy(text.slice(0, longest)));
  const context = { names, today };
  if (words === '') return { kind: 'help' };
  return (
    understood(withoutPoliteness(words), context) ??
    understood(words, context) ??
    nearly(words, context) ?? { kind: 'search', words }
  );
}

function understood(words: string, context: Context): Intent | undefined {
  const key = fold(words);
  return (
    aliasOf(key) ??
    parseCommand(words, key, context) ??
    parseName(key, context.names) ??
    explanationOf(key, context.names)
  );
}

/** What stands behind a verb: folded, as it was typed, and as it was typed from its first letter on. */
type Rest = Context & { readonly key: string; readonly words: string; readonly question: string };
type Verb = (rest: Rest) => Intent | undefined;

function parseCommand(words: string, key: string, context: Context): Intent | undefined {
  const [verb = '', ...others] = key.split(' ');
  const rest = {
    key: others.join(' '),
    words: words.replace(/^\P{L}*\p{L}+[\s:,]*/u, ''),
    question: words.replace(/^\P{L}*\p{L}+\P{L}*/u, ''),
  };
  return Object.hasOwn(verbs, verb) ? verbs[verb]?.({ ...context, ...rest }) : undefined;
}

/** A name alone opens what it names. */
function parseName(key: string, names: Names): Intent | undefined {
  const category = names.category(key);
  if (category) return { kind: 'show-category', category };
  const titled = names.titled(key);
  if (titled) return { kind: 'show-lesson', lesson: titled };
  const called = names.called(key);
  if (called) return called;
  const lesson = names.lesson(key);
  return lesson === undefined ? undefined : { kind: 'show-lesson', lesson };
}

/** `wat is de participatieladder`, for what we can explain; any other question stays one. */
function explanationOf(key: string, names: Names): Intent | undefined {
  const asked =
    /^(?:(?:wat|wie) (?:is|zijn|betekent|bedoel je met|bedoelen jullie met)|(?:de )?betekenis van|uitleg(?: van| over)?|definitie van|leg uit)(?: (?:een|de|het))? (?<name>.+?)(?: precies)?$/.exec(
      key,
    );
  const name = asked?.groups?.name;
  return name === undefined ? undefined : names.called(name);
}

const examples: Verb = ({ key, names }) => {
  if (key === '') return { kind: 'list-examples' };
  const category = names.category(key);
  if (category) return { kind: 'list-examples', category };
  const intervention = names.intervention(key);
  return intervention === undefined ? undefined : { kind: 'show-example', intervention };
};

/** Nobody calls a term by more words than this. */
const longestTerm = 3;

const term: Verb = ({ key, question, names }) => {
  if (key === '') return { kind: 'list-terms' };
  const found = names.term(key);
  if (found) return { kind: 'show-term', term: found };
  if (key.split(' ').length > longestTerm) return undefined;
  const near = names.nearTerm(key);
  if (near && isWithin(key, near.name, 8)) return { kind: 'show-term', term: near.id, readAs: question };
  return near && isWithin(key, near.name, 4)
    ? { kind: 'unknown-term', words: question, near: near.id }
    : { kind: 'unknown-term', words: question };
};

/** Whether a name is typed with at most one slip in so many letters: few of them are a slip of the finger, more another word. */
const isWithin = (key: string, name: string, letters: number): boolean =>
  editDistance(key, name, 3) <= Math.max(1, Math.floor(key.length / letters));

/** A verb that stands alone. */
const alone =
  (kind: 'plan' | 'next-now' | 'resume' | 'stop' | 'log' | 'status'): Verb =>
  ({ words }) =>
    words === '' ? { kind } : undefined;

const pause: Verb = ({ words, today }) => {
  if (words === '') return { kind: 'pause' };
  const until = parseUntil(words, today);
  return until === undefined ? undefined : { kind: 'pause', until };
};

/** What each verb makes of the rest; nothing when the rest does not fit, so that it stays a search. */
const verbs: Readonly<Record<string, Verb>> = {
  zoek: ({ key, question }) => (key === '' ? undefined : { kind: 'search', words: question }),
  voorbeelden: examples,
  voorbeeld: examples,
  interventies: examples,
  interventie: examples,
  begrip: term,
  begrippen: ({ key }) => (key === '' ? { kind: 'list-terms' } : undefined),
  project({ words, names }) {
    return words === '' ? { kind: 'project' } : { kind: 'set-project', draft: parseDraft(words, names) };
  },
  fase({ key }) {
    const phase = phases.find((each) => each === key);
    if (phase) return { kind: 'set-phase', phase };
    return key.includes(' ') ? undefined : { kind: 'phases' };
  },
  pauze: pause,
  pauzeer: pause,
  plan: alone('plan'),
  nu: alone('next-now'),
  hervat: alone('resume'),
  stop: alone('stop'),
  logboek: alone('log'),
  status: alone('status'),
};

/** Verbs that are offered when they are nearly typed: short ones are too much like other words. */
const offered = Object.keys(verbs).filter((verb) => verb.length >= 5);

/** A command that was nearly typed, beside the lessons that fit the words: it may as well be a question. */
function nearly(words: string, context: Context): Intent | undefined {
  const key = fold(words);
  const [first = '', ...others] = key.split(' ');
  const verb = offered.find((each) => each !== first && isNear(first, each));
  const typed = verb && [verb, ...others].join(' ');
  const meant = typed && parseCommand(typed, typed, context);
  if (typed && meant && isOffer(meant)) return { kind: 'did-you-mean', words, typed, intent: meant };
  const cut = unfinishedPause(key);
  if (cut) return { kind: 'did-you-mean', words, typed: cut, intent: { kind: 'pause' } };
  const phrase = key.length >= 6 ? aliasPhrases.find((each) => each.length >= 6 && isNear(key, each)) : undefined;
  const intent = phrase && aliasOf(phrase);
  return phrase && intent && isOffer(intent) ? { kind: 'did-you-mean', words, typed: phrase, intent } : undefined;
}

/** `pauze tot na de zomer`: a pause, with an end that we cannot read. */
const unfinishedPause = (key: string): string | undefined =>
  /^pauz(?:e|eer|eren) (?:tot|van|voor|\d)/.test(key) ? 'pauze' : undefined;

const isNear = (one: string, other: string): boolean =>
  one.charAt(0) === other.charAt(0) && editDistance(one, other, 1) <= 1;

/** What a button can carry, and somebody would have to confirm. */
function isOffer(intent: Intent): intent is ButtonIntent {
  return !('words' in intent) && intent.kind !== 'thanks' && intent.kind !== 'on-card';
}
