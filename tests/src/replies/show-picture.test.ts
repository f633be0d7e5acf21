import { expect, test } from 'vitest';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { showPicture } from '../../../src/replies/show-picture.ts';
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
  const text = toPlainText(showPicture([{ category: 'signaleren', lessons }], catalogue));
  expect(text).toContain(`${met} van de 1 lessen`);
});
