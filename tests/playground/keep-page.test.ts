import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { State } from '../../playground/state.ts';
import { startBot } from '../support/playground-server.ts';
import { type TemporaryDirectory, temporaryDirectory } from '../support/temporary-directory.ts';

const dayMs = 86_400_000;
let directory: TemporaryDirectory;
beforeEach(() => {
  directory = temporaryDirectory();
});
afterEach(() => directory.remove());

const file = () => join(directory.path, 'speeltuin.json');
const asides = () => readdirSync(directory.path).filter((name) => name.startsWith('speeltuin.json.onleesbaar'));

type Bot = Awaited<ReturnType<typeof startBot>>;
async function withBot<Result>(work: (bot: Bot) => Promise<Result>, more: Parameters<typeof startBot>[0] = {}) {
  const bot = await startBot({ dataDirectory: directory.path, ...more });
  try {
    return await work(bot);
  } finally {
    await bot.close();
  }
}

/** Without what differs at each start: the version, a clock that runs, and that the bot asks who it is. */
const seen = ({ version: _, clock: __, exchanges, ...rest }: State) => ({
  ...rest,
  exchanges: exchanges.filter(({ what }) => !what.includes('auth.test')).map(({ id: ___, ...each }) => each),
});
const isAnswered = ({ panes }: State) =>
  Object.values(panes).every(({ messages }) => messages.some(({ from }) => from.kind === 'bot'));
const messagesIn = ({ panes }: State) => [...panes.slack.messages, ...panes.teams.messages];
const projectOf = async ({ address }: Bot, platform: string) =>
  (await (await fetch(`${address}/playground/project?platform=${platform}`)).json()) as { project: unknown };

/** A project on both platforms, a clock that is weeks ahead, and a card that came meanwhile. */
async function livedIn(bot: Bot): Promise<State> {
  await bot.say('/lessen project whatsapp-groep fase start elke dinsdag 10:00');
  await bot.until(isAnswered);
  const to = (await bot.state()).clock + 15 * dayMs;
  expect((await bot.post('/playground/time', { to: new Date(to).toISOString() })).status).toBe(200);
  return bot.state();
}

test('a restart shows the same page: messages, traffic, project and clock', async () => {
  const before = await withBot(livedIn);
  expect(messagesIn(before).length).toBeGreaterThan(5);
  const after = await withBot((bot) => bot.state());
  expect(seen(after)).toEqual(seen(before));
  expect(after.clock).toBeGreaterThanOrEqual(before.clock);
  expect(after.clock - before.clock).toBeLessThan(dayMs);
  expect(statSync(file()).mode & 0o077).toBe(0);
});

test('after a restart a card can still be answered, and changes in its place', async () => {
  await withBot(livedIn);
  await withBot(async (bot) => {
    const state = await bot.state();
    const card = state.panes.slack.messages.find(({ blocks }) => JSON.stringify(blocks ?? '').includes('Doen we'));
    const actions = card?.blocks?.find(({ type }) => type === 'actions') as {
      block_id: string;
      elements: { action_id: string; value: string; type: string; text: unknown }[];
    };
    const [button] = actions.elements;
    const press = {
      ...{ platform: 'slack', user: 'anna', message: card?.id },
      action: { ...button, block_id: actions.block_id },
    };
    expect((await bot.post('/playground/press', press)).status).toBe(200);
    const answered = await bot.until(({ panes }) =>
      panes.slack.messages.some(
        ({ id, blocks }) => id === card?.id && JSON.stringify(blocks).includes('Anna de Vries'),
      ),
    );
    expect(answered.panes.slack.messages.map(({ id }) => id)).toContain(card?.id);
    expect(answered.violations).toEqual([]);
  });
});

test('*Opnieuw* makes all new: messages, traffic, project and clock, also for the next start', async () => {
  await withBot(livedIn);
  const anew = async (bot: Bot) => {
    const state = await bot.state();
    expect(messagesIn(state)).toEqual([]);
    expect(seen(state).exchanges).toEqual([]);
    expect(Math.abs(state.clock - Date.now())).toBeLessThan(dayMs);
    for (const platform of ['slack', 'teams']) expect(await projectOf(bot, platform)).toEqual({ project: null });
  };
  await withBot(async (bot) => {
    expect((await bot.post('/playground/reset', {})).status).toBe(200);
    await anew(bot);
  });
  await withBot(anew);
});

