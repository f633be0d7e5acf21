import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CardBody, GalleryList } from '../../playground/gallery-state.ts';
import { rawRequest, startBot } from '../support/playground-server.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

const ask = (path: string) => fetch(`${bot.address}/playground/cards${path}`);

test('the list has every card with what is counted on it, and each card comes by its id', async () => {
  const list = (await (await ask('')).json()) as GalleryList;
  if ('faults' in list) throw new Error(list.faults.join('\n'));
  const lesson = list.entries.find(({ id }) => id === 'les-communicatieparadox');
  expect(lesson).toMatchObject({ kind: 'lesson', onlyYou: true, counted: { limit: { words: 110, buttons: 4 } } });
  expect(lesson?.counted?.words).toBeGreaterThan(20);
  expect(list.kinds.map(({ name }) => name)).toContain('Kaarten voor het team');
  const card = (await (await ask('/les-communicatieparadox')).json()) as CardBody;
  expect(JSON.stringify(card.slack)).toContain('Communicatieparadox');
  expect(card.teams).toMatchObject({ type: 'AdaptiveCard' });
});

test('who has the list already is told that nothing changed', async () => {
  const list = (await (await ask('')).json()) as GalleryList;
  expect((await ask(`?since=${list.version}`)).status).toBe(204);
  expect((await ask('?since=something-else')).status).toBe(200);
});

test.each([
  ['/playground/cards/geen-kaart', {}, 404],
  ['/playground/cards/__proto__', {}, 404],
  ['/playground/cards', { 'sec-fetch-site': 'cross-site' }, 403],
  ['/playground/cards', { host: 'kwaad.example.org' }, 403],
  ['/playground/kaarten', { host: 'kwaad.example.org' }, 403],
  ['/playground/kaarten', { 'x-forwarded-for': '203.0.113.9' }, 403],
  ['/playground/kaarten', {}, 200],
])('%s, asked with %j, gives %i', async (path, headers, status) => {
  expect(await rawRequest(bot.address + path, headers)).toBe(status);
});

test('without the playground there is no gallery', async () => {
  const slack = {
    door: { kind: 'http' as const, signingSecret: 'x'.repeat(32) },
    access: { kind: 'one' as const, botToken: 'xoxb-1-2' },
    apiUrl: 'http://127.0.0.1:1/',
  };
  const real = await startBot({ playground: false, slack });
  try {
    for (const path of ['/playground/kaarten', '/playground/cards']) {
      expect((await fetch(real.address + path)).status, path).toBe(404);
    }
  } finally {
    await real.close();
  }
});
