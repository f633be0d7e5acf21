import { expect, test } from 'vitest';
import { projectTexts } from '#core';
import { notice } from '../../../adapters/slack/api/modal-view.ts';

test('a title that does not fit in a modal is not cut in the middle', () => {
  const { title, text } = projectTexts.membersOnly;
  expect(title.length).toBeGreaterThan(24);
  expect(notice(title, text).title.text).toBe('Lessenbot');
  expect(notice('Klaar', text).title.text).toBe('Klaar');
});
