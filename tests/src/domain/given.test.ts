import { expect, test } from 'vitest';
import { given } from '../../../src/domain/given.ts';

test('what is undefined leaves no key; false, zero, an empty string and null stay', () => {
  const values = given({
    name: 'x',
    absent: undefined as string | undefined,
    no: false,
    none: 0,
    empty: '',
    nil: null,
  });
  expect(Object.keys(values)).toEqual(['name', 'no', 'none', 'empty', 'nil']);
});

test('its type fits an optional property that may not be undefined', () => {
  const id: string | undefined = Math.random() < 2 ? 'm1' : undefined;
  const sent: { readonly kind: string; readonly messageId?: string } = { kind: 'sent', ...given({ messageId: id }) };
  expect(sent).toEqual({ kind: 'sent', messageId: 'm1' });
});
