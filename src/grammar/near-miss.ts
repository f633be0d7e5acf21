import type { ButtonIntent, Intent } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import { fold } from '../text/fold.ts';
import { isOneSlip } from '../text/one-slip.ts';
import type { Alias } from './aliases.ts';
import { nameAskedFor } from './asked-for.ts';
import type { Names } from './names.ts';
import { nearPhrase } from './near-phrase.ts';
import { draftOnButton } from './parse-draft.ts';
import { isUnreadPause } from './parse-pause-command.ts';
import { phaseMeant } from './parse-phase.ts';

/** A command, or a name, that was nearly typed: it is offered, and never done, for it may as well be a question. */
export function nearMiss(
  words: string,
  { names, today }: { readonly names: Names; readonly today: LocalDate },
  { verbs, parse }: { readonly verbs: readonly string[]; parse(typed: string): Intent | undefined },
): Intent | undefined {
  const key = fold(words);
  if (isUnreadPause(key)) return { kind: 'which-day', words, why: 'unread', today };
  const typed = withNearVerb(key, verbs);
  const intent = typed === undefined ? undefined : parse(typed);
  return offered(
    words,
    intent && typed && intent.kind !== 'unknown-phase'
      ? { typed, intent }
      : (phaseAlone(key) ?? nearPhrase(key, names.speaksOf) ?? names.nearCalled(nameAskedFor(key) ?? key)),
  );
}

/** What is meant, to be confirmed in one press; nothing when no button can carry it. */
export function offered(words: string, meant: Alias | undefined): Intent | undefined {
  const intent = meant && onButton(meant.intent);
  return meant && intent ? { kind: 'did-you-mean', words, typed: meant.typed, intent } : undefined;
}

/** What a button can carry, and somebody would have to confirm. Nobody's own words travel in it. */
function onButton(intent: Intent): ButtonIntent | undefined {
  if ('words' in intent || intent.kind === 'on-card') return undefined;
  return intent.kind === 'set-project' ? { ...intent, draft: draftOnButton(intent.draft) } : intent;
}

/** The same words with a verb for what is nearly one, and a phase for what is nearly one. */
function withNearVerb(key: string, verbs: readonly string[]): string | undefined {
  const [written = '', ...others] = key.split(' ');
  const first = /^(?:faze|phase|vase|fasen)$/.test(written) ? 'fase' : written;
  const verb = verbs.includes(first) ? first : verbs.find((each) => isOneSlip(first, each));
  const rest = verb === 'fase' ? others.map((word) => phases.find((phase) => isOneSlip(word, phase)) ?? word) : others;
  const typed = [verb, ...rest].join(' ');
  return verb === undefined || typed === key ? undefined : typed;
}

/** A phase is a word of everyday too: `borging` may be a question, and `we gaan naar borging` a story. */
function phaseAlone(key: string): Alias | undefined {
  const phase = phaseMeant(key);
  return phase && { typed: `fase ${phase}`, intent: { kind: 'set-phase', phase } };
}
