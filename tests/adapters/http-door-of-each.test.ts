import { expect, test } from 'vitest';
import { describePlatforms } from '../support/describe-platforms.ts';

describePlatforms('the door', (bot) => {
  test.each([
    ['broken JSON', '{"geheim":', 400],
    ['more than 256 KiB', JSON.stringify({ type: 'x'.repeat(262_145) }), 413],
  ])('refuses %s, and keeps it out of the log', async (_what, body, status) => {
    expect(await bot.knock(body)).toEqual([status, '']);
    expect(JSON.stringify(bot.logged())).not.toContain('geheim');
    expect(bot.seenBy('anna')).toEqual([]);
  });
});
