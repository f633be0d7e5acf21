import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type Asker, type Desk, toPlainText } from '#core';
import { openDesk, openProjects } from '#core/wiring';
import type { Reply } from '../../../src/domain/reply.ts';
import { budgets, buttonsOn, wordsOn } from '../../../src/replies/budget.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { cardAt, buttonsOf as labels, pressOn } from '../../support/cards-in-time.ts';
import { core } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

/** After two cards without an answer the bot waits; what ends that, and what it says of cards that do not come. The real rules, desk and store. */

const week = 7 * 86_400_000;
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const asker = (more: Partial<Asker> = {}): Asker => ({
  ...{ who: async () => ({ id: 'U1', name: 'Samira' }), place, isMember: async () => true },
  ...more,
});
const bilal = asker({ who: async () => ({ id: 'U2', name: 'Bilal' }) });
let store: Store;
let now: number;
let desk: Desk;

function openedDesk(): Desk {
  const onError = (error: unknown) => {
    throw error;
  };
  return openDesk({
    core: () => core,
    projects: openProjects(store),
    now: () => now,
    zone: 'Europe/Amsterdam',
    onError,
  });
}
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  now = Date.parse('2026-11-17T12:00:00+01:00');
  desk = openedDesk();
});
afterEach(() => store.close());

const said = (answer: Answer) => toPlainText(replyOf(answer));
const ask = (words: string, who = asker()) => desk.ask(words, who);
const stateNow = async () => (await findByPlace(store.query, place))?.state.kind;

async function setUp(rhythm = 'elke dinsdag 10:00'): Promise<void> {
  await ask(`project whatsapp-groep, buurtpreventie fase start ${rhythm}`);
}

/** What comes at the next moment of the project. */
async function nextCard(): Promise<Reply> {
  const { next } = (await findByPlace(store.query, place)) ?? {};
  if (!next) throw new Error('nothing is planned');
  now = next.at + 60_000;
  const { nudge, card } = await cardAt(store, { place, now });
  if (nudge.content.kind === 'check-in')
    await store.query("UPDATE project SET state = 'waiting', next_at = NULL, next_date = NULL, version = version + 1");
  return card;
}

const press = (card: Reply, label: string, who = asker()) => pressOn(desk, { card, label, who });

/** Two cards without an answer, and the question how to go on. */
async function asked(rhythm?: string) {
  await setUp(rhythm);
  const [first, second, question] = [await nextCard(), await nextCard(), await nextCard()];
  expect(question.title).toBe('Willen jullie dat ik zo doorga?');
  return { first, second, question };
}

const newsIn = (answer: Answer) => (answer.kind === 'card' ? (answer.announcement ?? answer.news) : undefined);

