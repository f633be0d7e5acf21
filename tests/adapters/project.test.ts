import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectTexts } from '#core';
import { platformIds as both } from '../../adapters/host/platforms.ts';
import type { Platform, State } from '../../playground/state.ts';
import { localDate } from '../../src/rules/calendar.ts';
import { inPlayground, textOf } from '../support/in-playground.ts';
import { ofBot, startBot } from '../support/playground-server.ts';

/** A project from the first word to the last, on both platforms, over real HTTP; time moves by the playground's clock. */

const { answers, buttons, wishes } = projectTexts;
const day = 86_400_000;

let bot: Awaited<ReturnType<typeof startBot>>;
let { press, say, travel } = {} as ReturnType<typeof inPlayground>;
beforeAll(async () => {
  bot = await startBot();
  ({ press, say, travel } = inPlayground(bot));
});
afterAll(() => bot.close());

const last = (state: State, platform: Platform) => {
  const message = ofBot(state, platform).at(-1);
  if (!message) throw new Error(`the bot said nothing on ${platform}`);
  return message;
};

/** The latest message of the bot with these words. */
const saying = (state: State, platform: Platform, words: string) =>
  ofBot(state, platform).findLast((message) => textOf(message).includes(words));

test('a form fills a project in: faults stand at their fields, and the channel sees what was saved', async () => {
  await bot.say('/lessen project');
  const opened = await bot.until((now) => now.panes.slack.modal !== undefined && ofBot(now, 'teams').length > 0);
  const viewId = opened.panes.slack.modal?.viewId;
  const today = localDate(opened.clock, 'Europe/Amsterdam');
  const option = (value: string) => ({ selected_option: { value } });
  const values = (time: string) => ({
    name: { name: { type: 'plain_text_input', value: 'Appgroep Noord' } },
    interventions: { interventions: { type: 'multi_static_select', selected_options: [{ value: 'whatsapp-groep' }] } },
    phase: { phase: { type: 'static_select', ...option('start') } },
    every: { every: { type: 'static_select', ...option('week') } },
    weekday: { weekday: { type: 'static_select', ...option('2') } },
    time: { time: { type: 'timepicker', selected_time: time } },
    start: { start: { type: 'datepicker', selected_date: today } },
    owner: { owner: { type: 'plain_text_input', value: 'Anna de Vries' } },
  });
  const submit = (time: string) =>
    bot.post('/playground/submit', { user: 'anna', viewId, kind: 'submit', values: values(time) });
  await submit('02:30');
  const refused = await bot.until((now) => now.panes.slack.modal?.errors !== undefined);
  expect(refused.panes.slack.modal?.errors).toEqual({ time: projectTexts.form.faults['clock-change'] });
  await submit('10:00');
  const saved = await bot.until((now) => now.panes.slack.modal === undefined && ofBot(now, 'slack').length > 0);
  expect(textOf(last(saved, 'slack'))).toContain('Appgroep Noord');
  expect(last(saved, 'slack').onlyYou).toBe(false);

  const fields = (time: string) => ({
    veld_name: 'Appgroep Noord',
    veld_interventions: 'whatsapp-groep,buurtpreventie',
    veld_phase: 'start',
    veld_every: 'week',
    veld_weekday: '2',
    veld_time: time,
    veld_start: today,
    veld_owner: 'Anna de Vries',
  });
  const form = last(saved, 'teams');
  const wrong = await press('teams', projectTexts.form.submit, { of: form, values: fields('02:30') });
  const again = ofBot(wrong, 'teams').find(({ id }) => id === form.id) ?? form;
  expect(textOf(again)).toContain(projectTexts.form.faults['clock-change']);
  await press('teams', projectTexts.form.submit, { of: again, values: fields('10:00') });
  const told = await bot.until((now) => saying(now, 'teams', 'heeft lessen aangezet') !== undefined);
  expect(saying(told, 'teams', 'heeft lessen aangezet')?.onlyYou).toBe(false);
  expect(told.violations).toEqual([]);
});

test('a nudge comes at its moment, for everybody', async () => {
  const arrived = await travel(9 * day);
  for (const platform of both) {
    expect(textOf(last(arrived, platform))).toContain(answers.later);
    expect(last(arrived, platform).onlyYou).toBe(false);
  }
});

