import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAt, openBrowser, patienceMs } from '../../support/browser.ts';
import { startBot } from '../../support/playground-server.ts';
import { axeFaults, scrollsSideways } from '../../support/playground-window.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
let path: string;
beforeAll(async () => {
  bot = await startBot();
  await bot.say('/lessen project whatsapp-groep fase start elke dinsdag 10:00');
  await bot.until(({ panes }) => JSON.stringify(panes.slack).includes('lessen aangezet'));
  await bot.say('/lessen maak een pagina');
  const address = /\/overzicht\/[\w-]{32}/;
  const state = await bot.until(({ panes }) => address.test(JSON.stringify(panes.slack)));
  path = address.exec(JSON.stringify(state.panes.slack))?.[0] ?? '';
});
afterAll(() => bot.close());

async function read(where: string) {
  const response = await fetch(bot.address + where);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

test('the page tells of the project, names nobody, and is kept and found by nobody', async () => {
  const { status, headers, text } = await read(path);
  expect(status).toBe(200);
  for (const heading of ['In één beeld', 'Wat gelukt is', 'Wat er is verstuurd', 'Wat er komt'])
    expect(text).toContain(heading);
  expect(text).toContain('WhatsApp-groep');
  expect(text).not.toMatch(/Anna|Bilal|undefined|\[object|<script/);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

describe('in a browser', () => {
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => opened.close());

  test.each([
    [1280, 'light'],
    [360, 'dark'],
  ] as const)('at %i pixels in the %s it is accessible and fits', async (width, colorScheme) => {
    const page = await openAt(opened.browser, bot.address + path, { width, colorScheme });
    expect(await axeFaults(page)).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await page.context().close();
  });

  test('on paper it is two sheets of A4 at most', async () => {
    const page = await opened.browser.newPage();
    page.setDefaultTimeout(patienceMs);
    await page.goto(bot.address + path);
    const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(sheets?.length).toBeLessThanOrEqual(2);
    await page.close();
  });
});

test('S40 taken back, it answers word for word what a key answers that never was', async () => {
  await bot.say('/lessen trek de pagina in');
  const asked = await bot.until(({ panes }) => JSON.stringify(panes.slack).includes('De pagina intrekken?'));
  const key = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  const unknown = await read(key);
  expect(unknown.status).toBe(404);
  const message = asked.panes.slack.messages.find((one) => JSON.stringify(one).includes('De pagina intrekken?'));
  const id = JSON.stringify(message?.blocks).match(
    /"action_id":"([^"]+)"[^{}]*\{[^{}]*"Ja, trek in"|"Ja, trek in"[^{}]*\}[^{}]*"action_id":"([^"]+)"/,
  );
  const action = { type: 'button', action_id: id?.[1] ?? id?.[2], value: '' };
  const pressed = await bot.post('/playground/press', {
    platform: 'slack',
    user: 'anna',
    message: message?.id,
    action,
  });
  expect(pressed.status).toBe(200);
  await bot.until(({ panes }) => JSON.stringify(panes.slack).includes('De pagina is ingetrokken'));
  const gone = await read(path);
  expect([gone.status, gone.text]).toEqual([404, unknown.text]);
  const kept = (all: Headers) => [...all].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  expect(kept(gone.headers)).toEqual(kept(unknown.headers));
  expect(gone.text).not.toContain(path.split('/').at(-1));
});
