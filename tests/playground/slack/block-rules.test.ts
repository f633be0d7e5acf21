import { describe, expect, test } from 'vitest';
import { ofBot } from '../../support/playground-server.ts';
import { actions, button, field, input, option, section, select, text } from '../../support/sample-blocks.ts';
import { useLocalSlack } from '../../support/use-local-slack.ts';

const slack = useLocalSlack();

const cells = (count: number, text = 'x') => Array(count).fill({ type: 'raw_text', text });
const table = (more: object) => ({ type: 'data_table', caption: 'x', rows: [cells(2), cells(2)], ...more });

describe('Slack keeps its rules', () => {
  test('a message that is in order is shown, with an id for every block', async () => {
    const blocks = [
      { type: 'header', text: text('x'.repeat(150)) },
      section('x'.repeat(3000)),
      { type: 'section', fields: Array(10).fill(text('x'.repeat(100))), accessory: button() },
      actions(...Array.from({ length: 25 }, (_, at) => button({ action_id: `b${at}`, value: 'v'.repeat(2000) }))),
      { type: 'context', elements: Array(10).fill(text('x')) },
      select({ options: Array.from({ length: 100 }, (_, at) => option(`${at}`.padEnd(150, 'x'))) }),
      actions({ type: 'datepicker', initial_date: '2026-11-24' }, { type: 'timepicker', initial_time: '10:00' }),
      input({ type: 'radio_buttons', options: [option('1')], initial_option: option('1') }, { optional: true }),
      { type: 'image', image_url: 'https://example.org/x.png', alt_text: 'een plaatje' },
      { type: 'divider' },
      table({ page_size: 100, row_header_column_index: 1 }),
    ];
    expect(await slack.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x', blocks })).toMatchObject({
      ok: true,
    });
    const state = await slack.state();
    expect(state.violations).toEqual([]);
    for (const block of ofBot(state, 'slack')[0]?.blocks ?? []) expect(block).toHaveProperty('block_id');
  });

  test.each<[what: string, error: string, blocks: unknown]>([
    ['51 blocks', 'invalid_blocks', Array(51).fill({ type: 'divider' })],
    ['an unknown block', 'invalid_blocks', [{ type: 'sectie', text: text('x') }]],
    ['an unknown field', 'invalid_blocks', [{ ...section('x'), kleur: 'rood' }]],
    ['a header of 151', 'invalid_blocks', [{ type: 'header', text: text('x'.repeat(151)) }]],
    ['a header with marks', 'invalid_blocks', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['a section of 3001', 'invalid_blocks', [section('x'.repeat(3001))]],
    ['an empty section', 'invalid_blocks', [section('')]],
    ['a section with nothing', 'invalid_blocks', [{ type: 'section' }]],
    ['11 fields', 'invalid_blocks', [{ type: 'section', fields: Array(11).fill(text('x')) }]],
    ['a field of 2001', 'invalid_blocks', [{ type: 'section', fields: [text('x'.repeat(2001))] }]],
    ['11 in a context', 'invalid_blocks', [{ type: 'context', elements: Array(11).fill(text('x')) }]],
    [
      '26 buttons',
      'invalid_blocks',
      [actions(...Array.from({ length: 26 }, (_, at) => button({ action_id: `${at}` })))],
    ],
    ['no buttons', 'invalid_blocks', [actions()]],
    ['a button of 76', 'invalid_blocks', [actions(button({ text: text('x'.repeat(76)) }))]],
    ['a button with marks', 'invalid_blocks', [actions(button({ text: { type: 'mrkdwn', text: 'x' } }))]],
    ['a value of 2001', 'invalid_blocks', [actions(button({ value: 'x'.repeat(2001) }))]],
    ['an action_id of 256', 'invalid_blocks', [actions(button({ action_id: 'x'.repeat(256) }))]],
    ['an action_id twice', 'invalid_blocks', [actions(button(), button())]],
    [
      'a block_id twice',
      'invalid_blocks',
      [
        { ...section('x'), block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
    ],
    ['a block_id of 256', 'invalid_blocks', [{ type: 'divider', block_id: 'x'.repeat(256) }]],
    ['101 options', 'invalid_blocks', [select({ options: Array.from({ length: 101 }, (_, at) => option(`${at}`)) })]],
    ['no options', 'invalid_blocks', [select({})]],
    ['an option of 76', 'invalid_blocks', [select({ options: [{ text: text('x'.repeat(76)), value: 'x' }] })]],
    ['an option value of 151', 'invalid_blocks', [select({ options: [option('x'.repeat(151))] })]],
    ['a choice that is no option', 'invalid_blocks', [select({ options: [option('a')], initial_option: option('b') })]],
    [
      'a placeholder of 151',
      'invalid_blocks',
      [select({ options: [option('a')], placeholder: text('x'.repeat(151)) })],
    ],
    ['six in an overflow', 'invalid_blocks', [actions({ type: 'overflow', options: Array(6).fill(option('a')) })]],
    ['11 checkboxes', 'invalid_blocks', [input({ type: 'checkboxes', options: Array(11).fill(option('a')) })]],
    ['a strange date', 'invalid_blocks', [actions({ type: 'datepicker', initial_date: '24-11-2026' })]],
    ['a strange time', 'invalid_blocks', [actions({ type: 'timepicker', initial_time: '24:00' })]],
    ['a label of 2001', 'invalid_blocks', [input(field, { label: text('x'.repeat(2001)) })]],
    ['an input among buttons', 'invalid_blocks', [actions(field)]],
    ['an image without words', 'invalid_blocks', [{ type: 'image', image_url: 'https://example.org/x.png' }]],
    ['a table without a caption', 'invalid_blocks', [table({ caption: undefined })]],
    ['a table of headings alone', 'invalid_blocks', [table({ rows: [cells(2)] })]],
    ['a table of 102 rows', 'invalid_blocks', [table({ rows: Array(102).fill(cells(2)) })]],
    ['a table of 21 columns', 'invalid_blocks', [table({ rows: [cells(21), cells(21)] })]],
    ['a row that is short', 'invalid_blocks', [table({ rows: [cells(2), cells(1)] })]],
    ['an empty cell', 'invalid_blocks', [table({ rows: [cells(1), cells(1, '')] })]],
    ['cells of 10,001 letters', 'invalid_blocks', [table({ rows: [cells(1), cells(1, 'x'.repeat(10_000))] })]],
    ['13,201 letters', 'msg_blocks_too_long', Array(5).fill(section('x'.repeat(2641)))],
    ['no list', 'invalid_blocks', 'geen lijst'],
    ['nothing at all', 'no_text', []],
  ])('%s is refused and noted', async (_what, error, blocks) => {
    const given = { channel: 'C0PROJECT', ...(error === 'no_text' ? {} : { text: 'geheim' }), blocks };
    const answer = await slack.api('chat.postMessage', given);
    const expected = blocks === 'geen lijst' ? 'invalid_blocks_format' : error;
    expect(answer).toMatchObject({ ok: false, error: expected });
    const state = await slack.state('bilal');
    expect(state.violations).toEqual([expect.objectContaining({ platform: 'slack', rule: expected })]);
    expect(state.panes.slack.messages).toEqual([]);
    expect(JSON.stringify(state)).not.toContain('geheim');
  });
});