test('*Opnieuw* while the clock is on its way waits for it, and the clock is right afterwards', async () => {
  await withBot(async (bot) => {
    const to = new Date((await bot.state()).clock + 90 * dayMs).toISOString();
    await bot.say('/lessen project whatsapp-groep fase start elke dinsdag 10:00');
    await bot.until(isAnswered);
    const travelling = bot.post('/playground/time', { to });
    await bot.until(({ clock }) => clock > Date.now() + dayMs);
    const answers = await Promise.all([bot.post('/playground/reset', {}), travelling]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(Math.abs((await bot.state()).clock - Date.now())).toBeLessThan(dayMs);
  });
});

describe('a file that cannot be read is set aside and said', () => {
  const whole = { format: 1, ahead: 0, room: { messages: [], exchanges: [], violations: [] } };
  test.each<[what: string, text: string]>([
    ['half a file', '{"format":1,"ahead":'],
    ['nothing', ''],
    ['something else', '"hallo"'],
    ['another format', JSON.stringify({ ...whole, format: 99 })],
    ['a clock that is none', JSON.stringify({ ...whole, ahead: 'later' })],
    ['a clock behind', JSON.stringify({ ...whole, ahead: -1 })],
    ['a message that is none', JSON.stringify({ ...whole, room: { ...whole.room, messages: [{ id: 1 }] } })],
    ['bytes', '\u0000\ufffd\u0001'],
  ])('%s', async (_what, text) => {
    writeFileSync(file(), text);
    await withBot(async (bot) => {
      const state = await bot.state();
      expect(state.problems.join(' ')).toContain('niet te lezen');
      expect(asides()).toHaveLength(1);
      expect(state.problems.join(' ')).toContain(asides()[0]);
      expect(readFileSync(join(directory.path, asides()[0] ?? ''), 'utf8')).toBe(text);
      await bot.say('/lessen');
      expect(isAnswered(await bot.until(isAnswered))).toBe(true);
      await bot.post('/playground/reset', {});
      expect((await bot.state()).problems).toEqual([]);
    });
    await withBot(async (bot) => expect((await bot.state()).problems).toEqual([]));
  });

  test('a directory in its place', async () => {
    mkdirSync(join(file(), 'iets'), { recursive: true });
    await withBot(async (bot) => {
      expect((await bot.state()).problems.join(' ')).toContain('niet te lezen');
      expect(asides()).toHaveLength(1);
    });
  });
});

test('a project of which the page is gone is said, until *Opnieuw*', async () => {
  await withBot(livedIn);
  rmSync(file());
  await withBot(async (bot) => {
    const state = await bot.until(({ problems }) => problems.length > 0);
    expect(state.problems.join(' ')).toContain('loopt nog een project');
    await bot.post('/playground/reset', {});
    expect((await bot.state()).problems).toEqual([]);
  });
  await withBot(async (bot) => {
    expect(await projectOf(bot, 'slack')).toEqual({ project: null });
    expect((await bot.state()).problems).toEqual([]);
  });
});

test('where nothing can be written, that is said and the bot goes on', async () => {
  await withBot(async (bot) => {
    mkdirSync(`${file()}.nieuw`);
    await bot.say('/lessen');
    const state = await bot.until(({ problems }) => problems.length > 0);
    expect(state.problems.join(' ')).toContain('kunnen niet bewaard worden');
    expect(isAnswered(await bot.until(isAnswered))).toBe(true);
  });
});

test('beside a real platform the clock that was kept is not used: its people would get their cards too early', async () => {
  const kept = { format: 1, ahead: 90 * dayMs, room: { messages: [], exchanges: [], violations: [] } };
  writeFileSync(file(), JSON.stringify(kept));
  const slack = {
    door: { kind: 'http' as const, signingSecret: 'x'.repeat(32) },
    access: { kind: 'one' as const, botToken: 'xoxb-1-2' },
    apiUrl: 'http://127.0.0.1:1/',
  };
  await withBot(async (bot) => expect((await bot.state()).clock).toBeLessThan(Date.now() + dayMs), { slack });
});
