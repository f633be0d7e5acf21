import pino from 'pino';
import { expect, test } from 'vitest';
import { createRefusalLog } from '../../../adapters/wire/refusal-log.ts';

test('one line a minute for each kind, which says how many went before it', () => {
  const lines: string[] = [];
  let now = 0;
  const log = pino({ base: null, timestamp: false }, { write: (line: string) => void lines.push(line) });
  const refusals = createRefusalLog(log, 'refused', () => now);
  const said = () => lines.splice(0).map((line) => JSON.parse(line));
  refusals.note('stale', { skewSeconds: 600 });
  refusals.note('stale', { skewSeconds: 601 });
  refusals.note('wrong signature');
  expect(said()).toEqual([
    { level: 40, security: true, refused: 'stale', skewSeconds: 600, msg: 'refused' },
    { level: 40, security: true, refused: 'wrong signature', msg: 'refused' },
  ]);
  now = 60_000;
  refusals.note('stale', { skewSeconds: 602 });
  expect(said()).toEqual([
    { level: 40, security: true, refused: 'stale', skewSeconds: 602, unsaid: 1, msg: 'refused' },
  ]);
  for (let kind = 0; kind < 1_000; kind++) refusals.note(`kind ${kind}`);
  expect(said().length).toBeLessThan(100);
});
