import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Asker, type Desk, formInvitation, projectTexts, toPlainText } from '#core';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { directories } from '../../support/directories.ts';
import { deskOn } from '../../support/project-desk.ts';
import { replyOf } from '../../support/reply-of.ts';

/** What a typed change of a project does not name stays as it was; what it names is filled in. */

const newDirectory = directories();
let store: Store;
let desk: Desk;
beforeEach(async () => {
  store = await openStore({ directory: newDirectory() });
  desk = deskOn(store);
});
afterEach(() => store.close());

const asker: Asker = {
  who: async () => ({ id: 'Samira', name: 'Samira' }),
  shownName: 'Samira',
  place: { platform: 'teams', workspace: 'T1', channel: 'C1' },
  isMember: async () => true,
};
const ask = (text: string) => desk.ask(text, asker);
const setUp = () => ask('project buurtbudget fase start elke eerste donderdag van de maand 14:30');

/** How often, on which day and at what time, as the form that opens shows them; and what it says. */
async function formAt(text: string) {
  const answer = await ask(text);
  if (answer.kind !== 'form') throw new Error(`${text} is ${answer.kind}`);
  const value = (id: string) => {
    const field = answer.form.fields.find((each) => each.id === id);
    return field && 'value' in field ? field.value : undefined;
  };
  return { moment: [value('every'), value('weekday'), value('time')], intro: answer.form.intro, answer };
}

test.each([
  ['elke maand', 'Elke eerste donderdag van de maand om 14:30'],
  ['elke week', 'Elke donderdag om 14:30'],
  ['om de week om 9 uur', 'Om de week op donderdag om 9:00'],
  ['op dinsdag', 'Elke eerste dinsdag van de maand om 14:30'],
])('set at once with “%s”, the rest of the rhythm stays', async (words, rhythm) => {
  await setUp();
  const answer = await ask(`project bankjesdag fase start ${words}`);
  expect(toPlainText(replyOf(answer))).toContain(rhythm);
});

test.each([
  ['project elke 2 weken', ['two-weeks', '4', '14:30']],
  ['project op woensdag', ['1', '3', '14:30']],
  ['zet het op dinsdag', ['1', '2', '14:30']],
  ['kan het op dinsdag', ['1', '2', '14:30']],
  ['kan het ook om 9 uur', ['1', '4', '09:00']],
  ['kan het om half tien', ['1', '4', '09:30']],
  ['liever de tweede woensdag', ['2', '3', '14:30']],
])('“%s” opens the form with that filled in', async (words, moment) => {
  await setUp();
  const form = await formAt(words);
  expect(form.moment).toEqual(moment);
  expect(form.intro).toMatch(/^Ik vulde in: .* Klopt dat\? Bewaar het dan\.$/);
});

test('a day of the month that leaves open which is asked, with day and time filled in', async () => {
  const form = await formAt('project buurtbudget fase start elke maand donderdag 14:30');
  expect(form.moment).toEqual(['1', '4', '14:30']);
  expect(form.intro).toBe('Welke donderdag van de maand? Kies dat hieronder. Wat ik wel begreep, staat al ingevuld.');
});

test('a button to a form that is filled in does not ask to fill it in', async () => {
  const { answer } = await formAt('project buurtbudget fase start elke maand donderdag 14:30');
  const said = toPlainText(formInvitation(answer.form, answer.intent));
  expect(said).toContain(projectTexts.form.openFilled);
  expect(said).not.toContain(projectTexts.form.open);
});

test('what stands and what is named may not go together: that is said, and nothing is set', async () => {
  await setUp();
  const form = await formAt('project bankjesdag fase start op vrijdag');
  expect(form.intro).toContain(projectTexts.form.faults['friday-afternoon']);
});
