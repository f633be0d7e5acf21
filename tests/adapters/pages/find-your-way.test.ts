import { afterAll, beforeAll, expect, test } from 'vitest';
import { texts } from '#core';
import { html } from '../../../adapters/pages/html.ts';
import { rawRequest, startBot } from '../../support/playground-server.ts';
import { catalogue } from '../../support/real-core.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function read(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(bot.address + path, { redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const search = (words: string) => read(`/lessen?zoek=${encodeURIComponent(words)}`);
const escaped = (text: string) => html`${text}`.html;
const lessonsIn = (page: string) => [...page.matchAll(/href="lessen\/([a-z0-9-]+)"/g)].map(([, id]) => id);

test('a question in the search box gives the lessons that the bot gives, best first, and what they have in common', async () => {
  const asked = 'de groepsapp loopt uit de hand';
  const { status, headers, text } = await search(asked);
  expect(status).toBe(200);
  const { answers } = bot.core().search.look(asked);
  expect(answers.length).toBeGreaterThan(0);
  const shown = lessonsIn(text);
  expect(shown[0]).toBe(answers[0]?.lesson);
  expect(new Set(shown)).toEqual(new Set(answers.map(({ lesson }) => lesson)));
  expect(text).toContain(`value="${asked}"`);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toBe('noindex');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
});

test.each([
  ['heldere kaders', ['heldere-kaders']],
  ['Verbinden', catalogue.lessonsIn('verbinden').map(({ id }) => id)],
] as const)('“%s”, a name, gives what has that name', async (words, ids) => {
  expect(lessonsIn((await search(words)).text)).toEqual(ids);
});

test.each(['xyzzy kwantumfysica', 'plan', 'stop', '/lessen stop', 'dankjewel', '?!'])(
  '“%s” finds no lesson or a few, says so, and there is a way on',
  async (words) => {
    const { status, text } = await search(words);
    expect(status).toBe(200);
    expect(text).toMatch(/<h1>.+<\/h1>/);
    expect(text).toContain('<a href="lessen">Bekijk alle lessen</a>');
    expect(text).not.toMatch(/undefined|\[object|true|false/);
  },
);

test('where nothing fits every subject is a link', async () => {
  const { text } = await search('xyzzy kwantumfysica');
  expect(text).toContain(escaped(texts.search.none('xyzzy kwantumfysica')));
  for (const { id } of catalogue.categories) expect(text).toContain(`href="lessen#${id}"`);
});

test.each(['', '   ', '\u200b'])('an empty question (%j) is the list of all lessons', async (words) =>
  expect(new Set(lessonsIn((await search(words)).text)).size).toBe(catalogue.lessons.length),
);

test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'x'.repeat(9000), '\ud800'])(
  '%.30j stays text, and is never longer than a question is',
  async (words) => {
    const { status, text } = await search(words.toWellFormed());
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|<img/);
    expect(text.length).toBeLessThan(20_000);
  },
);

test('twice the same word, or a list of them, is no fault', async () => {
  expect((await read('/lessen?zoek=a&zoek=b')).status).toBe(200);
  expect((await read('/lessen?zoek[]=a')).status).toBe(200);
});

test.each(['/lessen', '/lessen/heldere-kaders', '/bron', '/iets', '/iets/anders/nog'])(
  'the search box of %s leads to the lessons, without a script',
  async (path) => {
    const { text, headers } = await read(path);
    const action = text.match(/<form action="([^"]*)" method="get">/)?.[1] ?? '';
    expect(new URL(action, bot.address + path).pathname).toBe('/lessen');
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(text).not.toContain('<script');
  },
);

test.each([
  ['/iets', 'Deze pagina is er niet'],
  ['/heldere-kaders', 'href="lessen/heldere-kaders"'],
  ['/oud/heldere-kaders', 'href="../lessen/heldere-kaders"'],
  ['/lessen/heldere-kaders/', 'href="../../lessen'],
  ['/%3Cscript%3E', 'href="lessen'],
  ['/lessen/a%2Fb', 'href="../lessen'],
])('%s is not there: it says so, and offers the nearest', async (path, way) => {
  const { status, headers, text } = await read(path);
  expect(status).toBe(404);
  expect(headers.get('content-type')).toContain('text/html');
  expect(text).toContain(way);
  expect(text).not.toContain('<script');
  for (const [, href = ''] of text.matchAll(/href="([^"#]+)/g))
    expect((await fetch(new URL(href, bot.address + path))).status, href).toBeLessThan(400);
});

test('a program that asks for data gets no page, and a post to nowhere neither', async () => {
  expect(await read('/iets', { accept: 'application/json' })).toMatchObject({ status: 404, text: '' });
  const posted = await fetch(`${bot.address}/iets`, { method: 'POST' });
  expect([posted.status, await posted.text()]).toEqual([404, '']);
});

test('without a public address another site learns nothing of the pages, nor of what is not there', async () => {
  for (const path of ['/lessen?zoek=a', '/iets'])
    expect(await rawRequest(bot.address + path, { host: 'boos.example' })).toBe(403);
});

test('each lesson has the lesson before it and after it in its category, and the way back', async () => {
  for (const { id } of catalogue.categories) {
    const lessons = catalogue.lessonsIn(id);
    for (const [at, lesson] of lessons.entries()) {
      const { text } = await read(`/lessen/${lesson.id}`);
      const [before, after] = [lessons[at - 1], lessons[at + 1]];
      expect(text.match(/rel="prev" href="([^"]+)"/)?.[1]).toBe(before?.id);
      expect(text.match(/rel="next" href="([^"]+)"/)?.[1]).toBe(after?.id);
      expect(text).toContain(`<a href="../lessen#${id}">`);
    }
  }
});
