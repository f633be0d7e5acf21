import { expect, test } from 'vitest';
import type { Intent } from '../../../src/domain/intent.ts';
import { core } from '../../support/real-core.ts';
import phrases from './phrases-blind.json' with { type: 'json' };

/**
 * What ninety people might type, and what a reader of the manual expects of it: written by somebody who had seen the manual and no
 * code. At first sight 74 came to what was expected; what was mended since was mended as a kind.
 */

/** What an intent is called in that list, where it is not called by its kind. */
function callOf(intent: Intent): readonly string[] {
  switch (intent.kind) {
    case 'show-lesson':
      return [`lesson:${intent.lesson}`];
    case 'show-category':
      return [`category:${intent.category}`];
    case 'show-term':
      return [`term:${intent.term}`];
    case 'show-example':
      return [`intervention:${intent.intervention}`];
    case 'set-project':
      return intent.draft.whole ? ['project-set'] : ['project-form', 'change-rhythm'];
    case 'search':
      return ['search', 'none-or-search', ...lessonsFound(intent.words)];
    default:
      return calls[intent.kind] ?? [intent.kind];
  }
}

const calls: Readonly<Partial<Record<Intent['kind'], readonly string[]>>> = {
  help: ['help', 'hello', 'list-of-lessons'],
  thanks: ['thanks', 'goodbye'],
  'show-privacy': ['privacy'],
  'show-source': ['source'],
  'list-examples': ['interventions'],
  'list-terms': ['terms'],
  'next-now': ['now'],
  picture: ['overview'],
  project: ['project-form', 'change-rhythm'],
  'set-phase': ['change-phase'],
  phases: ['change-phase'],
  'did-you-mean': ['ask-back'],
};

/** A lesson that is named in passing is among the first three that are found. */
function lessonsFound(words: string): readonly string[] {
  const { answers, maybe } = core.search.look(words);
  return [...answers, ...maybe].slice(0, 3).map(({ lesson }) => `lesson:${lesson}`);
}

test.each(phrases.map(({ say, want }) => [say, want] as const))('“%s” is one of %j', (say, want) =>
  expect(callOf(core.understand(say, '2026-11-27')).filter((call) => want.includes(call))).not.toEqual([]),
);

test.each([
  ['wat bewaar je van mij?', 'show-privacy'],
  ['wordt dit opgeslagen', 'show-privacy'],
  ['privacy van bewoners in de groepsapp', 'search'],
  ['verbinden, signaleren', 'search'],
  ['bankjesdag, buurtpreventie', 'search'],
  ['de buurt is boos, stop', 'did-you-mean'],
  ['elke dinsdag is het raak op het plein', 'search'],
  ['op donderdag is het onveilig', 'search'],
])('“%s” is %s', (say, kind) => expect(core.understand(say, '2026-11-27').kind).toBe(kind));
