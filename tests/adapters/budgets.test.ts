import { describe, expect, test } from 'vitest';
import type { LookupButton } from '../../src/domain/intent.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { type Budget, budgets, buttonsOn, countAroundRows, wordsOn } from '../../src/replies/budget.ts';
import { isSeveral } from '../../src/replies/parts.ts';
import { shortForm } from '../../src/replies/short-form.ts';
import { withShare } from '../../src/replies/with-share.ts';
import { catalogue, core } from '../support/real-core.ts';

/** What a busy colleague reads: every card of every lesson, category, intervention and term, with *Deel in kanaal* on it. */

type Named = readonly [name: string, intent: LookupButton];
const lessons = catalogue.lessons.map(({ id }): Named => [id, { kind: 'show-lesson', lesson: id }]);
const categories = catalogue.categories.map(({ id }): Named => [id, { kind: 'show-category', category: id }]);
const lists: readonly Named[] = [
  ...categories.map(([id]): Named => [`interventies van ${id}`, { kind: 'list-examples', category: id }]),
  ['alle interventies', { kind: 'list-examples' }],
  ['alle begrippen', { kind: 'list-terms' }],
];
const withLessons: readonly Named[] = [
  ...catalogue.interventions.map(({ id }): Named => [id, { kind: 'show-example', intervention: id }]),
  ...catalogue.terms.map(({ id }): Named => [id, { kind: 'show-term', term: id }]),
];

function shown(reply: Reply): Reply {
  const parts = withShare(reply);
  return isSeveral(parts) ? { ...reply, parts } : reply;
}
function within(reply: Reply, { words, buttons }: Budget): void {
  expect(wordsOn(reply)).toBeLessThanOrEqual(words);
  expect(buttonsOn(reply)).toBeLessThanOrEqual(buttons);
}

test('help is short', () => within(shown(core.open({ kind: 'help' })), budgets.help));

test.each(['show-source', 'missing-piece'] as const)('%s is short', (kind) => {
  within(shown(core.open({ kind })), budgets.project);
});

test.each(lessons)('the lesson %s is short, with its kern, its advice, its risk and its clash', (id, intent) => {
  const reply = shown(core.open(intent));
  within(reply, budgets.lesson);
  const lesson = catalogue.lesson(id);
  const text = JSON.stringify(reply);
  for (const claim of [lesson?.gist.text, lesson?.advice[0].text, lesson?.risk[0].text]) expect(text).toContain(claim);
  for (const { lesson: other } of lesson?.inTensionWith.slice(0, 1) ?? []) {
    expect(text).toContain(`‘${catalogue.lesson(other)?.title}’`);
  }
});

/** A term has to be explained first. */
const atFirst = ({ kind }: LookupButton): Budget => (kind === 'show-term' ? budgets.term : budgets.category);
test.each([...categories, ...withLessons])(
  '%s has its lessons in sight, a button each and three more',
  (_id, intent) => {
    const { words, buttons } = countAroundRows(shown(core.open(intent)));
    expect(words).toBeLessThanOrEqual(atFirst(intent).words);
    expect(buttons).toBeLessThanOrEqual(atFirst(intent).buttons);
  },
);

test.each(lists)('%s are to be chosen from a short card', (_name, intent) => {
  within(shown(core.open(intent)), budgets.search);
});

const questions = ['wantrouwen', 'de groepsapp loopt uit de hand', 'niemand doet mee', 'brief over inbraken', 'zzqx'];
test.each(questions)('the answer to “%s” is short, with three lessons at most', (words) => {
  const reply = shown(core.open({ kind: 'search', words }));
  within(reply, budgets.search);
  const rows = reply.parts.flatMap((part) => (part.kind === 'rows' ? part.rows : []));
  expect(rows.length).toBeLessThanOrEqual(3);
});

describe('what everybody sees', () => {
  test.each([...lessons, ...categories, ...lists, ...withLessons])(
    '%s is short, and opens as a whole',
    (_id, intent) => {
      const reply = shortForm(core.open(intent), intent);
      within(reply, budgets.shared);
      const opens = reply.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
      if (JSON.stringify(reply.parts) !== JSON.stringify(core.open(intent).parts)) {
        expect(opens.map((button) => button.intent)).toEqual([intent]);
      }
    },
  );
});
