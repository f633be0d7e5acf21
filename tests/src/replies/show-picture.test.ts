import { expect, test } from 'vitest';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { showPicture, wholePicture } from '../../../src/replies/show-picture.ts';
import type { LessonState } from '../../../src/rules/coverage.ts';
import { catalogue } from '../../support/real-core.ts';

test.each<[state: LessonState, met: number]>([
  ['doing', 1],
  ['not-now-here', 1],
  ['later', 1],
  ['wrong', 1],
  ['shown', 1],
  ['planned', 0],
  ['open', 0],
])('a lesson counts as met once it came by, whatever the team said: %s', (state, met) => {
  const lessons = [{ lesson: 'heldere-kaders', state }];
  const text = toPlainText(showPicture({ coverage: [{ category: 'signaleren', lessons }] }));
  expect(text).toContain(`${met} van de 1 lessen`);
});

test('the short picture counts the lessons of a subject in words, and the whole one names each', () => {
  const lessons = [
    { lesson: 'heldere-kaders', state: 'doing', date: '2026-12-01' },
    { lesson: 'lokale-context', state: 'open' },
    { lesson: 'behapbare-problematiek', state: 'open' },
  ] as const;
  const { parts } = showPicture({ coverage: [{ category: 'signaleren', lessons }] });
  expect(parts).toContainEqual({
    kind: 'facts',
    facts: [{ name: 'Signaleren', value: '2 nog niet geweest, 1 doen we' }],
  });
  const whole = toPlainText(wholePicture({ coverage: [{ category: 'signaleren', lessons }], catalogue }));
  expect(whole).toContain('• Heldere kaders/taakverdeling: Doen we (1 dec)');
  expect(whole).toContain('• Geen te grote of complexe problematiek: Nog niet geweest');
});
