import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readPress, texts } from '#core';
import { platformIds as platforms } from '../../adapters/host/platforms.ts';
import type { Message, Platform, State } from '../../playground/state.ts';
import { ofBot, startBot } from '../support/playground-server.ts';
import { within } from '../support/within.ts';

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

  const idsIn = (state: State, platform: Platform) =>
    within(ofBot(state, platform)).flatMap(({ value, data }) => {
      const press = readPress(value) ?? readPress((data as { press?: unknown } | undefined)?.press);
      return press?.press === 'open' && press.intent.kind === 'show-lesson' ? [press.intent.lesson] : [];
    });

  /** Presses a button of the bot's first message by its label, on either platform. */
  async function press(state: State, platform: Platform, label: string, user = 'anna'): Promise<number> {
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
    const words = { slack: texts.shared, teams: texts.sharing };
    const told = (now: typeof state) =>
      platforms.every((each) => JSON.stringify(now.panes[each]).includes(words[each]));
    const own = await bot.until(told);
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
    expect(JSON.parse(states.at(-1)?.slice(6) ?? '')).toMatchObject({ rest: { me: 'bilal', users: [{}, {}] } });
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
    await bot.until((now) => ofBot(now, 'teams').length === 1);
  });

  const slack = {
    door: { kind: 'http' as const, signingSecret: 'geheim-geheim-geheim' },
    access: { kind: 'one' as const, botToken: 'xoxb-echt' },
    apiUrl: 'https://slack.com/api/',
  };
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