describe('the waiting ends', () => {
  test.each(['Doen we', 'Later', 'Niet voor ons', 'Klopt niet'])(
    'with “%s” on a card, and it is told',
    async (label) => {
      const { second } = await asked();
      const answer = await press(second, label);
      const news = newsIn(answer);
      expect(news && toPlainText(news.reply)).toContain('Samira heeft een kaart beantwoord');
      expect(news && toPlainText(news.reply)).toMatch(/De volgende kaart komt op dinsdag \d+ /);
      expect(news?.folds?.reply && labels(news.folds.reply)).toEqual([]);
      expect(await stateNow()).toBe('active');
      const old = await press(second, label, bilal);
      expect(newsIn(old)).toBeUndefined();
      expect(labels(await nextCard()).map((button) => button.label)).toContain('Doen we');
    },
  );

  test('with an answer to “gelukt?”', async () => {
    await setUp();
    await press(await nextCard(), 'Doen we');
    const asks = await nextCard();
    await nextCard();
    await nextCard();
    expect(await stateNow()).toBe('waiting');
    const news = newsIn(await press(asks, 'Ja'));
    expect(news && toPlainText(news.reply)).toContain('Samira heeft een kaart beantwoord');
    expect(await stateNow()).toBe('active');
  });

  test('with another phase, which says so', async () => {
    await asked();
    const answer = await ask('fase borging');
    expect(said(answer)).toContain('Ik wacht niet meer op jullie keuze');
    expect(said(answer)).toMatch(/De volgende kaart komt op dinsdag \d+ /);
    expect(wordsOn(replyOf(answer))).toBeLessThanOrEqual(budgets.project.words);
    expect(await stateNow()).toBe('active');
  });

  test.each(['project bankjesdag fase start elke dinsdag 10:00', 'hervat', 'pauze 2 weken', 'stop'])(
    'with “%s”, and nothing is left to press on the question',
    async (typed) => {
      await asked();
      const answer = await ask(typed);
      const folds = answer.kind === 'announce' ? answer.announcement.folds : undefined;
      expect(folds && toPlainText(folds.reply)).toContain('Ik wacht niet meer op deze keuze.');
      expect(folds && labels(folds.reply)).toEqual([]);
    },
  );

  test('and that can be undone', async () => {
    const { second } = await asked();
    const news = newsIn(await press(second, 'Later'));
    if (!news) throw new Error('no news');
    await press(news.reply, 'Maak ongedaan');
    expect(await stateNow()).toBe('waiting');
  });

  test('not with an answer of somebody of elsewhere, and the card promises no more than is certain', async () => {
    const { second } = await asked();
    const answer = await press(second, 'Doen we', asker({ isOutsider: true }));
    expect(said(answer)).toContain('Als er weer een kaart komt, vraag ik of het gelukt is.');
    expect(await stateNow()).toBe('waiting');
  });

  test('not with an answer that is taken back', async () => {
    const { second } = await asked();
    const answered = replyOf(await press(second, 'Later'));
    await ask('maak ongedaan');
    expect(newsIn(await press(answered, 'Maak ongedaan'))).toBeUndefined();
    expect(await stateNow()).toBe('waiting');
  });
});

describe('a button of the question, when nobody waits for it any more', () => {
  test.each([
    ['hervat', 'Minder vaak', /De volgende kaart komt op dinsdag/, 'Wijzig project'],
    ['hervat', 'Ga zo door', /De volgende kaart komt op dinsdag/, 'Wat komt er?'],
    ['hervat', 'Stop', /De volgende kaart komt op dinsdag/, 'Stop'],
    ['pauze', 'Minder vaak', /De lessen staan op pauze/, 'Wijzig project'],
    ['stop', 'Ga zo door', /De lessen zijn gestopt/, 'Zet lessen aan'],
  ])('after “%s”, “%s” says how it stands', async (typed, label, stands, onward) => {
    const { question } = await asked();
    await ask(typed);
    const answer = await press(question, label, bilal);
    expect(said(answer)).toContain('Ik wacht niet meer op deze keuze');
    expect(said(answer)).toMatch(stands);
    expect(said(answer)).not.toContain('oud');
    expect(labels(replyOf(answer)).map((button) => button.label)).toEqual([onward]);
  });
});

describe('slower than once a month', () => {
  test('is not offered, and asked all the same it says what can be done', async () => {
    const { question } = await asked('elke eerste dinsdag van de maand 10:00');
    expect(labels(question).map(({ label }) => label)).toEqual(['Ga zo door', 'Stop']);
    expect(labels(replyOf(await ask('status'))).map(({ label }) => label)).not.toContain('Minder vaak');
    const [first] = labels(question);
    if (first?.intent.kind !== 'check-in') throw new Error('no wish');
    const answer = await desk.press({ ...first.intent, wish: 'slower' }, asker());
    expect(said(answer)).toContain('Minder vaak dan één keer per maand kan ik niet. Wil je pauze?');
    expect(buttonsOn(replyOf(answer))).toBeLessThanOrEqual(budgets.project.buttons);
    expect(await stateNow()).toBe('waiting');
  });

  test.each(['Ga zo door', 'Minder vaak', 'Stop'])('“%s” can be undone, and is in order', async (label) => {
    const { question } = await asked();
    const answer = await press(question, label);
    expect(labels(replyOf(answer)).map((button) => button.label)).toEqual(['Maak ongedaan']);
    await press(replyOf(answer), 'Maak ongedaan');
    expect(await stateNow()).toBe('waiting');
  });
});

