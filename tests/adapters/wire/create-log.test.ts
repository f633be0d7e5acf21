import { expect, test } from 'vitest';
import { StoreError } from '#core/store';
import { createLog } from '../../../adapters/wire/create-log.ts';

const words = 'geheim over de buren';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('trace', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

class WithMore extends Error {
  readonly text = words;
  readonly code = words;
  override readonly name = words;
}

test.each<[what: string, error: unknown]>([
  ['in its message', new Error(words)],
  ['in a message of more lines that looks like a place in the code', new TypeError(`x\n    at ${words} (a.ts:1:1)`)],
  ['in what caused it', new Error('x', { cause: new Error(words, { cause: new RangeError(words) }) })],
  ['in what hangs on it, in its code and in its name', new WithMore('x')],
  ['in the answer of a platform', Object.assign(new Error('x'), { data: { error: words }, response: { body: words } })],
  ['in a text that was thrown', words],
  ['in an object that was thrown', { message: words, stack: words }],
])('the words of people %s do not reach the log, whoever writes the line', (_where, error) => {
  const text = logged((log) => {
    log.error({ err: error }, 'it failed');
    log.child({ part: 'nudges' }).warn({ err: error, nudge: 'n1' }, 'it failed');
  });
  expect(text).toContain('it failed');
  expect(text).not.toContain('geheim');
});

test('what went wrong, where, by which cause, and of the store what to do about it can be read in the log', () => {
  const cause = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
  const [line = ''] = logged((log) => log.error({ err: new StoreError('unreachable', { cause }) }, 'it failed')).split(
    '\n',
  );
  const place = expect.arrayContaining([expect.stringContaining('create-log.test.ts')]);
  expect(JSON.parse(line).err).toEqual({
    name: 'StoreError',
    code: 'unreachable',
    remedy: expect.stringContaining('Kijk of hij draait'),
    at: place,
    cause: { name: 'Error', code: 'ECONNREFUSED', at: place },
  });
});
