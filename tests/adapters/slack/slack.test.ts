import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Row, texts, writePress } from '#core';
import { toText } from '../../../adapters/slack/parse.ts';
import { escapeText, toMessage } from '../../../adapters/slack/render.ts';
import { startSlack } from '../../support/slack-server.ts';

let slack: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.posted.length = 0;
  slack.logged.length = 0;
});

describe('the command', () => {
  test('is acknowledged at once, and its answer is ephemeral, with an id of its own for each element', async () => {
    const response = await slack.command('verbinden');
    expect([response.status, await response.text()]).toEqual([200, '']);
    const [post, ...more] = await slack.posts(1);
    expect(more).toEqual([]);
    expect(post?.body.response_type).toBe('ephemeral');
    const json = JSON.stringify(post?.body.blocks);
    const ids = json.match(/"action_id":"[^"]*"/g) ?? [];
    expect(ids.length).toBeGreaterThan(6);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('in a direct message there is nothing to share', async () => {
    await slack.command('verbinden', { channel_id: 'D1' });
    expect(JSON.stringify(await slack.posts(1))).not.toContain(texts.buttons.share);
  });

  test.each([
    ['<!channel>'],
    ['<at>everyone</at>'],
    ['&lt;!channel&gt; <@U123> <!subteam^S1>'],
    ['lang '.repeat(2000)],
    ['🧑‍🧑‍🧒‍🧒🔥'],
    ['half \ud83d teken'],
    [''],
  ])('an answer without a ping to “%.30s”', async (text) => {
    expect((await slack.command(text)).status).toBe(200);
    const [post] = await slack.posts(1);
    expect(post?.body.blocks.length).toBeGreaterThan(1);
    expect(post?.body.blocks.length).toBeLessThanOrEqual(50);
    for (const block of post?.body.blocks ?? [])
      if (block.text?.type === 'mrkdwn') expect(block.text.text).not.toMatch(/<[!@#]/);
    expect(post?.body.text).not.toMatch(/<[!@#]/);
    expect(post?.body.text.length).toBeLessThanOrEqual(3000);
  });

  test('an answer goes to Slack only, never to a foreign address', async () => {
    await slack.command('verbinden', { response_url: `${slack.responseUrl.replace('127.0.0.1', 'localhost')}/geheim` });
    // The asker still hears it, by Slack's own API.
    expect((await slack.posts(1)).map(({ path }) => path)).toEqual(['/api/chat.postEphemeral']);
    expect(slack.logged.join('')).toContain('"security":true');
    expect(slack.logged.join('')).not.toContain('geheim');
  });
});

describe('mentions and direct messages', () => {
  test('an event that Slack sends again has one effect', async () => {
    const event = { type: 'app_mention', channel: 'C1', ts: '7.1', user: 'U1', text: '<@U0> verbinden' };
    expect((await slack.event(event, 'EvZelfde')).status).toBe(200);
    expect((await slack.event({ ...event, ts: '7.2' }, 'EvZelfde')).status).toBe(200);
    expect(await slack.posts(1)).toHaveLength(1);
  });

  test('a mention is answered in its thread', async () => {
    await slack.event({ type: 'app_mention', channel: 'C1', ts: '1.1', user: 'U1', text: '<@U0> verbinden' });
    const [post] = await slack.posts(1);
    expect(post?.path).toBe('/api/chat.postMessage');
    expect(post?.body).toMatchObject({ channel: 'C1', thread_ts: '1.1' });
  });

  test('a direct message is answered once, also when it comes as two events', async () => {
    const message = { channel: 'D1', ts: '2.1', user: 'U1', text: '<@U0> verbinden' };
    await slack.event({ ...message, type: 'message', channel_type: 'im' });
    await slack.event({ ...message, type: 'app_mention' });
    const posts = await slack.posts(1);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body.channel).toBe('D1');
  });

  test.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a channel message', { channel: 'C1', channel_type: 'channel' }],
  ])('%s gets no answer', async (_name, more) => {
    const message = { type: 'message', channel: 'D1', channel_type: 'im', ts: '3.1', user: 'U1', text: 'verbinden' };
    expect((await slack.event({ ...message, ...more })).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
  });
});

describe('buttons', () => {
  const open = writePress('open', { kind: 'show-category', category: 'verbinden' });
  const share = writePress('share', { kind: 'show-category', category: 'verbinden' });

  test.each([
    ['a private answer is replaced', {}, { response_type: 'ephemeral', replace_original: true }],
    ['a public one is left alone', { ephemeral: false }, { response_type: 'ephemeral', replace_original: false }],
    [
      'a direct message gets a new one',
      { ephemeral: false, channel: 'D1' },
      { response_type: 'in_channel', replace_original: false },
    ],
  ])('opening: %s', async (_name, from, expected) => {
    await slack.press(open, from);
    const posts = await slack.posts(1);
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body).toMatchObject(expected);
  });

  test('sharing posts in the channel, and puts the notice in the place of the private answer', async () => {
    await slack.press(share);
    const [shared, notice] = await slack.posts(2);
    expect(shared?.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(JSON.stringify(shared)).toContain(texts.sharedBy('<@U1>'));
    expect(notice?.body).toMatchObject({ response_type: 'ephemeral', replace_original: true, text: texts.shared });
  });

  test('sharing that is in doubt says so to the one who tried, and is not done again', async () => {
    slack.refusedPaths.add('/respond');
    await slack.press(share);
    const [, notice, ...more] = await slack.posts(2);
    expect(notice?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(notice?.body.text).toBe(texts.shareInDoubt);
    expect(more).toEqual([]);
  });

  test('somebody with an impossible id shares nothing, and hears that the button does not work', async () => {
    await slack.press(share, { user: '!channel' });
    const [told, ...more] = await slack.posts(1);
    expect(more).toEqual([]);
    expect(told?.body).toMatchObject({ response_type: 'ephemeral', text: texts.oldButton });
  });
});

test.each([
  ['<@U0AB> heldere kaders', 'heldere kaders'],
  ['<!channel> <!subteam^S1|@team> <#C1|buurt>', '@channel @team #buurt'],
  ['<http://x.nl|y &amp; z> &amp;lt;', 'y & z &lt;'],
  ['<at>everyone</at>', '<at>everyone</at>'],
  ['verbinden :wave:', 'verbinden'],
  [':wave::wave: verbinden:pray:', 'verbinden'],
  [':100: stop :man-woman-girl-boy: :8ball:', 'stop'],
  [':één_emoji_van_ons:verbinden', 'verbinden'],
  ['om 10:00:30, 9:15: en :10: uur', 'om 10:00:30, 9:15: en :10: uur'],
  ['fase:start:dinsdag', 'fase:start:dinsdag'],
  ['<http://x.nl:80/:wave:/b>', 'http://x.nl:80/:wave:/b'],
  ['10:00:wave:', '10:00:wave:'],
  [':+1::skin-tone-3: verbinden :slightly_smiling_face:', 'verbinden'],
  ['project elke dinsdag 10:00', 'project elke dinsdag 10:00'],
  ['om 10:00:30, a:b:c, https://x.nl:8080/a:b:', 'om 10:00:30, a:b:c, https://x.nl:8080/a:b:'],
])('“%s” is read as “%s”', (text, expected) => expect(toText(text)).toBe(expected));

test.each([
  ['wijk & buurt <b>', 'wijk &amp; buurt &lt;b&gt;'],
  ['snake_case', 'snake_case'],
  ['*vet*', '∗vet∗'],
  ['> citaat', '\u200b&gt; citaat'],
])('“%s” is shown as it was written', (text, expected) => expect(escapeText(text)).toBe(expected));

test('a reply of any size fits in one message', () => {
  const points = Array.from({ length: 300 }, () => '&'.repeat(100)) as [string, ...string[]];
  const row: Row = { title: '<'.repeat(300), text: '&'.repeat(5000), match: '>', opens: { kind: 'help' } };
  const { text, blocks } = toMessage(
    {
      title: 'x'.repeat(400),
      parts: [
        { kind: 'points', points },
        { kind: 'rows', rows: [row, ...Array(60).fill(row)] },
      ],
      share: { kind: 'help' },
    },
    { canShare: true },
  );
  expect(text.length).toBeLessThanOrEqual(12_000);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(JSON.stringify(blocks)).toContain(texts.buttons.share);
  for (const block of blocks) if (block.type === 'section') expect(block.text?.text.length).toBeLessThanOrEqual(3000);
});
