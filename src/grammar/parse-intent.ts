import type { Intent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import { fold } from '../text/fold.ts';
import { tidy } from '../text/tidy.ts';
import type { Names } from './names.ts';
import { parseDraft } from './parse-draft.ts';
import { parseUntil } from './parse-pause.ts';

const greetings = new Set(
  'help hulp hallo hoi hi hello hey he heey dag welkom start menu goedemorgen goedemiddag goedenavond goedendag'.split(
    ' ',
  ),
);

/** Nobody's question is longer, and nothing we do with it may take long. */
const longest = 4000;

/**
 * What somebody means with what they typed. Never fails: what is no command is a search.
 * A verb counts only when the rest fits its grammar, so `voorbeelden van goede brieven` stays a search.
 */
export function parseIntent(text: string, names: Names, today: LocalDate): Intent {
  const words = withoutCommand(tidy(text.slice(0, longest)));
  const key = fold(words);
  if (key === '' || greetings.has(key)) return { kind: 'help' };

  const [verb = '', ...others] = key.split(' ');
  const rest = others.join(' ');
  if (verb === 'zoek' && rest !== '') return { kind: 'search', words: withoutVerb(words) };
  if (verb === 'voorbeelden' || verb === 'voorbeeld') {
    if (rest === '') return { kind: 'list-examples' };
    const category = names.category(rest);
    if (category) return { kind: 'list-examples', category };
    const intervention = names.intervention(rest);
    if (intervention) return { kind: 'show-example', intervention };
  }
  if ((verb === 'begrip' || verb === 'begrippen') && rest === '') return { kind: 'list-terms' };
  if (verb === 'begrip') {
    const term = names.term(rest);
    if (term) return { kind: 'show-term', term };
    if (others.length <= 3) return { kind: 'unknown-term', words: withoutVerb(words) };
  }
  const project = parseProject(verb, words.replace(/^\P{L}*\p{L}+[\s:,]*/u, ''), names, today);
  if (project) return project;

  const category = names.category(key);
  if (category) return { kind: 'show-category', category };
  const lesson = names.lesson(key);
  if (lesson) return { kind: 'show-lesson', lesson };
  return { kind: 'search', words };
}

const single: Readonly<Record<string, 'plan' | 'next-now' | 'resume' | 'stop' | 'log' | 'status'>> = {
  plan: 'plan',
  nu: 'next-now',
  hervat: 'resume',
  stop: 'stop',
  logboek: 'log',
  status: 'status',
};

function parseProject(verb: string, rest: string, names: Names, today: LocalDate): Intent | undefined {
  const alone = single[verb];
  if (alone && rest === '') return { kind: alone };
  switch (verb) {
    case 'project': {
      if (rest === '') return { kind: 'project' };
      const draft = parseDraft(rest, names);
      return draft && { kind: 'set-project', draft };
    }
    case 'fase': {
      const phase = phases.find((each) => each === fold(rest));
      return phase && { kind: 'set-phase', phase };
    }
    case 'pauze': {
      if (rest === '') return { kind: 'pause' };
      const until = parseUntil(rest, today);
      return until === undefined ? undefined : { kind: 'pause', until };
    }
    default:
      return undefined;
  }
}

/** Takes off a typed `/lessen` and the marks people put around words. */
function withoutCommand(text: string): string {
  return text
    .replace(/^[\s*_~"'“”„‘’`]*\/?\s*lessen(?=$|[\s:,])[\s:,]*/iu, '')
    .replace(/^[\s*_~"'“”„‘’`]+|[\s*_~"'“”„‘’`?!.,;:]+$/gu, '');
}

function withoutVerb(words: string): string {
  return words.replace(/^\P{L}*\p{L}+\P{L}*/u, '');
}
