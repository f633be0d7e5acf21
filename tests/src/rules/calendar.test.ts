import { describe, expect, test } from 'vitest';
import { createDayIn, localDate } from '../../../src/rules/calendar.ts';

const hourMs = 3_600_000;

describe('the day in a zone', () => {
  // Their clocks jump at one or three in the night, or at midnight itself.
  test.each(['Europe/Amsterdam', 'America/Santiago', 'Pacific/Apia'])(
    '%s: is that of the calendar at every hour',
    (zone) => {
      const dayIn = createDayIn(zone);
      const from = Date.parse('2026-01-01T00:00:00Z');
      const hours = Array.from({ length: 366 * 24 }, (_, hour) => from + hour * hourMs);
      expect(hours.map(dayIn)).toEqual(hours.map((at) => localDate(at, zone)));
    },
  );

  test('also when the clock goes back', () => {
    const dayIn = createDayIn('Europe/Amsterdam');
    const noon = Date.parse('2026-11-24T12:00:00+01:00');
    expect([noon, noon + 24 * hourMs, noon].map(dayIn)).toEqual(['2026-11-24', '2026-11-25', '2026-11-24']);
  });
});
