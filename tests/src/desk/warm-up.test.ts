import { expect, test, vi } from 'vitest';
import { warmUp } from '#core/wiring';
import { core } from '../../support/real-core.ts';

test('warming up asks many things and leaves room for who asks meanwhile', async () => {
  const open = vi.fn(core.open);
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  await warmUp({ ...core, open }, '2026-11-24');
  clearInterval(others);
  expect(open.mock.calls.length).toBeGreaterThan(200);
  expect(turns).toBeGreaterThan(5);
});
