import type { Intent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import { fold } from '../text/fold.ts';
import { tidy } from '../text/tidy.ts';
import { withoutEnds } from '../text/without-ends.ts';
import type { Names } from './names.ts';
import { parseDraft } from './parse-draft.ts';
import { parseUntil } from './parse-pause.ts';

/** Who greets the bot, or types nothing at all, gets help. */
const greetings = new Set([
  '',
  ...'help hulp hallo hoi hi hello hey he heey dag welkom start menu'.split(' '),
  ...'goedemorgen goedemiddag goedenavond goedendag'.split(' '),
]);

/** Nobody's question is longer, and nothing we do with it may take long. */
const longest = 4000;

type Context = { readonly names: Names; readonly today: LocalDate };

/**
 * What somebody means with what they typed. Never fails: what is no command is a search.
 * A verb counts only when the rest fits its grammar, so `voorbeelden van goede brieven` stays a search.
 */
export function parseIntent(text: string, names: Names, today: LocalDate): Intent {
  const words = withoutCommand(tidy(text.slice(0, longest)));
  const key = fold(words);
  if (greetings.has(key)) return { kind: 'help' };
  return parseCommand(words, key, { names, today }) ?? parseName(key, names) ?? { kind: 'search', words };
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

function parseName(key: string, names: Names): Intent | undefined {
  const category = names.category(key);
  if (category) return { kind: 'show-category', category };
  const lesson = names.lesson(key);
  return lesson === undefined ? undefined : { kind: 'show-lesson', lesson };
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
  return key.split(' ').length <= longestTerm ? { kind: 'unknown-term', words: question } : undefined;
};

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
  begrip: term,
  begrippen: ({ key }) => (key === '' ? { kind: 'list-terms' } : undefined),
  project({ words, names }) {
    if (words === '') return { kind: 'project' };
    const draft = parseDraft(words, names);
    return draft && { kind: 'set-project', draft };
  },
  fase({ key }) {
    const phase = phases.find((each) => each === key);
    return phase && { kind: 'set-phase', phase };
  },
  pauze({ words, today }) {
    if (words === '') return { kind: 'pause' };
    const until = parseUntil(words, today);
    return until === undefined ? undefined : { kind: 'pause', until };
  },
  plan: alone('plan'),
  nu: alone('next-now'),
  hervat: alone('resume'),
  stop: alone('stop'),
  logboek: alone('log'),
  status: alone('status'),
};

/** What people put around words, as in *this* or “this”. */
const around = ' *_~"\'“”„‘’`';

/** Takes off a typed `/lessen` and the marks people put around words. */
function withoutCommand(text: string): string {
  const words = text.replace(/^[\s*_~"'“”„‘’`]*\/?\s*lessen(?=$|[\s:,])[\s:,]*/iu, '');
  return withoutEnds(words, { before: around, after: `${around}?!.,;:` });
}