describe.each(both)('on %s', (platform) => {
  test('an answer changes the card for everybody, with the name and an undo', async () => {
    const card = last(await bot.state(), platform);
    await press(platform, answers.doing, { of: card });
    const forBilal = await bot.until(
      (now) => textOf(ofBot(now, platform).find(({ id }) => id === card.id) ?? card).includes('Anna de Vries: Doen we'),
      'bilal',
    );
    const answered = ofBot(forBilal, platform).find(({ id }) => id === card.id);
    expect(answered && textOf(answered)).toContain('Anna de Vries: Doen we');
    expect(answered && textOf(answered)).not.toContain(answers.later);
    expect(answered?.at).toBe(card.at);

    await press(platform, buttons.undo, { user: 'bilal', ...(answered && { of: answered }) });
    const undone = await bot.until((now) =>
      textOf(ofBot(now, platform).find(({ id }) => id === card.id) ?? card).includes(answers.later),
    );
    expect(textOf(ofBot(undone, platform).find(({ id }) => id === card.id) ?? card)).toContain(answers.later);
    expect(undone.violations).toEqual([]);
  });

  test('“Waarom zie ik dit?” is for the asker, and leads back to the card', async () => {
    const card = saying(await bot.state(), platform, answers.later);
    if (!card) throw new Error('no nudge');
    const state = await press(platform, buttons.why, { of: card });
    const why = ofBot(state, platform).find((message) =>
      textOf(message).includes('De kaart is gekozen voor de fase start'),
    );
    expect(why && textOf(why)).toContain(buttons.back);
    const other = await bot.state('bilal');
    expect(ofBot(other, platform).filter((message) => textOf(message).includes('Ik lees niet mee.'))).toEqual([]);
  });
});

test('a look-up, the plan, the log and the status say the same on both platforms', async () => {
  for (const words of ['plan', 'logboek', 'status', 'nu']) {
    const state = await say(`/lessen ${words}`, both);
    for (const platform of both) expect(last(state, platform).onlyYou, `${words} on ${platform}`).toBe(true);
  }
  expect((await bot.state()).violations).toEqual([]);
});

test('two nudges without an answer: the bot asks how to go on, and waits', async () => {
  const asked = await travel(25 * day);
  for (const platform of both) expect(saying(asked, platform, projectTexts.checkIn.title)?.onlyYou).toBe(false);
  const quiet = await travel(30 * day);
  expect(both.map((one) => ofBot(quiet, one).length)).toEqual(both.map((one) => ofBot(asked, one).length));

  for (const platform of both) {
    const card = saying(await bot.state(), platform, projectTexts.checkIn.title);
    if (!card) throw new Error('no question');
    await press(platform, wishes.slower, { of: card });
    const chosen = await bot.until(
      (now) =>
        textOf(ofBot(now, platform).find(({ id }) => id === card.id) ?? card).includes('Anna de Vries: Minder vaak'),
      'bilal',
    );
    expect(textOf(ofBot(chosen, platform).find(({ id }) => id === card.id) ?? card)).toContain('om de week op dinsdag');
  }
  const later = await travel(22 * day);
  for (const platform of both) expect(textOf(last(later, platform))).toContain(answers.later);
});

test('the card after Doen we asks whether it worked, and everybody sees what was said', async () => {
  for (const platform of both) await press(platform, answers.doing, { of: last(await bot.state(), platform) });
  const next = await travel(15 * day);
  for (const platform of both) {
    const card = last(next, platform);
    expect(textOf(card)).toContain('gelukt?');
    await press(platform, buttons.worked, { of: card });
    const told = await bot.until(
      (now) => textOf(ofBot(now, platform).find(({ id }) => id === card.id) ?? card).includes('’: gelukt.'),
      'bilal',
    );
    expect(textOf(ofBot(told, platform).find(({ id }) => id === card.id) ?? card)).toContain(answers.later);
    expect(told.violations).toEqual([]);
  }
});

test('an answer to a card of a project that was stopped is still kept, and stop tells the channel', async () => {
  const state = await say('/lessen stop', both);
  for (const platform of both) {
    expect(textOf(last(state, platform))).toContain('De lessen zijn gestopt');
    expect(last(state, platform).onlyYou).toBe(false);
  }
  const after = await travel(60 * day);
  expect(both.map((one) => ofBot(after, one).length)).toEqual(both.map((one) => ofBot(state, one).length));
  expect(after.violations).toEqual([]);
});

test('a clock that is told to go back stays where it is', async () => {
  const { clock } = await bot.state();
  const response = await bot.post('/playground/time', { to: new Date(clock - day).toISOString() });
  expect(response.status).toBe(409);
});
