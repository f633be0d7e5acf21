import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type Asker, type Desk, toPlainText } from '#core';
import { openDesk } from '#core/wiring';
import { openProjects } from '../../../src/desk/stored-projects.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { budgets, wordsOn } from '../../../src/replies/budget.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { cardAt, buttonsOf as labels, pressOn } from '../../support/cards-in-time.ts';
import { directories } from '../../support/directories.ts';
import { core } from '../../support/real-core.ts';
import { replyOf } from '../../support/reply-of.ts';

/** *Doen we*, and on the next card: *Gelukt?* The real rules, desk and store; what the engine would send is read here. */

const week = 7 * 86_400_000;
const place = { platform: 'teams', workspace: 'T1', channel: 'C1' } as const;
const asker = (more: Partial<Asker> = {}): Asker => ({
  ...{ who: async () => ({ id: 'U1', name: 'Samira' }), shownName: 'Samira', place, isMember: async () => true },
  ...more,
});
const newDirectory = directories();
let store: Store;
let now: number;
let desk: Desk;
beforeEach(async () => {
  store = await openStore({ directory: newDirectory() });
  now = Date.parse('2026-11-23T12:00:00+01:00');
  const fail = (error: unknown) => {
    throw error;
  };
  desk = openDesk({
    core: () => core,
    projects: openProjects(store),
    now: () => now,
    zone: 'Europe/Amsterdam',
    onError: fail,
  });
  await desk.ask('project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00', asker());
  // Just after the moment of a card, a week before the first.
  now = Date.parse('2026-11-17T10:05:00+01:00');
});
afterEach(() => store.close());

const said = (answer: Answer) => toPlainText(replyOf(answer));

/** A week later; gives the card that comes then. */
async function nextCard(): Promise<Reply> {
  now += week;
  return (await cardAt(store, { place, now })).card;
}

const press = (card: Reply, label: string, who = asker()) => pressOn(desk, { card, label, who });

test('the card after Doen we asks whether it worked, the one after that no more', async () => {
  const first = await nextCard();
  expect(labels(first).map(({ label }) => label)).not.toContain('Ja');
  expect(said(await press(first, 'Doen we'))).toContain('Op de volgende kaart vraag ik of het gelukt is.');
  const second = await nextCard();
  expect(toPlainText(second)).toMatch(/24 nov, ‘.+’: gelukt\?/);
  const third = await nextCard();
  expect(toPlainText(third)).not.toContain('gelukt?');
});

test.each([
  ['Ja', 'gelukt', 'Gelukt'],
  ['Nog niet', 'nog niet gelukt', 'Nog niet gelukt'],
])(
  '“%s” is kept, seen in the log and the picture, pressed twice the same, and taken back',
  async (label, went, name) => {
    await press(await nextCard(), 'Doen we');
    const second = await nextCard();
    for (const _again of [1, 2]) {
      const answer = await press(second, label);
      expect(answer.kind).toBe('card');
      expect(said(answer)).toContain(`’: ${went}.`);
    }
    const told = replyOf(await press(second, label));
    expect(labels(told).map((button) => button.label)).toEqual(
      expect.arrayContaining(['Doen we', 'Later', 'Niet voor ons']),
    );
    expect(said(await desk.ask('logboek', asker()))).toContain(`Antwoord: Doen we. ${name}.`);
    expect(said(await desk.ask('overzicht', asker()))).toContain(`1 ${name.toLowerCase()}`);
    const undone = await press(told, 'Maak ‘gelukt?’ ongedaan');
    expect(said(undone)).toContain('gelukt?');
    expect(said(await desk.ask('logboek', asker()))).not.toContain(`${name}.`);
  },
);

test('an answer to the card leaves the question, and a Doen we that was taken back ends it', async () => {
  const first = await nextCard();
  const done = replyOf(await press(first, 'Doen we'));
  const second = await nextCard();
  const folded = replyOf(await press(second, 'Later'));
  expect(toPlainText(folded)).toContain('gelukt?');
  await press(done, 'Maak ongedaan');
  const late = await press(folded, 'Ja');
  expect(late.kind).toBe('card');
  expect(said(late)).not.toContain('gelukt');
  expect(said(await desk.ask('logboek', asker()))).not.toContain('Gelukt');
});

test('only a member of the channel says how it went', async () => {
  await press(await nextCard(), 'Doen we');
  const answer = await press(await nextCard(), 'Ja', asker({ isMember: async () => false }));
  expect(answer.kind).toBe('reply');
  expect(said(await desk.ask('logboek', asker()))).not.toContain('Gelukt');
});

test('who says how it went does not ignore the cards', async () => {
  await press(await nextCard(), 'Doen we');
  await press(await nextCard(), 'Ja');
  await nextCard();
  expect(labels(await nextCard()).map(({ label }) => label)).toContain('Doen we');
});

test('twelve weeks of cards are short, say what was asked for, and the plan after them tells its lines apart', async () => {
  const presses = ['Doen we', 'Later', undefined, 'Doen we', 'Niet voor ons', 'Klopt niet'] as const;
  const told: string[] = [];
  for (let at = 0; at < 12; at++) {
    const card = await nextCard();
    expect(wordsOn(card), toPlainText(card)).toBeLessThanOrEqual(budgets.askingNudge.words);
    const asks = labels(card).some(({ label }) => label === 'Ja');
    expect(asks).toBe(presses[(at - 1) % presses.length] === 'Doen we');
    if (asks) await press(card, at % 2 === 0 ? 'Ja' : 'Nog niet');
    const label = presses[at % presses.length];
    if (label) await press(card, label);
    const why = said(await press(card, 'Waarom zie ik dit?'));
    for (const kept of ['Later', 'nog niet gelukt']) {
      const date = why.match(new RegExp(`Jullie zeiden op (.+?): ${kept}\\.`))?.[1];
      if (date) told.push(toPlainText(card));
      if (date) expect(toPlainText(card)).toContain(`Jullie zeiden op ${date}: ${kept.toLowerCase()}.`);
    }
  }
  expect(told.length).toBeGreaterThan(1);
  const whys = (await desk.overview(place))?.plan.map(({ why }) => why);
  expect(whys).toHaveLength(8);
  expect(new Set(whys).size).toBeGreaterThanOrEqual(6);
});
