import { expect, test } from 'vitest';
import { onShelf } from '../../../src/desk/reply-shelf.ts';
import type { LookupIntent } from '../../../src/domain/intent.ts';
import type { Reply } from '../../../src/domain/reply.ts';

function shelf() {
  let made = 0;
  const open = onShelf((): Reply => ({ title: `${++made}`, parts: [{ kind: 'text', text: 'Tekst.' }] }));
  return { title: (intent: LookupIntent) => open(intent).title, made: () => made };
}

test.each<LookupIntent>([
  { kind: 'help' },
  { kind: 'show-lesson', lesson: 'heldere-kaders' },
  { kind: 'show-term', term: 'veiligheid' },
])('a reply to $kind is made once', (intent) => {
  const { title } = shelf();
  expect(title(intent)).toBe(title({ ...intent }));
});

test('replies about other things are other replies', () => {
  const { title } = shelf();
  expect(title({ kind: 'show-lesson', lesson: 'een' })).not.toBe(title({ kind: 'more-of-lesson', lesson: 'een' }));
  expect(title({ kind: 'show-lesson', lesson: 'een' })).not.toBe(title({ kind: 'show-lesson', lesson: 'twee' }));
});

test.each<LookupIntent>([
  { kind: 'search', words: 'niemand komt' },
  { kind: 'unknown-term', words: 'niemand' },
  { kind: 'show-term', term: 'veiligheid', readAs: 'veilgheid' },
  { kind: 'did-you-mean', words: 'plna', typed: 'plan', intent: { kind: 'plan' } },
  { kind: 'list-lessons', lessons: ['een', 'twee'] },
])('a reply to $kind is not kept', (intent) => {
  const { title } = shelf();
  expect(title(intent)).not.toBe(title(intent));
});

test('ids that nobody knows do not fill the memory without end', () => {
  const { title, made } = shelf();
  for (let id = 0; id < 2_000; id++) title({ kind: 'show-lesson', lesson: `oud-${id}` });
  const before = made();
  for (let id = 0; id < 2_000; id++) title({ kind: 'show-lesson', lesson: `oud-${id}` });
  expect(made() - before).toBe(1_500);
});
