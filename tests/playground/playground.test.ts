import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPress, texts } from '#core';
import { createRoom } from '../../playground/room.ts';
import type { Message, PlatformId, State } from '../../playground/state.ts';
import { ofBot, rawRequest, startBot, startPlayground, within } from '../support/playground-server.ts';

const platforms = ['slack', 'teams'] as const;
const bodyOf = ({ blocks, card }: Message) => blocks ?? (card as { body: unknown }).body;
const answered = (state: State, times = 1) => platforms.every((one) => ofBot(state, one).length >= times);

describe('the bot in the playground', () => {
  let bot: Awaited<ReturnType<typeof startBot>>;
  beforeAll(async () => {
    bot = await startBot();
  });
  afterAll(() => bot.close());
  beforeEach(async () => {
    await bot.post('/playground/reset', {});
  });

  const idsIn = (state: State, platform: PlatformId) =>
    within(ofBot(state, platform)).flatMap(({ value, data }) => {
      const press = readPress(value) ?? readPress((data as { press?: unknown } | undefined)?.press);
      return press?.press === 'open' && press.intent.kind === 'show-lesson' ? [press.intent.lesson] : [];
    });

  /** Presses a button of the bot's first message by its label, on either platform. */
  async function press(state: State, platform: PlatformId, label: string, user = 'anna'): Promise<number> {
    const message = ofBot(state, platform)[0];
    const found = within(message?.blocks ?? message?.card).find((node) =>
      platform === 'slack'
        ? node.type === 'button' && (node.text as { text: string }).text === label
        : node.type === 'Action.Execute' && node.title === label,
    );
    if (!message || !found) throw new Error(`no button “${label}” on ${platform}`);
    const action =
      platform === 'slack'
        ? { type: 'button', action_id: found.action_id, value: 'what the page says does not count' }
        : { type: 'Action.Execute', verb: found.verb, data: found.data };
    return (await bot.post('/playground/press', { platform, user, message: message.id, action })).status;
  }

  test('typed once, both answer with the same six lessons, and no rule is broken', async () => {
    expect((await bot.say('/lessen verbinden')).status).toBe(200);
    const state = await bot.until((now) => answered(now));
    const lessons = bot
      .core()
      .catalogue.lessonsIn('verbinden')
      .map(({ id }) => id);
    expect(lessons).toHaveLength(6);
    for (const platform of platforms) expect([...new Set(idsIn(state, platform))], platform).toEqual(lessons);
    expect(state.violations).toEqual([]);
    expect(platforms.map((one) => state.panes[one].waiting)).toEqual([false, false]);
    expect(state.exchanges.map(({ what }) => what).sort()).toEqual([
      'POST /api/messages (slash command)',
      'POST /slack/events (slash command)',
      'POST activities (reply) (targeted)',
      'POST response_url',
    ]);
  });

  test('the answer to a command is for the asker only, in the inspector too', async () => {
    await bot.say('/lessen verbinden');
    const state = await bot.until((now) => answered(now));
    for (const platform of platforms) expect(ofBot(state, platform).map(({ onlyYou }) => onlyYou)).toEqual([true]);
    const other = await bot.state('bilal');
    expect(JSON.stringify([other.panes, other.exchanges, other.violations])).not.toMatch(/verbinden/i);
    expect(other.exchanges).toEqual([]);
  });

  test('a mention is answered for everybody, in its thread', async () => {
    await bot.say('wat zegt @lessenbot over heldere kaders?');
    const state = await bot.until((now) => answered(now), 'bilal');
    for (const platform of platforms) {
      const [asked, answer] = state.panes[platform].messages;
      expect(answer).toMatchObject({ onlyYou: false, thread: asked?.id, from: { kind: 'bot', name: 'Lessenbot' } });
    }
    expect(state.violations).toEqual([]);
  });

  test('what is said in the channel without the bot does not reach the bot', async () => {
    await bot.say('wie haalt er koffie? mail naar info@lessenbottel.nl');
    const state = await bot.state('bilal');
    for (const platform of platforms) expect(state.panes[platform].messages).toHaveLength(1);
    expect(state.exchanges).toEqual([]);
  });

  test('a direct chat is answered, and nobody else sees it', async () => {
    await bot.say('meedenken', { room: 'direct' });
    const state = await bot.until((now) => answered(now));
    for (const platform of platforms) {
      expect(state.panes[platform].messages.map(({ room, onlyYou }) => [room, onlyYou])).toEqual([
        ['direct', false],
        ['direct', false],
      ]);
    }
    const other = await bot.state('bilal');
    expect([other.panes.slack.messages, other.panes.teams.messages, other.exchanges]).toEqual([[], [], []]);
  });

  test('a button opens the next answer in place of the private one', async () => {
    await bot.say('/lessen verbinden');
    const state = await bot.until((now) => answered(now));
    for (const platform of platforms) expect(await press(state, platform, texts.buttons.open)).toBe(200);
    // Blocks and elements only: a card carries the same words once more, as plain text.
    const headings = (now: State) =>
      platforms.filter((one) => JSON.stringify(ofBot(now, one).map(bodyOf)).includes(texts.lesson.inTensionWith));
    const next = await bot.until((now) => headings(now).length === 2);
    expect(headings(next)).toEqual(platforms);
    for (const platform of platforms) expect(ofBot(next, platform)).toHaveLength(1);
    expect(next.violations).toEqual([]);
  });

  test('sharing shows the answer to everybody, with who shared it', async () => {
    await bot.say('/lessen heldere kaders');
    const state = await bot.until((now) => answered(now));
    for (const platform of platforms) expect(await press(state, platform, texts.buttons.share)).toBe(200);
    const other = await bot.until((now) => answered(now), 'bilal');
    for (const platform of platforms) {
      expect(other.panes[platform].messages, platform).toHaveLength(1);
      expect(ofBot(other, platform)[0]).toMatchObject({ onlyYou: false, room: 'project' });
      expect(ofBot(other, platform)[0]).not.toHaveProperty('thread');
    }
    expect(JSON.stringify(other.panes.slack)).toContain(texts.sharedBy('<@U0ANNA>'));
    expect(other.names).toMatchObject({ U0ANNA: 'Anna de Vries' });
    expect(JSON.stringify(other.panes.teams)).toContain(texts.sharedBy('Anna de Vries'));
    const own = await bot.until((now) => JSON.stringify(now.panes).split(texts.shared).length > 2);
    expect(JSON.stringify(own.panes).split(texts.shared).length).toBeGreaterThan(2);
    expect(own.violations).toEqual([]);
  });

  test('nobody presses a button in somebody else’s private answer', async () => {
    await bot.say('/lessen verbinden');
    const state = await bot.until((now) => answered(now));
    for (const platform of platforms) expect(await press(state, platform, texts.buttons.open, 'bilal')).toBe(404);
  });

  test.each([
    ['ten thousand letters', `/lessen ${'buurt '.repeat(1700)}`],
    ['a script', '/lessen <script>alert(1)</script> & <@U0BILAL> <!channel>'],
    ['half a character', '/lessen brief \ud83d'],
    ['odd marks', '/lessen </at><at>x</at> | {} \\ " \u0000 \u202e'],
  ])('%s is answered like anything else', async (_what, text) => {
    expect((await bot.say(text)).status).toBe(200);
    const state = await bot.until((now) => answered(now));
    expect(answered(state)).toBe(true);
    expect(state.violations).toEqual([]);
    // Slack makes something of `<…>` in mrkdwn only.
    for (const { type, text: shown } of within(ofBot(state, 'slack')[0]?.blocks))
      if (type === 'mrkdwn') expect(shown).not.toMatch(/<script|<!channel|<@U0BILAL/);
  });

  test('a command that Slack does not know is answered by Slack itself', async () => {
    await bot.say('/giphy kat');
    const state = await bot.state();
    expect(ofBot(state, 'slack')[0]).toMatchObject({ from: { name: 'Slackbot' }, onlyYou: true });
    expect(state.exchanges).toEqual([]);
  });

  test('a page that comes back sees what was there', async () => {
    await bot.say('@Lessenbot help');
    const state = await bot.until((now) => answered(now));
    const { clock: _, ...rest } = state;
    expect(await bot.state()).toMatchObject(rest);
  });

  test('an open page hears of every change, and stopping ends its stream', async () => {
    const own = await startBot();
    const stream = await fetch(`${own.address}/playground/events?user=bilal`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    const reading = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString();
    })();
    await own.say('hallo allemaal', { user: 'bilal' });
    await own.until(() => heard.includes('hallo allemaal'));
    const states = heard.split('\n\n').filter((line) => line.startsWith('data: '));
    expect(JSON.parse(states.at(-1)?.slice(6) ?? '')).toMatchObject({ me: 'bilal', users: [{}, {}] });
    await own.close();
    await reading;
  });

  test('another Bot Framework client on this computer is still welcome', async () => {
    const activity = {
      type: 'message',
      id: 'elders-1',
      channelId: 'emulator',
      serviceUrl: `${bot.address}/playground/teams`,
      conversation: { id: 'a:anna' },
      from: { id: 'iemand' },
      recipient: { id: 'bot' },
      text: 'verbinden',
    };
    expect((await bot.post('/api/messages', activity)).status).toBe(200);
    expect(ofBot(await bot.state(), 'teams')).toHaveLength(1);
  });

  describe('from elsewhere', () => {
    const json = { 'content-type': 'application/json' };
    const say = JSON.stringify({ user: 'anna', room: 'project', text: 'hallo' });
    test.each<[what: string, path: string, headers: Record<string, string>, body: string | undefined, status: number]>([
      ['another website', '/playground/say', { ...json, origin: 'https://example.org' }, say, 403],
      ['another port', '/playground/say', { ...json, origin: 'http://127.0.0.1:1' }, say, 403],
      ['a sandbox', '/playground/say', { ...json, origin: 'null' }, say, 403],
      ['another site on this host', '/playground/say', { ...json, 'sec-fetch-site': 'same-site' }, say, 403],
      ['a link that posts', '/playground/reset', { ...json, 'sec-fetch-site': 'none' }, '{}', 403],
      ['a form', '/playground/say', { 'content-type': 'text/plain' }, say, 415],
      ['a reader', '/playground/state', { 'sec-fetch-site': 'cross-site' }, undefined, 403],
      ['a listener', '/playground/events', { origin: 'https://example.org' }, undefined, 403],
      ['a borrowed name', '/playground/state', { host: 'kwaad.example.org' }, undefined, 403],
      ['a borrowed name for the page', '/', { host: 'kwaad.example.org' }, undefined, 403],
      ['a borrowed name for the lessons', '/lessen', { host: 'kwaad.example.org' }, undefined, 403],
      ['a borrowed name for Slack', '/slack/events', { ...json, host: 'kwaad.example.org' }, '{}', 403],
      ['a borrowed name for Teams', '/api/messages', { ...json, host: 'kwaad.example.org' }, '{}', 403],
      ['a browser at Slack’s door', '/playground/slack/api/auth.test', { ...json, origin: 'http://x' }, '{}', 403],
      ['a browser at Teams’ door', '/playground/teams/v3/conversations', { ...json, origin: 'http://x' }, '{}', 403],
      ['too much', '/playground/say', json, JSON.stringify({ text: 'x'.repeat(270_000) }), 413],
      ['broken JSON', '/playground/say', json, '{', 400],
      ['broken JSON at Slack’s door', '/playground/slack/api/auth.test', json, '{', 400],
      ['broken JSON at Teams’ door', '/playground/teams/v3/conversations', json, '{', 400],
      ['somebody unknown', '/playground/say', json, JSON.stringify({ user: 'x', room: 'project', text: 'x' }), 404],
    ])('%s is refused', async (_what, path, headers, body, status) => {
      expect(await rawRequest(bot.address + path, headers, body)).toBe(status);
      const state = await bot.state();
      expect([state.panes.slack.messages, state.panes.teams.messages]).toEqual([[], []]);
    });

    test('our own page is let in', async () => {
      const own = { ...json, origin: bot.address, 'sec-fetch-site': 'same-origin' };
      expect(await rawRequest(`${bot.address}/playground/say`, own, say)).toBe(200);
    });
  });

  test('the page may load nothing from elsewhere, and comes without types', async () => {
    const page = await fetch(`${bot.address}/`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await fetch(`${bot.address}/playground/page/start.ts`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(await script.text()).not.toMatch(/^import type/m);
    for (const name of ['adaptivecards.js', 'markdown-it.js'])
      expect((await fetch(`${bot.address}/playground/vendor/${name}`)).status).toBe(200);
    for (const path of ['page/..%2fopen-playground.ts', 'page/.env', 'vendor/package.json', 'vendor/__proto__'])
      expect((await fetch(`${bot.address}/playground/${path}`)).status, path).toBe(404);
  });

  const slack = { signingSecret: 'geheim-geheim-geheim', botToken: 'xoxb-echt', apiUrl: 'https://slack.com/api/' };
  const id = '11111111-2222-4333-8444-555555555555';
  const teams = { appId: id, password: 'geheim', tenantId: id, allowedTenants: [] };
  test.each([
    ['slack', 'teams', { slack }, '/playground/slack/api/auth.test'],
    ['teams', 'slack', { teams }, '/playground/teams/v3/conversations'],
  ] as const)('beside the real %s only the local %s is there', async (real, local, config, door) => {
    const half = await startBot(config);
    const { panes } = await half.state();
    expect([panes[real].available, panes[local].available]).toEqual([false, true]);
    await half.say('/lessen verbinden');
    const next = await half.until((now) => ofBot(now, local).length > 0);
    expect(ofBot(next, local)).toHaveLength(1);
    expect(next.panes[real].messages).toEqual([]);
    expect((await half.post(door, {})).status).toBe(404);
    // Nobody gets a nudge too early because somebody plays with the clock.
    expect((await half.post('/playground/time', { to: '2099-01-01T00:00:00Z' })).status).toBe(501);
    await half.close();
  });
});

describe('Slack keeps its rules', () => {
  const scopes = ['chat:write', 'channels:read', 'im:write', 'users:read'];
  let open: Awaited<ReturnType<typeof startPlayground>>;
  let clock = Date.now();
  /** What Slack sent to the bot, and how the bot acknowledges it. */
  let heard: Record<string, unknown>[] = [];
  let acknowledge: (payload: Record<string, unknown>) => unknown = () => '';

  beforeEach(async () => {
    heard = [];
    acknowledge = () => '';
    clock = Date.now();
    open = await startPlayground(
      (server) => {
        server.post('/slack/events', (request, response) => {
          const form = new URLSearchParams(request.body);
          const payload = request.is('json')
            ? request.body
            : (form.get('payload') ?? JSON.stringify(Object.fromEntries(form)));
          const parsed = JSON.parse(payload);
          heard.push(parsed);
          const answer = acknowledge(parsed);
          if (answer !== undefined) response.send(answer);
        });
        server.post('/api/messages', (_request, response) => void response.end());
      },
      {
        now: () => clock,
        scopes,
        users: [
          { id: 'anna', name: '<script>alert(1)</script>', initials: 'A' },
          { id: 'bilal', name: 'Bilal', initials: 'B' },
        ],
      },
    );
  });
  afterEach(() => open.close());

  const text = (words: string) => ({ type: 'plain_text', text: words });
  const section = (words: string) => ({ type: 'section', text: { type: 'mrkdwn', text: words } });
  const button = (more: object = {}) => ({ type: 'button', text: text('Ja'), action_id: 'a', ...more });
  const actions = (...elements: object[]) => ({ type: 'actions', elements });
  const option = (value: string) => ({ text: text('Keuze'), value });
  const select = (more: object) => actions({ type: 'static_select', action_id: 's', ...more });
  const input = (element: object, more: object = {}) => ({ type: 'input', label: text('Naam'), element, ...more });
  const field = { type: 'plain_text_input', action_id: 'n' };
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: text('Project'),
    submit: text('Bewaar'),
    blocks: [input(field, { block_id: 'naam' })],
    ...more,
  });

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
    ];
    expect(await open.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x', blocks })).toMatchObject({ ok: true });
    const state = await open.state();
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
    ['13,201 letters', 'msg_blocks_too_long', Array(5).fill(section('x'.repeat(2641)))],
    ['no list', 'invalid_blocks', 'geen lijst'],
    ['nothing at all', 'no_text', []],
  ])('%s is refused and noted', async (_what, error, blocks) => {
    const given = { channel: 'C0PROJECT', ...(error === 'no_text' ? {} : { text: 'geheim' }), blocks };
    const answer = await open.api('chat.postMessage', given);
    const expected = blocks === 'geen lijst' ? 'invalid_blocks_format' : error;
    expect(answer).toMatchObject({ ok: false, error: expected });
    const state = await open.state('bilal');
    expect(state.violations).toEqual([expect.objectContaining({ platform: 'slack', rule: expected })]);
    expect(state.panes.slack.messages).toEqual([]);
    expect(JSON.stringify(state)).not.toContain('geheim');
  });

  test.each<[what: string, error: string, method: string, given: object]>([
    ['an unknown channel', 'channel_not_found', 'chat.postMessage', { channel: 'C1', text: 'x' }],
    ['an unknown user', 'user_not_found', 'chat.postEphemeral', { channel: 'C0PROJECT', user: 'U1', text: 'x' }],
    [
      'somebody else’s chat',
      'user_not_in_channel',
      'chat.postEphemeral',
      { channel: 'D0ANNA', user: 'U0BILAL', text: 'x' },
    ],
    [
      'an unknown thread',
      'thread_not_found',
      'chat.postMessage',
      { channel: 'C0PROJECT', thread_ts: '1.1', text: 'x' },
    ],
    ['too long a text', 'msg_too_long', 'chat.postMessage', { channel: 'C0PROJECT', text: 'x'.repeat(40_001) }],
    ['an unknown message', 'message_not_found', 'chat.update', { channel: 'C0PROJECT', ts: '1.1', text: 'x' }],
    ['a message to delete', 'message_not_found', 'chat.delete', { channel: 'C0PROJECT', ts: '1.1' }],
    ['an unknown method', 'unknown_method', 'chat.dance', {}],
    ['a made-up trigger', 'invalid_trigger_id', 'views.open', { trigger_id: '1.2.x' }],
  ])('%s is refused', async (_what, error, method, given) => {
    expect(await open.api(method, given)).toMatchObject({ ok: false, error });
    expect((await open.state()).violations).toEqual([expect.objectContaining({ rule: error })]);
  });

  test('without the right token nothing happens', async () => {
    const given = { channel: 'C0PROJECT', text: 'x' };
    expect(await open.api('chat.postMessage', given, 'xoxb-geraden')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(ofBot(await open.state(), 'slack')).toEqual([]);
  });

  test('the bot changes and deletes its own messages, and only those everybody sees', async () => {
    const { ts } = await open.api('chat.postMessage', { channel: 'C0PROJECT', text: 'een' });
    await open.api('chat.update', { channel: 'C0PROJECT', ts, text: 'twee' });
    expect(ofBot(await open.state('bilal'), 'slack')).toMatchObject([{ text: 'twee', edited: true }]);
    expect(await open.api('chat.delete', { channel: 'C0PROJECT', ts })).toMatchObject({ ok: true });
    expect(ofBot(await open.state(), 'slack')).toEqual([]);

    const given = { channel: 'C0PROJECT', user: 'U0ANNA', text: 'alleen jij' };
    const { message_ts } = await open.api('chat.postEphemeral', given);
    expect(await open.api('chat.update', { channel: 'C0PROJECT', ts: message_ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    expect(JSON.stringify(await open.state('bilal'))).not.toContain('alleen jij');
  });

  test('the bot learns who and where', async () => {
    expect(await open.api('auth.test', {})).toMatchObject({ ok: true, user_id: 'U0LESSENBOT' });
    expect(await open.api('users.info', { user: 'U0BILAL' })).toMatchObject({ user: { tz: 'Europe/Amsterdam' } });
    expect(await open.api('conversations.info', { channel: 'C0PROJECT' })).toMatchObject({
      channel: { is_member: true },
    });
    expect(await open.api('conversations.members', { channel: 'D0BILAL' })).toMatchObject({
      members: ['U0BILAL', 'U0LESSENBOT'],
    });
    expect(await open.api('conversations.open', { users: 'U0BILAL' })).toMatchObject({ channel: { id: 'D0BILAL' } });
  });

  test('what the manifest does not ask for, the bot may not do', async () => {
    const real = await startPlayground(() => {});
    expect(await real.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x' })).toMatchObject({ ok: true });
    real.close();
    const poor = await startPlayground(() => {}, { scopes: ['commands'] });
    expect(await poor.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x' })).toMatchObject({
      ok: false,
      error: 'missing_scope',
    });
    expect((await poor.state()).violations).toMatchObject([{ rule: 'missing_scope' }]);
    poor.close();
  });

  test('words arrive escaped, with the bot’s name as a mention', async () => {
    await open.say('a < b & @Lessenbot > c');
    expect(heard).toMatchObject([
      { type: 'event_callback', event: { type: 'app_mention', text: 'a &lt; b &amp; <@U0LESSENBOT> &gt; c' } },
    ]);
    await open.say('/lessen a & b');
    expect(heard[1]).toMatchObject({ command: '/lessen', text: 'a &amp; b', channel_id: 'C0PROJECT' });
  });

  test('a bot that does not acknowledge within three seconds is noted, and the asker told', async () => {
    acknowledge = () => undefined;
    await open.say('/lessen verbinden');
    const state = await open.state();
    expect(state.violations).toEqual([expect.objectContaining({ rule: 'operation_timeout' })]);
    expect(ofBot(state, 'slack')[0]).toMatchObject({
      onlyYou: true,
      text: expect.stringContaining('operation_timeout'),
    });
  });

  test('a response_url works five times, within half an hour', async () => {
    await open.say('/lessen verbinden');
    const url = String(heard[0]?.response_url);
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
    expect(ofBot(await open.state('bilal'), 'slack').map((message) => message.text)).toEqual(['voor allen']);
    expect((await respond({ blocks: [{ type: 'x' }] }))[0]).toBe(400);
    expect((await respond({ text: 'vier' }))[0]).toBe(200);
    clock += 30 * 60_000 + 1;
    expect(await respond({ text: 'te laat' })).toEqual([404, '{"ok":false,"error":"expired_url"}']);
    clock -= 30 * 60_000;
    expect((await respond({ text: 'vijf' }))[0]).toBe(200);
    expect(await respond({ text: 'zes' })).toEqual([404, '{"ok":false,"error":"used_url"}']);
    const rules = (await open.state()).violations.map(({ rule }) => rule);
    expect(rules).toEqual(['invalid_blocks', 'expired_url', 'used_url']);
  });

  test('a command may be answered in the acknowledgement itself', async () => {
    acknowledge = () => ({ response_type: 'in_channel', text: 'voor allen' });
    await open.say('/lessen a');
    acknowledge = () => 'voor jou';
    await open.say('/lessen b');
    acknowledge = () => ({ blocks: [{ type: 'x' }] });
    await open.say('/lessen c');
    const state = await open.state();
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
    const { ts, message_ts } = await open.api(`chat.${method}`, given);
    const action = { type: 'button', action_id: 'a', value: 'van de pagina' };
    await open.post('/playground/press', { platform: 'slack', user: 'anna', message: ts ?? message_ts, action });
    expect(heard[0]).toMatchObject({ actions: [{ value: 'v', text: { text: 'Ja' } }] });
    expect('message' in (heard[0] ?? {})).toBe(method === 'postMessage');
    const response = await fetch(String(heard[0]?.response_url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ replace_original: true, ...body }),
    });
    expect(response.status).toBe(200);
    expect(ofBot(await open.state(viewer), 'slack').map((message) => message.text)).toEqual(expected);
  });

  test('what is chosen in a message comes along, and only what is there can be chosen', async () => {
    const blocks = [{ ...select({ options: [option('een'), option('twee')] }), block_id: 'keuze' }];
    const { ts } = await open.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x', blocks });
    const choose = (value: string) =>
      open.post('/playground/press', {
        platform: 'slack',
        user: 'anna',
        message: ts,
        action: { type: 'static_select', action_id: 's', block_id: 'keuze', selected_option: option(value) },
      });
    expect((await choose('drie')).status).toBe(404);
    expect((await choose('twee')).status).toBe(200);
    expect(heard).toMatchObject([
      {
        type: 'block_actions',
        user: { id: 'U0ANNA', real_name: '<script>alert(1)</script>' },
        container: { message_ts: ts, is_ephemeral: false },
        actions: [{ action_id: 's', selected_option: { value: 'twee' } }],
        state: { values: { keuze: { s: { selected_option: { value: 'twee' } } } } },
      },
    ]);
  });

  describe('of modals', () => {
    async function openModal(view: object) {
      await open.say('/lessen project');
      const { trigger_id } = heard.at(-1) ?? {};
      return { trigger_id, answer: await open.api('views.open', { trigger_id, view }) };
    }
    const modalOf = async (user = 'anna') => (await open.state(user)).panes.slack.modal;
    const submit = async (values: unknown, kind = 'submit') =>
      open.post('/playground/submit', { user: 'anna', viewId: (await modalOf())?.viewId, kind, values });

    test('a trigger opens one modal, for who did it', async () => {
      const { trigger_id, answer } = await openModal(modal());
      expect(answer).toMatchObject({ ok: true, view: { state: { values: {} } } });
      expect(await modalOf()).toMatchObject({ view: { title: { text: 'Project' } } });
      expect(JSON.stringify(await open.state('bilal'))).not.toContain('Bewaar');
      expect(await open.api('views.open', { trigger_id, view: modal() })).toMatchObject({
        error: 'exchanged_trigger_id',
      });
    });

    test('a trigger of three seconds old opens nothing', async () => {
      await open.say('/lessen project');
      clock += 3000;
      const given = { trigger_id: heard[0]?.trigger_id, view: modal() };
      expect(await open.api('views.open', given)).toMatchObject({ error: 'expired_trigger_id' });
      expect(await modalOf()).toBeUndefined();
    });

    test.each<[what: string, more: object]>([
      ['a title of 25', { title: text('x'.repeat(25)) }],
      ['a button of 25', { submit: text('x'.repeat(25)) }],
      ['no button to send', { submit: undefined }],
      ['101 blocks', { blocks: Array(101).fill({ type: 'divider' }) }],
      ['no blocks', { blocks: [] }],
      ['private_metadata of 3001', { private_metadata: 'x'.repeat(3001) }],
      ['a callback_id of 256', { callback_id: 'x'.repeat(256) }],
      ['another type', { type: 'venster' }],
      ['a minimum above the maximum', { blocks: [input({ ...field, min_length: 9, max_length: 8 })] }],
    ])('%s is refused', async (_what, more) => {
      expect((await openModal(modal(more))).answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
      expect(await modalOf()).toBeUndefined();
    });

    test('an empty field is noticed before the bot hears of it', async () => {
      await openModal(modal());
      const before = heard.length;
      await submit({ naam: { n: { type: 'plain_text_input', value: null } } });
      expect(await modalOf()).toMatchObject({ errors: { naam: expect.any(String) } });
      expect(heard).toHaveLength(before);
    });

    test('the bot may refuse a field, show the next step, and be done', async () => {
      await openModal(modal({ callback_id: 'project' }));
      const values = { naam: { n: { type: 'plain_text_input', value: 'Buurt' } } };
      acknowledge = () => ({ response_action: 'errors', errors: { naam: 'Deze naam is bezet.' } });
      await submit(values);
      expect(heard.at(-1)).toMatchObject({
        type: 'view_submission',
        view: { callback_id: 'project', state: { values } },
      });
      expect(await modalOf()).toMatchObject({ errors: { naam: 'Deze naam is bezet.' } });

      acknowledge = () => ({ response_action: 'update', view: modal({ title: text('Stap 2') }) });
      await submit(values);
      expect(await modalOf()).toMatchObject({ view: { title: { text: 'Stap 2' } } });
      acknowledge = () => '';
      await submit(values);
      expect(await modalOf()).toBeUndefined();
      expect((await open.state()).violations).toEqual([]);
    });

    test('an error for a field that is not there is noted', async () => {
      await openModal(modal());
      acknowledge = () => ({ response_action: 'errors', errors: { datum: 'Kies een dag.' } });
      await submit({ naam: { n: { type: 'plain_text_input', value: 'Buurt' } } });
      expect(await modalOf()).toHaveProperty('problem');
      expect((await open.state()).violations).toEqual([expect.objectContaining({ rule: 'invalid_block_id' })]);
    });

    test('closing tells the bot when it asked for that', async () => {
      await openModal(modal({ notify_on_close: true }));
      await submit(undefined, 'close');
      expect(heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false });
      expect(await modalOf()).toBeUndefined();
    });

    test('three lie on each other at most, and an old hash changes nothing', async () => {
      const { answer } = await openModal(modal());
      const { id, hash } = answer.view as { id: string; hash: string };
      const given = { view_id: id, hash, view: modal({ title: text('Nieuw') }) };
      expect(await open.api('views.update', given)).toMatchObject({ ok: true });
      expect(await open.api('views.update', given)).toMatchObject({ error: 'hash_conflict' });
      const push = async () => {
        await open.say('/lessen x');
        return open.api('views.push', { trigger_id: heard.at(-1)?.trigger_id, view: modal() });
      };
      expect([await push(), await push(), await push()]).toMatchObject([
        { ok: true },
        { ok: true },
        { error: 'push_limit_reached' },
      ]);
    });

    test('a name of our own for a modal is unique, and finds it again', async () => {
      await openModal(modal({ external_id: 'project-1' }));
      const given = { external_id: 'project-1', view: modal({ external_id: 'project-1', title: text('Nieuw') }) };
      expect(await open.api('views.update', given)).toMatchObject({ ok: true });
      await open.say('/lessen project', { user: 'bilal' });
      const second = { trigger_id: heard.at(-1)?.trigger_id, view: modal({ external_id: 'project-1' }) };
      expect(await open.api('views.open', second)).toMatchObject({ error: 'duplicate_external_id' });
    });

    test('a choice inside a modal reaches the bot with all fields', async () => {
      const blocks = [{ ...select({ options: [option('een')] }), block_id: 'keuze' }];
      await openModal(modal({ blocks }));
      const action = { type: 'static_select', action_id: 's', selected_option: option('een') };
      const values = { keuze: { s: { type: 'static_select', selected_option: option('een') } } };
      const message = (await modalOf())?.viewId;
      await open.post('/playground/press', { platform: 'slack', user: 'anna', message, action, values });
      expect(heard.at(-1)).toMatchObject({
        type: 'block_actions',
        container: { type: 'view' },
        view: { state: { values } },
      });
    });
  });
});

