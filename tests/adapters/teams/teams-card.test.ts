import { describe, expect, test } from 'vitest';
import type { Reply } from '#core';
import type { Card, CardElement } from '../../../adapters/teams/api/elements.ts';
import { limits, shorten } from '../../../adapters/teams/limits.ts';
import { toText } from '../../../adapters/teams/parse.ts';
import { escapeText, toMessage } from '../../../adapters/teams/render.ts';
import { judgeCard } from '../../../playground/teams/card-rules.ts';
import { catalogue, core } from '../../support/real-core.ts';
import { within } from '../../support/within.ts';

const bytes = (card: Card) => Buffer.byteLength(JSON.stringify(card));
const lines = (card: Card) => within(card.body).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

describe('text', () => {
  const recipient = { id: '28:bot', name: 'Lessenbot' };
  test.each([
    ['<at>Lessenbot</at>&nbsp;verbinden', 'verbinden'],
    ['<p><at id="0">Lessenbot</at> heldere&nbsp;kaders</p>', 'heldere kaders'],
    ['<div>een <b>brief</b><br>over <a href="x">inbraken</a></div>', 'een brief over inbraken'],
    ['wat vindt <at>Piet</at>?', 'wat vindt Piet?'],
    ['wijk &amp; buurt &amp;lt;', 'wijk & buurt &lt;'],
    ['1 < 2 en \u00a03', '1 < 2 en 3'],
    ['<quoted messageId="17"/>heldere kaders', 'heldere kaders'],
    ['<blockquote itemtype="Reply"><p>wat zij zei</p></blockquote><p>verbinden</p>', 'verbinden'],
    ['goed <emoji alt="😊"></emoji> zo <img alt="hart" src="x">', 'goed 😊 zo hart'],
    ['<ul><li>een</li><li>twee</li></ul><h3>drie</h3><code>vier</code>', 'een twee drie vier'],
    ['<table><tr><td>een</td><td>twee</td></tr></table><mark>drie</mark>', 'een twee drie'],
    ['verbinden <at>Lessenbot</at>', 'verbinden'],
    [undefined, ''],
  ])('%j is read as “%s”', (text, words) => expect(toText({ text, entities: null, recipient })).toBe(words));

  test('of a message that only has HTML beside it is read there', () => {
    const attachments = [
      { contentType: 'image/png' },
      { contentType: 'text/html', content: '<p>heldere <b>kaders</b></p>' },
    ];
    expect(toText({ text: '', entities: null, recipient, attachments })).toBe('heldere kaders');
  });

  test('does not hold the bot’s own name, also when the mention has no text or the bot another name there', () => {
    const entities = [{ type: 'mention', mentioned: { id: '28:bot', name: 'Lessen' } }];
    expect(toText({ text: 'verbinden <at>Lessen</at>', entities, recipient })).toBe('verbinden');
  });

  test.each([
    ['wijk & buurt', 'wijk & buurt'],
    ['*vet* _schuin_ [x](y)', '\\*vet\\* \\_schuin\\_ \\[x\\](y)'],
    ['<at>everyone</at>', '\\<at\\>everyone\\</at\\>'],
    ['&lt;at&gt;', '\\&lt;at\\&gt;'],
    ['- een\n2. twee', '\\- een\n\n2\\. twee'],
    ['', ''],
  ])('%j shows as it is', (words, shown) => expect(escapeText(words)).toBe(shown));
});

describe('a card', () => {
  const replies: [string, Reply][] = [
    ...catalogue.lessons.map(({ id, title }): [string, Reply] => [
      title,
      core.open({ kind: 'show-lesson', lesson: id }),
    ]),
    ...['', 'verbinden', 'meedenken', 'signaleren', 'voorbeelden', 'begrip', 'de groepsapp', 'zzqx'].map(
      (words): [string, Reply] => [`/lessen ${words}`, core.ask(words)],
    ),
  ];
  test.each(replies)('“%s” fits in 25 KB, whole', (_name, reply) => {
    const card = toMessage(reply, { canShare: true, sharedBy: 'Anna' }).card;
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
    expect(card.body[0]).toMatchObject({ type: 'TextBlock', style: 'heading', wrap: true });
    expect(JSON.stringify(card)).not.toContain('te lang voor Teams');
    for (const { actions } of within(card.body))
      if (Array.isArray(actions))
        expect(actions.filter(({ mode }) => mode !== 'secondary').length).toBeLessThanOrEqual(6);
  });

  test('with a table has headings for who listens, and lines where a client knows no tables', () => {
    const reply: Reply = {
      title: 'Wat er komt',
      parts: [
        {
          kind: 'table',
          caption: 'De eerste kaarten',
          columns: [
            { name: 'Dag', width: 1 },
            { name: 'Les', width: 3 },
          ],
          rows: [
            ['1 dec', 'Heldere *kaders*'],
            ['15 dec', ''],
          ],
        },
      ],
    };
    const { card } = toMessage(reply, { canShare: false });
    const [, caption, table] = card.body;
    expect(caption).toMatchObject({ text: 'De eerste kaarten', isSubtle: true });
    expect(table).toMatchObject({
      type: 'Table',
      firstRowAsHeaders: true,
      columns: [{ width: 1 }, { width: 3 }],
      fallback: { items: [{ text: '• 1 dec: Heldere \\*kaders\\*.' }, { text: '• 15 dec:' }] },
    });
    const cells = within([table]).filter(({ type }) => type === 'TableCell');
    expect(cells.map(({ items }) => within([items]).find(({ text }) => text !== undefined)?.text)).toEqual([
      ...['Dag', 'Les', '1 dec', 'Heldere \\*kaders\\*', '15 dec', ''],
    ]);
    expect(judgeCard(card)).toEqual({ noted: [] });
  });

  test('that is too long keeps its title and buttons, and says what is missing', () => {
    const block = (text: string): CardElement => ({ type: 'TextBlock', text });
    const whole = toMessage(core.ask(''), { canShare: false }).card;
    const buttons: CardElement = { type: 'ActionSet', actions: [] };
    const card = shorten({ ...whole, body: [block('Titel'), ...Array(50).fill(block('é'.repeat(900))), buttons] });
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
    expect(bytes(card)).toBeGreaterThan(limits.cardBytes - 3000);
    expect(card.body[0]).toEqual(block('Titel'));
    expect(card.body.at(-2)).toEqual(buttons);
    expect(lines(card).at(-1)).toContain('te lang');
  });
});

test('a card says that it is in Dutch, for whoever has it read aloud', () =>
  expect(toMessage({ title: 'Titel', parts: [{ kind: 'text', text: 'Tekst' }] }, { canShare: false }).card.lang).toBe(
    'nl',
  ));
