import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '#core';
import { html } from '../../../adapters/pages/html.ts';
import { lessonPage } from '../../../adapters/pages/lesson-page.ts';
import { directories } from '../../support/directories.ts';
import { rawRequest, startBot } from '../../support/playground-server.ts';
import { catalogue } from '../../support/real-core.ts';

let bot: Awaited<ReturnType<typeof startBot>>;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

async function read(path: string, address = bot.address) {
  const response = await fetch(address + path, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** As it stands in HTML. */
const escaped = (text: string) => html`${text}`.html;

test('all lessons stand on one page, by category, with their gist and the source', async () => {
  const { status, text } = await read('/lessen');
  expect(status).toBe(200);
  for (const { name } of catalogue.categories) expect(text).toContain(escaped(name));
  for (const { id, title, gist } of catalogue.lessons) {
    expect(text).toContain(`<a href="lessen/${id}">${escaped(title)}</a>`);
    expect(text).toContain(escaped(gist.text));
  }
  expect(text).toContain(escaped(texts.source.line(catalogue.source.publication)));
});

test.each(catalogue.lessons.map((lesson) => [lesson.id, lesson] as const))(
  '“%s” stands there whole',
  async (id, lesson) => {
    const { status, text } = await read(`/lessen/${id}`);
    expect(status).toBe(200);
    const { risk, advice, reason, examples, phases, reinforces, inTensionWith, signals } = lesson;
    const terms = lesson.terms.flatMap((term) => catalogue.term(term)?.explanation ?? []);
    const claims = [...risk, ...advice, ...reason, ...examples, ...phases, ...reinforces, ...inTensionWith];
    for (const claim of [lesson.gist, ...claims, ...terms, ...signals].map((one) => one.text))
      expect(text).toContain(escaped(claim));
    for (const relation of [...reinforces, ...inTensionWith]) expect(text).toContain(`<a href="${relation.lesson}">`);
    expect(text).toContain(escaped(texts.source.line(catalogue.source.publication)));
    expect(text).toContain(escaped(texts.lesson.kind[lesson.kind]));
    expect(text).not.toMatch(/<script|style=|undefined|\[object/);
  },
);

test('where the lessons come from has a page, which says what is not known and which piece we do not have', async () => {
  const { status, text } = await read('/bron');
  expect(status).toBe(200);
  const { known, unknown, refersTo, texts: own, grouping } = catalogue.source;
  for (const line of [...known, ...unknown, own.makers, own.version, own.checkedBy, ...own.rights, refersTo.title])
    expect(text).toContain(escaped(line));
  for (const claim of grouping) expect(text).toContain(escaped(claim.text));
  for (const id of refersTo.lessons) expect(text).toContain(`<a href="lessen/${id}">`);
  expect((await read('/lessen')).text).toContain('<a href="bron">');
  expect((await read('/lessen/bottom-up')).text).toContain('<a href="../bron">');
});

test('what the source says and what we add stand apart, each under its own heading', () => {
  const lesson = catalogue.lessons[0];
  if (!lesson) throw new Error('there are no lessons');
  const said = { text: 'Gezegd door de bron.', origin: 'source' } as const;
  const about = { text: 'De bron geeft geen reden.', origin: 'about-source' } as const;
  const ours = { text: 'Bedacht door ons.', origin: 'derived' } as const;
  const own = { ...lesson, gist: ours, advice: [said, ours], risk: [ours], reason: [about], reinforces: [] } as const;
  const bare = lessonPage(own, catalogue).body.html;
  const [head = '', theirs = '', added = ''] = bare.split('<section class="group');
  expect(head).toMatch(/Bedacht door ons\. <span class="ours">/);
  expect(theirs).toContain(`<h2>${texts.groups.source}`);
  expect(theirs).toContain(said.text);
  expect(theirs).toContain(about.text);
  expect(theirs).not.toContain(ours.text);
  expect(added).toContain(`<h2>${texts.groups.ours}`);
  expect(added.split(ours.text)).toHaveLength(3);
  expect(added).not.toContain(said.text);
});

test('text of editors is shown, never run', () => {
  const lesson = catalogue.lessons[0];
  if (!lesson) throw new Error('there are no lessons');
  const attack = '<script>alert("x")</script> & <img src=x onerror=\'alert(1)\'>';
  const { title, body } = lessonPage(
    {
      ...lesson,
      title: attack,
      gist: { text: attack, origin: 'source' },
      risk: [{ text: attack, origin: 'source' }],
      signals: [{ kind: 'said', text: attack }],
    },
    catalogue,
  );
  expect(body.html).not.toMatch(/<script|<img/);
  expect(html`<title>${title}</title>`.html).not.toMatch(/<script|<img/);
  expect(body.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;img');
});

test.each([
  ['/lessen/heldere-kader', 'href="../lessen/heldere-kaders"'],
  ['/lessen/%3Cscript%3E', 'href="../lessen"'],
  ['/lessen/__proto__', 'href="../lessen"'],
  [`/lessen/${'x'.repeat(5000)}`, 'href="../lessen"'],
])('%.40s is not there, and there is a way on', async (path, way) => {
  const { status, text } = await read(path);
  expect(status).toBe(404);
  expect(text).toContain(way);
  expect(text).not.toContain('<script');
});

test('an address that cannot be read is refused in silence', async () => {
  expect(await read('/lessen/%E0%A4%A')).toMatchObject({ status: 400, text: '' });
});

test('a slash too many is forgiven', async () => {
  const { status, headers } = await read('/lessen/');
  expect([status, headers.get('location')]).toEqual([308, '../lessen']);
});

test('the pages run nothing and load nothing from elsewhere', async () => {
  const { headers, text } = await read('/lessen/heldere-kaders');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  expect(text).not.toMatch(/https?:\/\//);
  expect((await read('/lessen/stijl.css')).headers.get('content-type')).toContain('text/css');
});

test('with a public address everybody may read; without it, and without the playground, nobody', async () => {
  const slack = {
    door: { kind: 'http' as const, signingSecret: 'geheim-geheim-geheim' },
    access: { kind: 'one' as const, botToken: 'xoxb-echt' },
    apiUrl: 'https://slack.com/api/',
  };
  const open = await startBot({ slack, playground: false, publicUrl: 'https://lessenbot.example.nl' });
  expect(await rawRequest(`${open.address}/lessen`, { host: 'lessenbot.example.nl' })).toBe(200);
  expect((await read('/', open.address)).status).toBe(404);
  await open.close();
  const shut = await startBot({ slack, playground: false });
  expect((await read('/lessen', shut.address)).status).toBe(404);
  await shut.close();
});

describe('an editor who saves', () => {
  let own: Awaited<ReturnType<typeof startBot>>;
  const copy = join(directories()(), 'data');
  const file = join(copy, 'lessen/verbinden/communicatieparadox.yaml');
  beforeAll(async () => {
    cpSync('data', copy, { recursive: true });
    own = await startBot({ contentDirectory: copy });
  });
  afterAll(async () => {
    await own.close();
  });

  const original = readFileSync('data/lessen/verbinden/communicatieparadox.yaml', 'utf8');
  const gist = (words: string) => original.replace(/^kern:\n.*$/m, `kern:\n  bron: ${words}`);
  const lesson = async () => (await read('/lessen/communicatieparadox', own.address)).text;
  /** Many editors write a new file and put it in the place of the old. */
  function replace(text: string): void {
    writeFileSync(`${file}~`, text);
    renameSync(`${file}~`, file);
  }
  const faults = async () => (await own.state()).content.faults;

  test.each([
    ['in place', (text: string) => writeFileSync(file, text)],
    ['by another file', replace],
    ['by another file, again', replace],
    ['in place, again', (text: string) => writeFileSync(file, text)],
  ])('%s sees it at once, and the bot says it', async (how, save) => {
    save(gist(`Nieuw ${how}.`));
    await own.until(() => own.core().catalogue.lesson('communicatieparadox')?.gist.text === `Nieuw ${how}.`);
    expect(await lesson()).toContain(`Nieuw ${how}.`);
    await own.post('/playground/reset', {});
    await own.say('/lessen communicatieparadox');
    const state = await own.until(({ panes }) => panes.slack.messages.length > 0);
    expect(JSON.stringify(state.panes.slack)).toContain(`Nieuw ${how}.`);
  });

  test('something broken keeps the old lessons, and sees what is wrong and where', async () => {
    writeFileSync(file, gist('Bewaard.'));
    await own.until(() => own.core().catalogue.lesson('communicatieparadox')?.gist.text === 'Bewaard.');
    writeFileSync(file, gist('Kapot').replace(/^kern:/m, 'kerm:'));
    const broken = await own.until(({ content }) => content.faults.length > 0);
    expect(broken.content).toMatchObject({
      lessons: 24,
      faults: expect.arrayContaining([
        expect.stringMatching(/communicatieparadox\.yaml:\d+: onbekend veld “kerm”\. Bedoel je “kern”\?/),
      ]),
    });
    expect(await lesson()).toContain('Bewaard.');
    expect(await lesson()).toContain('Bedoel je “kern”?');

    replace(gist('Hersteld.'));
    await own.until(({ content }) => content.faults.length === 0);
    expect(await faults()).toEqual([]);
    expect(await lesson()).toContain('Hersteld.');
    expect(await lesson()).not.toContain('Bedoel je');
  });

  test('a file that comes later is noticed too', async () => {
    const folder = join(copy, 'lessen/nieuw');
    mkdirSync(folder);
    writeFileSync(join(folder, 'les.yaml'), 'id: les\n');
    const state = await own.until(({ content }) => content.faults.length > 0);
    expect(state.content.faults.join()).toContain('de map “nieuw” is geen categorie');
    rmSync(folder, { recursive: true });
    await own.until(({ content }) => content.faults.length === 0);
    expect(await faults()).toEqual([]);
  });
});
