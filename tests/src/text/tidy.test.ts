import { expect, test } from 'vitest';
import { createNames } from '../../../src/grammar/names.ts';
import { parseIntent } from '../../../src/grammar/parse-intent.ts';
import { tidy } from '../../../src/text/tidy.ts';
import { catalogue } from '../../support/real-core.ts';

const names = createNames(catalogue);

test.each(['00ad', '200b', '200c', '200d', '2060', 'feff'])('U+%s within a word leaves the word whole', (code) => {
  const mark = String.fromCodePoint(Number.parseInt(code, 16));
  expect(tidy(`ver${mark}binden`)).toBe('verbinden');
  expect(tidy(`heldere${mark} ${mark}kaders`)).toBe('heldere kaders');
  const typed = `${mark}ver${mark}${mark}binden${mark}`;
  expect(parseIntent(typed, names, '2026-11-26')).toEqual({ kind: 'show-category', category: 'verbinden' });
});

test.each(['0000', '0009', '000a', '007f', '0085', '061c', '200e', '200f', '202e', '2066', '2069'])(
  'U+%s, a control or a mark of direction, becomes a space',
  (code) => {
    expect(tidy(`heldere${String.fromCodePoint(Number.parseInt(code, 16))}kaders`)).toBe('heldere kaders');
  },
);

test('an emoji stays what it is', () => {
  expect(tidy('wijk 🙂 buurt')).toBe('wijk 🙂 buurt');
});
