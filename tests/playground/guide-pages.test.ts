import { expect, test } from 'vitest';
import { startPlayground } from '../support/playground-server.ts';

const start = () =>
  startPlayground((server) => void server.use((_request, response) => void response.status(404).end()));

test('a guide is the text of docs/, with links to the other guides and none to what is not served', async () => {
  const playground = await start();
  const answer = await fetch(`${playground.address}/playground/beheer`);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  const text = await answer.text();
  expect(text).toContain('<h1>Lessenbot beheren</h1>');
  expect(text).toContain('<a href="/playground/handleiding">');
  const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href);
  expect(links.filter((href) => !/^(https:|\/playground\/|\/lessen$|\/$|#[\p{L}\p{N}-]+$)/u.test(href))).toEqual([]);
  for (const href of new Set(links.filter((one) => /^\/playground\/\w+$/.test(one))))
    expect((await fetch(playground.address + href)).status, href).toBe(200);
  await playground.close();
});

test.each(['handleiding', 'beheer', 'avg', 'inhoud'])('what stands on %s can be reached from its top', async (name) => {
  const playground = await start();
  const text = await (await fetch(`${playground.address}/playground/${name}`)).text();
  const headings = [...text.matchAll(/<h2 id="([^"]+)">/g)].map(([, id]) => `#${id}`);
  const [, contents = ''] = /<details class="guide-contents">(.*?)<\/details>/s.exec(text) ?? [];
  expect(headings.length).toBeGreaterThan(2);
  expect([...contents.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual(headings);
  expect(text.indexOf('<details')).toBeLessThan(text.indexOf('<h2'));
  await playground.close();
});

test('no other file of docs/, and nothing above it', async () => {
  const playground = await start();
  for (const path of ['trust', 'faults', 'constructor', '..%2FREADME', 'beheer.md'])
    expect((await fetch(`${playground.address}/playground/${path}`)).status, path).toBe(404);
  await playground.close();
});
