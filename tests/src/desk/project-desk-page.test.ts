import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Answer, type Asker, toPlainText } from '#core';
import { openStore, type Store } from '#core/store';
import type { Desk } from '../../../src/desk/desk.ts';
import { listAudit } from '../../../src/store/audit.ts';
import { findByPlace } from '../../../src/store/project-rows.ts';
import { directories } from '../../support/directories.ts';
import { deskOn, monday } from '../../support/project-desk.ts';
import { replyOf } from '../../support/reply-of.ts';

const site = 'https://lessenbot.example.nl';
const place = { platform: 'slack', workspace: 'T1', channel: 'C1' } as const;
const asker = (more: Partial<Asker> = {}): Asker => ({
  who: async () => ({ id: 'U1', name: 'Samira' }),
  shownName: 'Samira',
  place,
  isMember: async () => true,
  ...more,
});

const newDirectory = directories();
let store: Store;
let desk: Desk;
let now: number;
beforeEach(async () => {
  store = await openStore({ directory: newDirectory() });
  now = monday;
  desk = deskOn(store, { pagesAt: () => site, now: () => now });
  await desk.ask('project whatsapp-groep fase start elke dinsdag 10:00', asker());
});
afterEach(() => store.close().catch(() => undefined));

const ask = (words: string, more?: Partial<Asker>) => desk.ask(words, asker(more));
const said = (answer: Answer) => toPlainText(replyOf(answer));
const labelsOn = (answer: Answer) => buttonsOn(answer).map(({ label }) => label);
const buttonsOn = (answer: Answer) =>
  replyOf(answer).parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
async function press(answer: Answer, label: string, more?: Partial<Asker>): Promise<Answer> {
  const button = buttonsOn(answer).find((each) => each.label === label);
  if (!button) throw new Error(`no button ${label} in ${labelsOn(answer).join(', ')}`);
  return desk.press(button.intent, asker(more));
}
function keyIn(answer: Answer): string {
  const link = replyOf(answer).parts.find((part) => part.kind === 'link');
  return link?.url.match(/^https:\/\/lessenbot\.example\.nl\/overzicht\/([\w-]{32})$/)?.[1] ?? 'no key';
}
const audited = async () => {
  const project = await findByPlace(store.query, place);
  return (await listAudit(store.query, project?.id ?? '', 20)).map(({ kind }) => kind);
};

test('a page is made on the overview, for the asker alone, and shows the project without who did what', async () => {
  const made = await press(await ask('overzicht'), 'Maak een pagina');
  expect(replyOf(made)).toMatchObject({ onlyForAsker: true, discreet: true });
  const report = await desk.page(keyIn(made));
  expect(report).toMatchObject({ name: 'WhatsApp-groep', phase: 'start', interventions: ['WhatsApp-groep'], older: 0 });
  expect(JSON.stringify(report)).not.toContain('Samira');
  expect(await audited()).toContain('page');
  expect(said(await ask('logboek'))).toContain('Pagina gemaakt');
});

test('there is one page: its address is not told again, and another takes its place only when somebody says so', async () => {
  const first = keyIn(await ask('maak een pagina'));
  now += 86_400_000;
  const again = await ask('maak een pagina');
  expect(said(again)).toContain('sinds 23 nov');
  expect(said(again)).not.toContain(first);
  expect(await desk.page(first)).toMatchObject({ phase: 'start' });
  const second = keyIn(await press(again, 'Maak een nieuwe pagina'));
  expect(await desk.page(first)).toBe('unknown');
  expect(await desk.page(second)).toMatchObject({ phase: 'start' });
});

test('taken back, asked first, its key is like any other that never was; done twice nothing more happens', async () => {
  const key = keyIn(await ask('maak een pagina'));
  const overview = await ask('overzicht');
  expect(labelsOn(overview)).not.toContain('Maak een pagina');
  const asked = await press(overview, 'Trek de pagina in');
  expect(await desk.page(key)).toMatchObject({ phase: 'start' });
  expect(said(await press(asked, 'Ja, trek in'))).toContain('Het adres werkt niet meer');
  expect(await desk.page(key)).toBe('unknown');
  expect(said(await press(asked, 'Ja, trek in'))).toContain('Er is geen pagina');
  expect((await audited()).filter((kind) => kind === 'page-revoked')).toHaveLength(1);
  expect(labelsOn(await ask('overzicht'))).toContain('Maak een pagina');
});

test.each([
  ['of another organisation', { isOutsider: true }],
  ['who is no member', { isMember: async () => false }],
])('somebody %s makes none and takes none back', async (_who, more) => {
  const key = keyIn(await ask('maak een pagina'));
  for (const intent of [
    { kind: 'make-page', again: true },
    { kind: 'revoke-page', sure: true },
  ] as const)
    expect(said(await desk.press(intent, asker(more)))).toContain('Dit kan alleen');
  expect(await desk.page(key)).toMatchObject({ phase: 'start' });
});

test('where people cannot read pages there is no button, and who types it hears why; one that is there can go', async () => {
  await ask('maak een pagina');
  desk = deskOn(store);
  expect(said(await ask('maak een pagina'))).toContain('Hier kan ik geen pagina maken');
  expect(labelsOn(await press(await ask('trek de pagina in'), 'Ja, trek in'))).toEqual(['Overzicht']);
  expect(labelsOn(await ask('overzicht'))).toEqual(['Les voor les', 'Wat komt er?', 'Logboek']);
  expect(said(await ask('trek de pagina in'))).toContain('Er is geen pagina');
});

test('without a project there is nothing to make a page of', async () => {
  const elsewhere = { ...place, channel: 'C2' };
  expect(said(await ask('maak een pagina', { place: elsewhere }))).toContain('Hier staan nog geen lessen aan');
});

test('while the store is away nobody says that the page is not there', async () => {
  const key = keyIn(await ask('maak een pagina'));
  await store.close();
  expect(await desk.page(key)).toBe('away');
});
