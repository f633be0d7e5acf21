import { describe, expect, test } from 'vitest';
import { toPlainText } from '#core';
import { core } from '../../support/real-core.ts';

/** How colleagues name the end of a pause: where it is certain what they mean it is set, and never without an end that was named. */

const today = '2026-11-28';
const understand = (words: string) => core.understand(words, today);
const listed = (phrases: string) =>
  phrases.split(/[|\n]/).flatMap((words) => (words.trim() === '' ? [] : [words.trim()]));
const inAll = (byOutcome: Readonly<Record<string, string>>) =>
  Object.entries(byOutcome).flatMap(([outcome, phrases]) => listed(phrases).map((words) => [words, outcome] as const));

test.each(
  inAll({
    '2026-11-30': 'zet de lessen op pauze tot maandag | kun je ze stilzetten tot maandag | zet op pauze tot maandag',
    '2026-12-03': 'zet de bot op pauze tot donderdag | pauze van 20 november tot 3 december',
    '2026-12-05': 'zet het project op pauze t/m vrijdag | pauze tot het weekend',
    '2026-12-07': 'pauze van 23 nov tot 7 dec | pauze tot ma 7 december',
    '2026-12-08': 'pauze 10 dgn',
    '2026-12-09': 'pauze 1,5 week | pauze anderhalve week',
    '2026-12-12': `pauze twee weekjes | pauze veertien dagen | pauze 2 wkn | we doen even twee weken niks
      twee weken geen kaarten | de komende twee weken geen lessen graag`,
    '2026-12-15': 'pauze tot 15 dec. | pauze van vandaag tot 15 december',
    '2026-12-20': 'wil je tot 20 december niks sturen',
    '2026-12-27': 'pauze tot na kerst | pauze tot na de kerst',
    '2026-12-28': 'stop een maand | een maandje rust graag',
    '2027-01-01': 'stop even tot januari | pauze tot nieuwjaar',
    '2027-01-02': 'kunnen jullie pauzeren tot na nieuwjaar | pauze tot na oud en nieuw',
    '2027-01-04': 'pauze t/m 3 jan | tot 4 januari geen lessen meer sturen | laat ons met rust tot 4 januari',
    '2027-01-11': 'pauze tot week 2',
    '2027-01-12': 'pauze anderhalve maand',
    '2027-03-01': 'stop tot maart',
    '2027-05-28': 'pauze een half jaar',
  }),
)('“%s” pauses until %s', (words, until) => expect(understand(words)).toEqual({ kind: 'pause', until }));

test.each(
  inAll({
    'pauze tot 7 december': 'sla volgende week over',
    'pauze tot 12 december': 'pauze 12/12 | mogen we 2 weken pauze | hervat over twee weken',
    'pauze tot 27 december': 'we slaan de kerst over | hervat na de kerst',
    'pauze tot 4 januari': 'hervat op 4 januari | pauzeer van 21 december t/m 3 januari',
    'pauze tot 10 januari': 'pauze van 1 december tot 10 januari',
    'pauze tot 1 februari': 'kan het project op pauze tot 1 februari? | start weer op 1 februari',
    'pauze tot 1 mei': 'hervat op 1 mei | ga weer verder in mei',
    'pauze tot 30 juni': 'pauze 30 juni',
  }),
)('“%s” is asked back as “%s”', (words, typed) => {
  const intent = understand(words);
  expect(intent).toMatchObject({ kind: 'did-you-mean', typed, intent: { kind: 'pause' } });
  // What is offered, typed, does the same.
  if (intent.kind === 'did-you-mean') expect(understand(intent.typed)).toEqual(intent.intent);
});

test.each(
  inAll({
    unread: `pauze tot na de feestdagen | pauze tijdens de kerstvakantie | pauze tot na de zomer | pauze een paar weken
      pauze tussen kerst en oud en nieuw | pauze tot begin januari | pauze tot we terug zijn | pauze 0 dagen | pauze nul weken
      de vakantie slaan we over | pauze tot maandag over een week | pauze tot zondag 7 december | pauze wegens vakantie
      pauzeer een weekje of twee`,
    'no-such-day': 'pauze 31 februari | pauze 31 april | pauze tot 31-2-2027 | pauze tot 32 december',
    past: 'pauze tot gisteren | pauze tot vorige week | pauze tot 1 november 2026 | pauze tot afgelopen maandag',
    'too-far': 'pauze 5 jaar | pauze 18 maanden',
  }),
)('of “%s” the day is asked: %s', (words, why) =>
  expect(understand(words)).toEqual({ kind: 'which-day', words, why, today }),
);

test.each(
  listed(`pauze op het schoolplein geeft ruzie | stop tot de politie komt met patrouilleren | hervat het gesprek met bewoners
    de zomer is stil in onze wijk | stop na 3 meldingen met de app | bewoners slaan de vergadering over
    twee weken geen reactie van de gemeente | we gaan na de zomer weer verder met bewoners`),
)('“%s” stays a question', (words) => expect(understand(words).kind).toBe('search'));

describe('the answer', () => {
  const open = (words: string) => {
    const intent = understand(words);
    if (intent.kind !== 'which-day' && intent.kind !== 'did-you-mean') throw new Error(intent.kind);
    return core.open(intent);
  };

  test('says what is wrong with the day, and offers a pause with an end', () => {
    const reply = open('pauze tot gisteren');
    expect(toPlainText(reply)).toContain('Die dag is al voorbij. Typ bijvoorbeeld /lessen pauze tot 30 juni.');
    const buttons = reply.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
    expect(buttons.map(({ label, intent }) => [label, intent])).toEqual([
      ['Pauze 1 week', { kind: 'pause', until: '2026-12-05' }],
      ['Pauze 2 weken', { kind: 'pause', until: '2026-12-12' }],
    ]);
    for (const { label, intent } of buttons) expect(understand(label)).toEqual(intent);
  });

  test('says that a pause begins at once to who named a later day', () => {
    expect(toPlainText(open('pauze van 1 december tot 10 januari'))).toContain('Een pauze gaat meteen in.');
    expect(toPlainText(open('pauze 30 juni'))).not.toContain('meteen');
  });
});
