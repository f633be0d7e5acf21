import { describe, expect, test } from 'vitest';
import { ofBot } from '../../support/playground-server.ts';
import { actions, button, option, select } from '../../support/sample-blocks.ts';
import { useLocalSlack } from '../../support/use-local-slack.ts';

const slack = useLocalSlack();

describe('Slack keeps its rules', () => {
  test('words arrive escaped, with the bot’s name as a mention', async () => {
    await slack.say('a < b & @Lessenbot > c');
    expect(slack.heard).toMatchObject([
      { type: 'event_callback', event: { type: 'app_mention', text: 'a &lt; b &amp; <@U0LESSENBOT> &gt; c' } },
    ]);
    await slack.say('/lessen a & b');
    expect(slack.heard[1]).toMatchObject({ command: '/lessen', text: 'a &amp; b', channel_id: 'C0PROJECT' });
  });

  test('a bot that does not acknowledge within three seconds is noted, and the asker told', async () => {
    slack.acknowledge = () => undefined;
    await slack.say('/lessen verbinden');
    const state = await slack.state();
    expect(state.violations).toEqual([expect.objectContaining({ rule: 'operation_timeout' })]);
    expect(ofBot(state, 'slack')[0]).toMatchObject({
      onlyYou: true,
      text: expect.stringContaining('operation_timeout'),
    });
  });

  test('a response_url works five times, within half an hour', async () => {
    await slack.say('/lessen verbinden');
    const url = String(slack.heard[0]?.response_url);
    const respond = async (body: object) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return [response.status, await response.text()];
    };
    expect(await respond({ text: 'voor jou' })).toEqual([200, 'ok']);
    expect(await respond({ text: 'voor allen', response_type: 'in_channel' })).toEqual([200, 'ok']);
    expect(ofBot(await slack.state('bilal'), 'slack').map((message) => message.text)).toEqual(['voor allen']);
    expect((await respond({ blocks: [{ type: 'x' }] }))[0]).toBe(400);
    expect((await respond({ text: 'vier' }))[0]).toBe(200);
    slack.clock += 30 * 60_000 + 1;
    expect(await respond({ text: 'te laat' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
    slack.clock -= 30 * 60_000;
    expect((await respond({ text: 'vijf' }))[0]).toBe(200);
    expect(await respond({ text: 'zes' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
    const rules = (await slack.state()).violations.map(({ rule }) => rule);
    expect(rules).toEqual(['invalid_blocks', 'expired_url', 'used_url']);
  });

  test('a command may be answered in the acknowledgement itself', async () => {
    slack.acknowledge = () => ({ response_type: 'in_channel', text: 'voor allen' });
    await slack.say('/lessen a');
    slack.acknowledge = () => 'voor jou';
    await slack.say('/lessen b');
    slack.acknowledge = () => ({ blocks: [{ type: 'x' }] });
    await slack.say('/lessen c');
    const state = await slack.state();
    const shown = ofBot(state, 'slack').map((message) => [message.text, message.onlyYou]);
    expect(shown.slice(0, 2)).toEqual([
      ['voor allen', false],
      ['voor jou', true],
    ]);
    expect(shown[2]).toEqual([expect.stringContaining('dispatch_failed'), true]);
    expect(state.violations).toMatchObject([{ rule: 'invalid_blocks' }]);
  });

  test.each([
    ['postMessage', 'bilal', { text: 'nieuw' }, ['nieuw']],
    ['postEphemeral', 'bilal', { text: 'nieuw', response_type: 'in_channel' }, []],
    ['postEphemeral', 'anna', { text: 'nieuw', response_type: 'in_channel' }, ['nieuw']],
    ['postMessage', 'bilal', { delete_original: true }, []],
    ['postEphemeral', 'anna', { delete_original: true }, []],
  ])('after chat.%s, %s sees what came in place of it', async (method, viewer, body, expected) => {
    const given = { channel: 'C0PROJECT', user: 'U0ANNA', text: 'oud', blocks: [actions(button({ value: 'v' }))] };
    const { ts, message_ts } = await slack.api(`chat.${method}`, given);
    const action = { type: 'button', action_id: 'a', value: 'van de pagina' };
    await slack.post('/playground/press', { platform: 'slack', user: 'anna', message: ts ?? message_ts, action });
    expect(slack.heard[0]).toMatchObject({ actions: [{ value: 'v', text: { text: 'Ja' } }] });
    expect('message' in (slack.heard[0] ?? {})).toBe(method === 'postMessage');
    const response = await fetch(String(slack.heard[0]?.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ replace_original: true, ...body }),
    });
    expect(response.status).toBe(200);
    expect(ofBot(await slack.state(viewer), 'slack').map((message) => message.text)).toEqual(expected);
  });

  test('what is chosen in a message comes along, and only what is there can be chosen', async () => {
    const blocks = [{ ...select({ options: [option('een'), option('twee')] }), block_id: 'keuze' }];
    const { ts } = await slack.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x', blocks });
    const choose = (value: string) =>
      slack.post('/playground/press', {
        platform: 'slack',
        user: 'anna',
        message: ts,
        action: { type: 'static_select', action_id: 's', block_id: 'keuze', selected_option: option(value) },
      });
    expect((await choose('drie')).status).toBe(404);
    expect((await choose('twee')).status).toBe(200);
    expect(slack.heard).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U0ANNA', real_name: '<script>alert(1)</script>' },
        container: { message_ts: ts, is_ephemeral: false },
        actions: [{ action_id: 's', selected_option: { value: 'twee' } }],
        state: { values: { keuze: { s: { selected_option: { value: 'twee' } } } } },
      },
    ]);
  });
});
