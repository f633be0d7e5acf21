import { expect, test } from 'vitest';
import { createRoom } from '../../playground/room.ts';

test('a long night in the channel takes a bounded piece of memory', () => {
  const room = createRoom([{ id: 'anna', name: 'Anna', initials: 'A' }], Date.now);
  const from = { kind: 'bot', name: 'Lessenbot' } as const;
  for (let at = 0; at < 700; at++) {
    room.add({ platform: 'slack', id: `${at}`, room: 'project', from, at, text: `${at}`, edited: false });
    room.record({ platform: 'slack', direction: 'from-bot', what: 'x', at, request: 'x'.repeat(10_000) });
    room.violate('slack', 'x', 'x');
  }
  const view = room.viewOf('anna');
  expect(view.panes.slack.messages).toHaveLength(500);
  expect(view.panes.slack.messages.at(-1)?.text).toBe('699');
  expect(view.exchanges.length).toBeLessThanOrEqual(100);
  expect(view.violations).toHaveLength(100);
});
