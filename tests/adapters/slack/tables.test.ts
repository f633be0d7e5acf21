import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '#core';
import type { Store } from '#core/store';
import { toAnswerView } from '../../../adapters/slack/api/answer-view.ts';
import { callSlack } from '../../../adapters/slack/api/web-api.ts';
import { toMessage } from '../../../adapters/slack/render.ts';
import { checkBlocks } from '../../../playground/slack/block-kit.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { type Posted, startSlack } from '../../support/slack-server.ts';
import { openStandIn } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** The plan and the log of a project are tables, where Slack takes them. */

let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());

const reply: Reply = {
  title: 'Logboek',
  parts: [
    {
      kind: 'table',
      caption: 'Het nieuwste staat boven',
      columns: [
        { name: 'Dag', width: 1 },
        { name: 'Wat', width: 2 },
        { name: 'Hoe het ging', width: 2 },
      ],
      rows: [
        ['1 dec', 'Heldere <kaders> & *meer*', 'Geen antwoord.'],
        ['24 nov', 'Project ingesteld', ''],
      ],
    },
  ],
};
const message = toMessage(reply, { canShare: false });

test('a table has headings, a caption, and all rows in sight; an empty cell says so', () => {
  expect(checkBlocks(message.blocks)[1]).toMatchObject({
    type: 'data_table',
    caption: 'Het nieuwste staat boven',
    page_size: 2,
    row_header_column_index: 0,
    rows: [
      [{ text: 'Dag' }, { text: 'Wat' }, { text: 'Hoe het ging' }],
      [{ text: '1 dec' }, { text: 'Heldere <kaders> & *meer*' }, { text: 'Geen antwoord.' }],
      [{ text: '24 nov' }, { text: 'Project ingesteld' }, { text: '–' }],
    ],
  });
});

const lines = ['• 1 dec: Heldere &lt;kaders&gt; &amp; ∗meer∗. Geen antwoord.', '• 24 nov: Project ingesteld.'].join(
  '\n',
);
const section = { type: 'section', text: { type: 'mrkdwn', text: lines, verbatim: true } };

test('S35 what Slack refuses with a table comes once more with lines', async () => {
  const asked: { readonly blocks: readonly object[] }[] = [];
  const slack = await openStandIn(({ body }) => {
    asked.push(body);
    return {
      body: JSON.stringify(body).includes('data_table')
        ? { ok: false, error: 'invalid_blocks' }
        : { ok: true, ts: '1.1' },
    };
  });
  try {
    const access = { apiUrl: `${slack.address}/`, botToken: 'xoxb-test' };
    const post = (content: object) => callSlack('chat.postMessage', { channel: 'C1', ...content }, access);
    expect(await post(message)).toEqual({ kind: 'sent', messageId: '1.1' });
    expect(asked[1]).toEqual({ channel: 'C1', text: message.text, blocks: [message.blocks[0], section] });
    // What has no table is refused once, for it would be refused again.
    asked.length = 0;
    await post({ blocks: [{ type: 'data_table_of_another' }] });
    expect(asked).toHaveLength(1);
  } finally {
    await slack.close();
  }
});

test('S35 in a window, where no document says that Slack shows tables, there are lines from the start', () => {
  expect(toAnswerView(reply, { workspace: 'T1' }).blocks).toEqual([message.blocks[0], section]);
});

test('S35 a plan that is refused as a table is read all the same', async () => {
  const isTable = ({ body }: Posted) => JSON.stringify(body.blocks ?? []).includes('data_table');
  const slack = await startSlack({
    desk: deskOn(store),
    answer: (one) => ({ body: isTable(one) ? { ok: false, error: 'invalid_blocks' } : { ok: true, ts: '1.1' } }),
  });
  try {
    await slack.command('project whatsapp-groep fase start elke dinsdag 10:00');
    await until(() => slack.posted.some(({ path }) => path === '/api/chat.postMessage'));
    await slack.command('plan');
    await until(() => slack.posted.some(isTable) && slack.posted.slice(-1).every((last) => !isTable(last)));
    expect(JSON.stringify(slack.posted.at(-1)?.body.blocks)).toContain('• 24 nov: ');
  } finally {
    await slack.close();
  }
});
