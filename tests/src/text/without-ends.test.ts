import { expect, test } from 'vitest';
import { withoutEnds } from '../../../src/text/without-ends.ts';

test.each([
  ['“verbinden”', 'verbinden'],
  ['*a:b*!', 'a:b'],
  [':::x', ':::x'],
  ['***', ''],
  ['', ''],
])('%s without its marks is “%s”', (text, bare) => {
  expect(withoutEnds(text, { before: '*“', after: '*”:!' })).toBe(bare);
});

test('each mark is looked at once, however long the row', () => {
  // A pattern would take minutes for this, so the test needs no clock.
  const row = ':'.repeat(1_000_000);
  expect(withoutEnds(`${row}x`, { before: '*', after: ':' })).toHaveLength(1_000_001);
  expect(withoutEnds(`x${row}`, { before: '*', after: ':' })).toBe('x');
});
