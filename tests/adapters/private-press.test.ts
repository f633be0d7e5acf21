import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectTexts } from '#core';
import { platformIds as both } from '../../adapters/host/platforms.ts';
import type { Message, Platform } from '../../playground/state.ts';
import { inPlayground, textOf } from '../support/in-playground.ts';
import { ofBot, startBot } from '../support/playground-server.ts';

/** What somebody changes from a card that they alone see is told in the channel, once; the real bot on both platforms. */

const { answers, buttons, wishes, checkIn } = projectTexts;
const day = 86_400_000;

let bot: Awaited<ReturnType<typeof startBot>>;
let { press, say, travel } = {} as ReturnType<typeof inPlayground>;

/** What Bilal, who did nothing, sees of the bot. */
const seen = async (platform: Platform) => ofBot(await bot.state('bilal'), platform);
const withWords = (messages: readonly Message[], words: string) =>
  messages.filter((message) => textOf(message).includes(words));
const lastOf = (messages: readonly Message[]) => {
  const message = messages.at(-1);
  if (!message) throw new Error('the bot said nothing');
  return message;
};
const asNow = async (platform: Platform, { id }: Message) =>
  textOf(lastOf((await seen(platform)).filter((message) => message.id === id)));
const forAnna = async (platform: Platform) => lastOf(ofBot(await bot.state('anna'), platform));
const untilBilalSees = (platform: Platform, words: string) =>
  bot.until((now) => withWords(ofBot(now, platform), words).length > 0, 'bilal');

describe.each(both)('on %s', (platform) => {
  beforeAll(async () => {
    bot = await startBot();
    ({ press, say, travel } = inPlayground(bot));
    await say('/lessen project whatsapp-groep fase start elke dinsdag 10:00', [platform]);
  });
  afterAll(() => bot.close());

  test('an answer by way of “Waarom zie ik dit?” stands on the card in the channel', async () => {
    await travel(9 * day);
    const card = lastOf(await seen(platform));
    await press(platform, buttons.why, { of: card });
    await press(platform, buttons.back, { of: await forAnna(platform) });
    await press(platform, answers['not-now-here'], { of: await forAnna(platform) });
    await untilBilalSees(platform, 'Anna de Vries: Niet voor ons');
    expect(await asNow(platform, card)).toContain('Anna de Vries: Niet voor ons');
    expect(await asNow(platform, card)).not.toContain(answers.later);
    expect(withWords(await seen(platform), 'Anna de Vries: Niet voor ons')).toHaveLength(1);
  });

  test.each([
    ['status', wishes['go-on']],
    ['plan', wishes.stop],
  ] as const)('a choice on a private %s is told in the channel, and the question is closed', async (typed, wish) => {
    await travel(30 * day);
    const [question] = withWords(await seen(platform), checkIn.text);
    if (!question) throw new Error('no question');
    const before = (await seen(platform)).length;
    await say(`/lessen ${typed}`, [platform]);
    await press(platform, wish, { of: await forAnna(platform) });
    await untilBilalSees(platform, checkIn.done('Anna de Vries', wish));
    await untilBilalSees(platform, checkIn.over);
    expect((await seen(platform)).length).toBe(before + 1);
    expect(await asNow(platform, question)).toContain(checkIn.over);
    expect(await asNow(platform, question)).not.toContain(wishes['go-on']);
    const told = withWords(await seen(platform), checkIn.done('Anna de Vries', wish));
    expect(told).toHaveLength(1);
    expect(told[0] && textOf(told[0])).toContain(buttons.undo);
    expect(withWords(await seen(platform), checkIn.text)).toEqual([]);
    expect((await bot.state()).violations).toEqual([]);
  });

  test('pressed on the question itself it takes its place, and nothing else is said', async () => {
    await press(platform, buttons.undo, {
      of: lastOf(withWords(await seen(platform), checkIn.done('Anna de Vries', wishes.stop))),
    });
    await say('/lessen hervat', [platform]);
    await travel(30 * day);
    const question = lastOf(withWords(await seen(platform), checkIn.text));
    const before = (await seen(platform)).length;
    await press(platform, wishes.slower, { of: question });
    await untilBilalSees(platform, checkIn.done('Anna de Vries', wishes.slower));
    expect(await asNow(platform, question)).toContain(checkIn.done('Anna de Vries', wishes.slower));
    expect((await seen(platform)).length).toBe(before);
  });

  test('an answer to a card while the question stands open closes it, and says that cards go on', async () => {
    await travel(60 * day);
    const question = lastOf(withWords(await seen(platform), checkIn.text));
    const card = lastOf(withWords(await seen(platform), answers.later));
    const before = (await seen(platform)).length;
    await press(platform, answers.doing, { of: card, user: 'bilal' });
    await untilBilalSees(platform, 'Bilal Yılmaz heeft een kaart beantwoord');
    await bot.until((now) => withWords(ofBot(now, platform), checkIn.text).length === 0, 'bilal');
    expect(await asNow(platform, question)).toContain(checkIn.over);
    expect(await asNow(platform, card)).toContain('Bilal Yılmaz: Doen we');
    expect((await seen(platform)).length).toBe(before + 1);
    expect((await bot.state()).violations).toEqual([]);
  });
});