describe('Teams keeps its rules', () => {
  let open: Awaited<ReturnType<typeof startPlayground>>;
  let heard: Record<string, unknown>[] = [];
  let answer: () => unknown = () => undefined;

  beforeEach(async () => {
    heard = [];
    answer = () => undefined;
    open = await startPlayground((server) => {
      server.post('/slack/events', (_request, response) => void response.end());
      server.post('/api/messages', (request, response) => {
        heard.push(JSON.parse(request.body));
        const body = answer();
        if (body === undefined) response.end();
        else response.json(body);
      });
    });
  });
  afterEach(() => open.close());

  const channel = `/${encodeURIComponent('19:veilige-buurt@thread.tacv2')}`;
  const block = (text: string) => ({ type: 'TextBlock', text });
  const execute = { type: 'Action.Execute', title: 'Meer', verb: 'lessen', data: { press: 'x' } };
  const card = (...body: object[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
  const message = (content: unknown, more: object = {}) => ({
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
    ...more,
  });
  const post = (content: unknown, more: object = {}) =>
    open.connector('POST', `${channel}/activities`, message(content, more));
  const cardOf = async (user = 'anna') => JSON.stringify(ofBot(await open.state(user), 'teams').map((one) => one.card));

  test.each<[what: string, status: number, content: unknown]>([
    ['more than 28 KB', 413, card(block('x'.repeat(29_000)))],
    ['another type', 400, { ...card(), type: 'Kaart' }],
    ['no version', 400, { type: 'AdaptiveCard', body: [] }],
    ['nothing', 400, null],
  ])('a card with %s is refused and noted', async (_what, status, content) => {
    expect((await post(content)).status).toBe(status);
    const state = await open.state();
    expect(ofBot(state, 'teams')).toEqual([]);
    expect(state.violations).toMatchObject([{ platform: 'teams' }]);
  });

  const fields = (...inputs: object[]) => card(...inputs.map((one) => ({ type: 'Input.Text', ...one })));
  test.each<[what: string, content: unknown]>([
    ['a newer version', { ...card(block('x')), version: '1.6' }],
    ['an unknown element', card({ type: 'Tekst', text: 'x' })],
    ['an unknown action', card({ type: 'ActionSet', actions: [{ type: 'Action.Dance', title: 'x' }] })],
    ['an action without words', card({ type: 'ActionSet', actions: [{ type: 'Action.Submit' }] })],
    ['a text block without text', card({ type: 'Container', items: [{ type: 'TextBlock' }] })],
    ['two fields with one id', fields({ id: 'a', label: 'A' }, { id: 'a', label: 'B' })],
    ['a field without id', fields({ label: 'A' })],
    ['a field without label', fields({ id: 'a' })],
    ['seven buttons in a row', card({ type: 'ActionSet', actions: Array(7).fill(execute) })],
  ])('a card with %s is shown as far as it goes, and noted', async (_what, content) => {
    expect((await post(content)).status).toBe(201);
    const state = await open.state();
    expect(ofBot(state, 'teams')).toHaveLength(1);
    expect(state.violations).toMatchObject([{ platform: 'teams', rule: 'AdaptiveCard' }]);
  });

  test('a card that is in order is shown without a word', async () => {
    const column = { type: 'Column', items: [block('x')], selectAction: { type: 'Action.Submit', data: {} } };
    const choices = { type: 'Input.ChoiceSet', id: 'b', label: 'B', choices: [{ title: 'Een', value: '1' }] };
    await post({ ...card({ type: 'ColumnSet', columns: [column] }, choices), actions: Array(6).fill(execute) });
    expect((await open.state()).violations).toEqual([]);
  });

  test.each<[what: string, status: number, method: string, path: string, body: object]>([
    ['an unknown conversation', 404, 'POST', '/19:weg/activities', message(card())],
    ['an unknown message', 404, 'PUT', `${channel}/activities/1`, message(card())],
    ['nothing to show', 400, 'POST', `${channel}/activities`, { type: 'message' }],
    [
      'a strange attachment',
      400,
      'POST',
      `${channel}/activities`,
      { type: 'message', attachments: [{ contentType: 'x' }] },
    ],
    ['a private message to nobody', 400, 'POST', `${channel}/activities?isTargetedActivity=true`, message(card())],
    [
      'a private message in a private chat',
      400,
      'POST',
      '/a:anna/activities?isTargetedActivity=true',
      message(card(), { recipient: { id: '29:anna', isTargeted: true } }),
    ],
    ['a chat that is no chat', 400, 'POST', '', { members: 'iedereen' }],
    ['a chat with a stranger', 403, 'POST', '', { members: [{ id: '29:x' }] }],
  ])('%s is refused', async (_what, status, method, path, body) => {
    expect((await open.connector(method, path, body)).status).toBe(status);
    expect((await open.state()).violations).toHaveLength(1);
  });

  test('a private answer that would go to everybody is noted', async () => {
    await post(card(block('x')), { recipient: { id: '29:anna', isTargeted: true } });
    expect((await open.state()).violations).toMatchObject([{ rule: 'TargetedInPublic' }]);
  });

  test('a private answer is seen by one', async () => {
    const body = message(card(block('alleen jij')), { recipient: { id: '29:anna', isTargeted: true } });
    await open.connector('POST', `${channel}/activities?isTargetedActivity=true`, body);
    expect(await cardOf()).toContain('alleen jij');
    expect(JSON.stringify(await open.state('bilal'))).not.toContain('alleen jij');
  });

  test('text and a card together give no id back', async () => {
    expect((await post(card(block('x')), { text: 'x' })).body).toEqual({});
    expect((await post(card(block('x')))).body).toHaveProperty('id');
  });

  test('an answer to Execute changes the card for the presser, an update for everybody', async () => {
    const { id } = (await post(card(block('eerst'), { type: 'ActionSet', actions: [execute] }))).body;
    answer = () => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card(block('daarna')) });
    const pressed = { type: 'Action.Execute', verb: 'lessen', data: { press: 'x', veld: 'ja' } };
    const press = { platform: 'teams', user: 'anna', message: id, action: pressed };
    expect((await open.post('/playground/press', press)).status).toBe(200);
    expect(heard.at(-1)).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      from: { id: '29:anna', name: 'Anna de Vries' },
      value: { action: pressed, trigger: 'manual' },
    });
    expect([await cardOf('anna'), await cardOf('bilal')].map((one) => one.includes('daarna'))).toEqual([true, false]);
    expect((await open.post('/playground/press', press)).status, 'the new card has no such button').toBe(404);

    await open.connector('PUT', `${channel}/activities/${id}`, message(card(block('voor allen'))));
    expect([await cardOf('anna'), await cardOf('bilal')].map((one) => one.includes('voor allen'))).toEqual([
      true,
      true,
    ]);
    await open.connector('DELETE', `${channel}/activities/${id}`);
    expect(await cardOf()).toBe('[]');
  });

  test.each([
    ['no card', undefined],
    ['a broken card', { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'x' } }],
    ['an error', { statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'x' } }],
  ])('an answer with %s is noted, and the presser told', async (_what, body) => {
    const { id } = (await post(card({ type: 'ActionSet', actions: [execute] }))).body;
    answer = () => body;
    const action = { type: 'Action.Execute', verb: 'lessen', data: {} };
    await open.post('/playground/press', { platform: 'teams', user: 'anna', message: id, action });
    const state = await open.state();
    expect(state.violations).toMatchObject([{ rule: 'InvokeResponse' }]);
    expect(ofBot(state, 'teams').at(-1)).toMatchObject({ from: { name: 'Teams' }, onlyYou: true });
  });

  test('Submit arrives as a message with what was filled in', async () => {
    const submit = { type: 'Action.Submit', title: 'Ja', data: {} };
    const { id } = (await post(card({ type: 'ActionSet', actions: [submit] }))).body;
    const action = { type: 'Action.Submit', data: { naam: 'Buurt' } };
    await open.post('/playground/press', { platform: 'teams', user: 'bilal', message: id, action });
    expect(heard).toMatchObject([{ type: 'message', value: { naam: 'Buurt' }, replyToId: id }]);
    expect(heard[0]).not.toHaveProperty('text');
  });

  test('a button can open a dialog, which is sent and closed', async () => {
    const data = { msteams: { type: 'task/fetch' } };
    const { id } = (await post(card({ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Ja', data }] })))
      .body;
    const content = card({ type: 'Input.Text', id: 'naam', label: 'Naam' });
    answer = () => ({ task: { type: 'continue', value: { title: 'Project', card: { content } } } });
    await open.post('/playground/press', {
      platform: 'teams',
      user: 'anna',
      message: id,
      action: { type: 'Action.Submit', data },
    });
    const { modal } = (await open.state()).panes.teams;
    expect(modal).toMatchObject({ view: { title: 'Project' } });
    answer = () => ({});
    const values = { naam: 'Buurt' };
    await open.post('/playground/submit', { user: 'anna', viewId: modal?.viewId, kind: 'submit', values });
    expect(heard.map(({ name }) => name)).toEqual(['task/fetch', 'task/submit']);
    expect(heard[1]).toMatchObject({ value: { data: values } });
    expect((await open.state()).panes.teams.modal).toBeUndefined();
  });

  test('a command arrives as a private message, a mention with who is meant, and marks escaped', async () => {
    await open.say('/lessen a < b');
    await open.say('@Lessenbot wijk & buurt');
    await open.say('hallo', { room: 'direct' });
    expect(heard).toMatchObject([
      { text: 'lessen a &lt; b', recipient: { isTargeted: true }, conversation: { conversationType: 'channel' } },
      { text: '<at>Lessenbot</at> wijk &amp; buurt', recipient: { id: '28:lessenbot' } },
      { text: 'hallo', conversation: { conversationType: 'personal', id: 'a:anna' } },
    ]);
    expect(heard[1]?.entities).toContainEqual(expect.objectContaining({ type: 'mention' }));
    expect(heard[1]?.recipient).not.toHaveProperty('isTargeted');
  });

  test('the bot learns who is there, and can start a chat', async () => {
    const { body } = await open.connector('GET', `${channel}/members`);
    expect(body).toMatchObject([{ id: '29:anna' }, { id: '29:bilal' }]);
    expect((await open.connector('GET', `${channel}/pagedmembers`)).body).toMatchObject({ members: [{}, {}] });
    expect((await open.connector('GET', `${channel}/members/29:bilal`)).body).toMatchObject({ name: 'Bilal Yılmaz' });
    expect((await open.connector('GET', '/a:anna/members')).body).toHaveLength(1);
    expect((await open.connector('POST', '', { members: [{ id: '29:bilal' }] })).body).toEqual({ id: 'a:bilal' });
    const thread = await open.connector('POST', '', {
      channelData: { channel: { id: '19:veilige-buurt@thread.tacv2' } },
      activity: message(card(block('nieuw'))),
    });
    expect(thread.body).toMatchObject({ id: expect.stringMatching(/;messageid=\d+$/), activityId: expect.any(String) });
  });
});

test('a long night in the channel takes a bounded piece of memory', () => {
  const room = createRoom([{ id: 'anna', name: 'Anna', initials: 'A' }], Date.now);
  const from = { kind: 'bot', name: 'Lessenbot' } as const;
  for (let at = 0; at < 700; at++) {
    room.add({ platform: 'slack', id: `${at}`, room: 'project', from, at, text: `${at}`, edited: false });
    room.record({ platform: 'slack', direction: 'from-bot', what: 'x', at, request: 'x'.repeat(10_000) });
    room.violate('slack', 'x', 'x');
  }
  const view = room.viewOf('anna');
  expect(view.panes.slack.messages).toHaveLength(500);
  expect(view.panes.slack.messages.at(-1)?.text).toBe('699');
  expect(view.exchanges.length).toBeLessThanOrEqual(100);
  expect(view.violations).toHaveLength(100);
});

test('the bot’s clock moves forward only, and only where it can', async () => {
  const still = await startPlayground(() => {});
  const to = '2026-12-01T10:00:00+01:00';
  expect((await still.post('/playground/time', { to })).status).toBe(501);
  still.close();

  const moved: number[] = [];
  const open = await startPlayground(() => {}, { moveClock: async (moment) => void moved.push(moment) });
  expect((await open.post('/playground/time', { to })).status).toBe(200);
  expect((await open.post('/playground/time', { to: '1969-01-01T00:00:00Z' })).status).toBe(409);
  expect((await open.post('/playground/time', { to: 'morgen' })).status).toBe(400);
  expect(moved).toEqual([Date.parse(to)]);
  open.close();
});
