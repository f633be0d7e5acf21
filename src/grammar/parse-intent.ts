import type { Intent } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { editDistance } from '../text/edit-distance.ts';
import { fold } from '../text/fold.ts';
import { tidy } from '../text/tidy.ts';
import { aboutProject } from './about-project.ts';
import { aliasOf } from './aliases.ts';
import { askedFor } from './asked-for.ts';
import { beggedFor } from './begged-for.ts';
import { isThanks } from './is-thanks.ts';
import type { Names } from './names.ts';
import { nearMiss, offered } from './near-miss.ts';
import { parseDraft } from './parse-draft.ts';
import { parseDraftCommand } from './parse-draft-command.ts';
import { parsePause } from './parse-pause-command.ts';
import { parsePhase } from './parse-phase.ts';
import { pauseUntil } from './pause-until.ts';
import { bareWords, readings } from './typed-words.ts';
import { wishedRhythm } from './wished-rhythm.ts';

/** Nobody's question is longer, and nothing we do with it may take long. */
export const longestQuestion = 4000;

type Context = { readonly names: Names; readonly today: LocalDate };

/**
 * What somebody means with what they typed. Never fails: what is no command is a search.
 * A verb counts only when the rest fits its grammar, so `plan van aanpak` stays a search; what is nearly a command is offered.
 */
export function parseIntent(text: string, names: Names, today: LocalDate): Intent {
  const draft = parseDraftCommand(text.slice(0, longestQuestion));
  if (draft) return draft;
  const typed = tidy(text.slice(0, longestQuestion));
  const words = bareWords(typed);
  if (fold(words) === '') return { kind: 'help' };
  const context = { names, today };
  const ways = readings(typed);
  // Thanks is looked for first: after a command it is mere politeness.
  if (ways.some((reading) => isThanks(fold(reading)))) return { kind: 'thanks' };
  const parse = (line: string) => understood(line, context);
  const intent = firstOf(ways, parse) ?? sentenceBySentence(typed, parse);
  if (intent) return isAboutIt(ways) ? askedBack(intent, words) : intent;
  return (
    firstOf(ways, wishedRhythm) ??
    nearMiss(words, context, { verbs: Object.keys(verbs), parse }) ??
    inTheEnd(words, parse) ?? { kind: 'search', words }
  );
}

/** `hoe zet ik je uit`, `mag ik pauzeren`: who asks how, or whether, has not done it yet. `Kun je stoppen` is a request. */
const isAboutIt = (ways: readonly string[]): boolean =>
  ways.some((way) =>
    /^(?:hoe|(?:kan|kunnen|mag|mogen) (?:ik|we|wij|dit|dat|het|ze|je|hij|alles|lessenbot|(?:de|deze|die|onze|ons) (?:bot|lessen|kaarten|berichten|project)))\b/u.test(
      fold(way),
    ),
  );

/** What changes a project for everybody, and what that is best called. */
const changing: Readonly<Partial<Record<Intent['kind'], string>>> = { stop: 'stop', pause: 'pauze', resume: 'hervat' };

function askedBack(intent: Intent, words: string): Intent {
  const typed = changing[intent.kind];
  if (typed === undefined) return intent;
  const until = intent.kind === 'pause' ? intent.until : undefined;
  return offered(words, until === undefined ? { typed, intent } : pauseUntil(until)) ?? intent;
}

function firstOf(lines: readonly string[], parse: (line: string) => Intent | undefined): Intent | undefined {
  for (const line of lines) {
    const intent = parse(line);
    if (intent) return intent;
  }
  return undefined;
}

/** `Help! Hoe werkt dit?`: where each sentence is understood, the last one counts. */
function sentenceBySentence(text: string, parse: (line: string) => Intent | undefined): Intent | undefined {
  return lastOf(text.split(/[.!?]+\s+/u), parse) ?? lastOf(text.split(/[.!?]+\s+|,\s+/u), parse, ['help', 'thanks']);
}

/** The last of some lines that are all understood; before it, where that is asked, only what is mere politeness. */
function lastOf(
  lines: readonly string[],
  parse: (line: string) => Intent | undefined,
  polite?: readonly Intent['kind'][],
): Intent | undefined {
  const said = lines.filter((line) => fold(line) !== '');
  if (said.length === 1 || said.length > most) return undefined;
  const understood = said.map((line) =>
    isThanks(fold(line)) ? thanks : firstOf(readings(line.replace(joins, '')), parse),
  );
  if (understood.includes(undefined)) return undefined;
  if (polite && understood.slice(0, -1).some((intent) => intent && !polite.includes(intent.kind))) return undefined;
  return understood.findLast((intent) => intent?.kind !== 'thanks');
}

/** `We zijn terug van vakantie, ga maar weer verder`: what comes before it may be a story, so it is asked back. */
function inTheEnd(words: string, parse: (line: string) => Intent | undefined): Intent | undefined {
  const clauses = words.split(/[,;.!?]+\s+/u);
  const last = clauses.length > 1 && clauses.length <= most ? clauses.at(-1) : undefined;
  const intent = last === undefined ? undefined : firstOf(readings(last), parse);
  return intent && changing[intent.kind] !== undefined ? askedBack(intent, words) : undefined;
}

/** Who writes more tells a story. */
const most = 4;
/** What joins a sentence to the one before. */
const joins = /^(?:en|maar|nou|dus|o|oh)\s+/iu;
const thanks: Intent = { kind: 'thanks' };

function understood(words: string, context: Context): Intent | undefined {
  const key = fold(words);
  return (
    aliasOf(key) ??
    parsePause(words, context.today) ??
    parsePhase(key) ??
    parseCommand(words, key, context) ??
    parseName(key, context.names) ??
    askedFor(key, context.names) ??
    beggedFor(words, context.today) ??
    fromSentence(words, key, context)
  );
}

function fromSentence(words: string, key: string, { names }: Context): Intent | undefined {
  const about = aboutProject(key, names);
  if (!about?.offer) return about?.intent;
  return offered(words, { typed: about.offer, intent: about.intent });
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

/** What people put between a verb and a name. */
const between = /^(?:(?:van|over|bij|met) )?(?:(?:de|het|een) )?/;

const examples: Verb = ({ key: asked, question, names }) => {
  if (asked === '') return { kind: 'list-examples' };
  const key = asked.replace(between, '');
  const category = names.category(key);
  if (category) return { kind: 'list-examples', category };
  const called = names.interventionCalled(key);
  if (called) return { kind: 'show-example', intervention: called };
  const near = names.nearIntervention(key);
  return near === undefined ? undefined : { kind: 'show-example', intervention: near, readAs: question };
};

/** Nobody calls a term by more words than this. */
const longestTerm = 3;

/** `begrip voor elkaar` is what people have, and not what they ask after. */
const feeling = /^(?:voor|van|tussen|bij|onder|over|en|is|hebben|tonen|kweken|krijgen|vragen|opbrengen)\b/;

const term: Verb = ({ key, question, names }) => {
  if (key === '') return { kind: 'list-terms' };
  const found = names.term(key);
  if (found) return { kind: 'show-term', term: found };
  if (key.split(' ').length > longestTerm || feeling.test(key)) return undefined;
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
  term,
  // These are read as a whole.
  fase: () => undefined,
  pauze: () => undefined,
  pauzeer: () => undefined,
  plan: alone('plan'),
  nu: alone('next-now'),
  hervat: alone('resume'),
  stop: alone('stop'),
  logboek: alone('log'),
  status: alone('status'),
};
