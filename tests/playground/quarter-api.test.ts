import { expect, test } from 'vitest';
import type { Quarter } from '../../playground/state.ts';
import { startBot, startPlayground } from '../support/playground-server.ts';

test('the quarter of the story begins after the bot’s clock, also when that was moved', async () => {
  const bot = await startBot();
  const quarter = async () => (await (await fetch(`${bot.address}/playground/quarter`)).json()) as Quarter;
  const first = await quarter();
  expect(first.beginsAt).toBeGreaterThan((await bot.state()).clock);
  expect(first.movedAt).toBeGreaterThan(first.beginsAt);
  expect(first.words.freeDay.split(' ')[0]).toBe(first.words.weekday);
  await bot.post('/playground/time', { to: new Date(first.beginsAt).toISOString() });
  expect((await quarter()).beginsAt).toBeGreaterThan(first.beginsAt);
  await bot.close();
});

test('another website cannot ask for it, and where the clock stands there is none', async () => {
  const bot = await startBot();
  const asked = await fetch(`${bot.address}/playground/quarter`, { headers: { origin: 'http://elders.example' } });
  expect(asked.status).toBe(403);
  await bot.close();
  const still = await startPlayground(
    (server) => void server.use((_request, response) => void response.status(404).end()),
  );
  expect((await fetch(`${still.address}/playground/quarter`)).status).toBe(404);
  await still.close();
});