describe('lessons that are stopped', () => {
  test.each(['pauze', 'pauze 1 week', 'pauze tot 1 maart'])('“%s” leaves them so, and says that', async (typed) => {
    await setUp();
    await ask('stop');
    const answer = await ask(typed, bilal);
    expect(answer.kind).toBe('reply');
    expect(said(answer)).toContain('De lessen waren al gestopt. Pauze is niet nodig.');
    expect(labels(replyOf(answer)).map(({ label }) => label)).toEqual(['Zet lessen aan']);
    expect(await stateNow()).toBe('stopped');
  });

  test.each(['fase borging', 'fase start'])('“%s” says that they are stopped', async (typed) => {
    await setUp();
    await ask('stop');
    expect(said(await ask(typed))).toContain('De lessen zijn gestopt.');
  });

  test.each([
    ['stop', 'Doen we', 'De lessen zijn gestopt, dus ik vraag er nu niet naar.'],
    ['stop', 'Later', 'De lessen zijn gestopt, dus deze les komt nu niet terug.'],
    ['pauze', 'Doen we', 'Als er weer een kaart komt, vraag ik of het gelukt is.'],
    ['pauze 2 weken', 'Later', 'Als er weer kaarten komen, breng ik deze les weer.'],
  ])('after “%s”, “%s” promises no card that does not come', async (typed, label, words) => {
    await setUp();
    const card = await nextCard();
    await ask(typed);
    expect(said(await press(card, label))).toContain(words);
  });
});

describe('a pause in the place of a pause', () => {
  test.each([
    ['pauze tot 1 maart', 'pauze', 'De pauze heeft nu geen einddatum. Eerst was het tot maandag 1 maart 2027.'],
    ['pauze', 'pauze tot 1 maart', 'Die duurt nu tot maandag 1 maart 2027. Eerst was er geen einddatum.'],
    [
      'pauze tot 1 maart',
      'pauze tot 1 april',
      'Die duurt nu tot donderdag 1 april 2027. Eerst was het tot maandag 1 maart',
    ],
  ])('“%s”, then “%s”: says what it is and what it was', async (first, second, words) => {
    await setUp();
    await ask(first);
    const answer = await ask(second, bilal);
    expect(said(answer)).toContain('Bilal heeft de pauze veranderd.');
    expect(said(answer)).toContain(words);
  });

  test.each([
    ['pauze tot 1 maart', 'De lessen staan al op pauze tot maandag 1 maart 2027.'],
    ['pauze', 'De lessen staan al op pauze.'],
  ])('“%s” twice says until when', async (typed, words) => {
    await setUp();
    await ask(typed);
    expect(said(await ask(typed, bilal))).toContain(words);
  });

  test('until a day names the first card after it', async () => {
    await setUp();
    expect(said(await ask('pauze tot 1 maart'))).toContain('De volgende kaart komt op dinsdag 2 maart');
  });
});

describe('who answered a card', () => {
  test('stays on it when it is drawn again, for as long as the bot runs', async () => {
    await setUp();
    await press(await nextCard(), 'Doen we');
    const asks = await nextCard();
    const answered = replyOf(await press(asks, 'Niet voor ons'));
    expect(answered.title).toContain('Samira: Niet voor ons.');
    const again = replyOf(await press(answered, 'Ja', bilal));
    expect(again.title).toContain('Samira: Niet voor ons.');
    expect(replyOf(await press(again, 'Maak ‘gelukt?’ ongedaan', bilal)).title).toContain('Samira: Niet voor ons.');
    desk = openedDesk();
    expect(replyOf(await press(answered, 'Ja', bilal)).title).toContain('Antwoord: Niet voor ons.');
  });

  test('is who gave the answer that stands', async () => {
    await setUp();
    const card = await nextCard();
    await press(card, 'Later');
    now += week / 7;
    await press(card, 'Doen we', bilal);
    const why = replyOf(await press(card, 'Waarom zie ik dit?'));
    expect(replyOf(await press(why, 'Terug naar de kaart')).title).toContain('Bilal: Doen we.');
  });
});
