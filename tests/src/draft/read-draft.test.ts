import { describe, expect, test } from 'vitest';
import type { DraftChannel, DraftRuleId } from '../../../src/domain/draft.ts';
import { draftForm } from '../../../src/replies/draft-form.ts';
import { formInvitation } from '../../../src/replies/form-invitation.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { catalogue, core } from '../../support/real-core.ts';

const read = (text: string, channel: DraftChannel = 'app') => core.readDraft({ text, channel });
const points = (text: string, channel?: DraftChannel): readonly DraftRuleId[] => {
  const reading = read(text, channel);
  return reading.kind === 'read' ? reading.points.map(({ rule }) => rule.id) : [];
};

describe.each<
  [rule: DraftRuleId, fires: readonly [string, DraftChannel?][], stays: readonly [string, DraftChannel?][]]
>([
  [
    'geen-handeling',
    [['Er wordt veel ingebroken in onze wijk. Wees alert!'], ['Let op: er zijn oplichters actief in de buurt.']],
    [
      ['Er wordt veel ingebroken in onze wijk. Doe je achterdeur op het nachtslot.'],
      ['Wie heeft vannacht iets gezien van de inbraak op nummer 3?'],
    ],
  ],
  [
    'incident-zonder-reden',
    [['Gisteravond is op het plein een fiets gestolen.']],
    [
      ['Gisteravond is op het plein een fiets gestolen. Zet je fiets vast aan het rek.'],
      ['Gisteren was er een vechtpartij op het plein. Niemand is gewond en er is niets meer aan de hand.'],
    ],
  ],
  [
    'alarm',
    [
      ['PAS OP!!! Er zijn inbrekers in de wijk. Bel 112 als je iets ziet.'],
      ['Een golf van inbraken teistert onze buurt. Bel 112 als je iets ziet.'],
    ],
    [
      ['Fijn dat er zoveel mensen waren! Over de inbraken: doe je deur op slot.'],
      ['“Ik was doodsbang”, zei een bewoner na de inbraak. Doe je deur op slot.'],
    ],
  ],
  [
    'cijfers-los',
    [['In oktober zijn er 14 fietsen gestolen. Zet je fiets vast aan het rek.']],
    [
      ['In oktober zijn er 14 fietsen gestolen, vorig jaar waren het er 30. Zet je fiets vast.'],
      ['Om 14.00 uur is er inloop over inbraken in Bergweg 14. Kom langs.'],
    ],
  ],
  [
    'herhaling-zonder-stap',
    [['Opnieuw is er ingebroken. Wij waarschuwen u nogmaals voor inbraken.']],
    [['Opnieuw is er ingebroken. Daarom nog een keer: doe je deur op het nachtslot.']],
  ],
  [
    'belofte',
    [
      ['Wij maken voorgoed een eind aan de overlast. Bel ons als u iets ziet.'],
      ['Deze overlast komt nooit meer terug, dat garanderen wij.'],
    ],
    [
      ['Wij kunnen niet beloven dat de overlast stopt. Bel ons als u iets ziet.'],
      ['Donderdag hangt de nieuwe lamp er. Bel als hij het niet doet.'],
    ],
  ],
  [
    'buiten-rol',
    [
      ['Zie je de inbreker? Rij hem achterna en houd hem vast.'],
      ['Film hem en zet het in deze app, dan pakken we hem.'],
    ],
    [
      ['Zie je de inbreker? Ga hem niet achterna, houd afstand en bel 112.'],
      ['De politie heeft de inbreker vastgehouden. Doe je deur op slot.'],
    ],
  ],
  [
    'herkenbaar',
    [
      ['De inbreker rijdt in een busje met kenteken VX-318-K. Bel 112 als je het ziet.'],
      ['De overlast komt van het gezin van nummer 34. Bel de wijkagent als u last heeft.'],
    ],
    [['Vragen over de inbraak? Bel Ineke op nummer 8.']],
  ],
  [
    'afzender-onbekend',
    [['Er wordt ingebroken. Doe uw deur op slot. Vragen? Bel 0590-55 12 40.', 'brief']],
    [
      ['Er wordt ingebroken. Doe uw deur op slot. Vragen? Bel 0590-55 12 40.\n\nNoor, wijkagent', 'brief'],
      ['Er wordt ingebroken. Doe je deur op slot.', 'app'],
    ],
  ],
  [
    'afzender-ver',
    [
      [
        'Er wordt ingebroken. Doe uw deur op slot. Vragen? Bel 14 0590.\n\nHet college van burgemeester en wethouders',
        'brief',
      ],
    ],
    [
      [
        'Er wordt ingebroken. Doe uw deur op slot. Vragen? Bel wijkagent Noor op 0900-8844.\n\nGemeente Veldwijk',
        'brief',
      ],
    ],
  ],
  [
    'geen-antwoord',
    [['Er wordt ingebroken. Doe uw deur op slot.\n\nNoor, wijkagent', 'brief']],
    [['Er wordt ingebroken. Doe uw deur op slot. Kom dinsdag langs in het buurthuis.\n\nNoor, wijkagent', 'brief']],
  ],
  [
    'alleen-digitaal',
    [
      [
        'Er wordt ingebroken. Doe uw deur op slot. Vragen? Vul het formulier in op onze website.\n\nNoor, wijkagent',
        'brief',
      ],
    ],
    [
      [
        'Er wordt ingebroken. Doe uw deur op slot. Vragen? Mail mij, of loop woensdag binnen.\n\nNoor, wijkagent',
        'brief',
      ],
    ],
  ],
  [
    'drempel',
    [['Er is veel overlast. U kunt uw melding uitsluitend schriftelijk indienen.\n\nNoor, wijkagent', 'brief']],
    [['Er is veel overlast. Kom langs, u hoeft zich niet aan te melden.\n\nNoor, wijkagent', 'brief']],
  ],
  [
    'taakverdeling',
    [['Vanaf maandag letten we weer samen op de wijk. Doe mee met de buurtpreventie!']],
    [['Doe mee met de buurtpreventie! Wij kijken en bellen, de politie doet de rest.']],
  ],
  [
    'alleen-onveiligheid',
    [
      [
        'Maandag: inbraak aan de Kade.\nDinsdag: vechtpartij op het plein.\nWoensdag: vernieling van een bushokje.\n\nNoor, wijkagent, 0590-55 12 40',
        'nieuwsbrief',
      ],
    ],
    [
      [
        'Maandag: inbraak aan de Kade. Doe uw deur op slot.\n\nDinsdag was het buurtfeest, gezellig!\n\nNoor, wijkagent, 0590-55 12 40',
        'nieuwsbrief',
      ],
    ],
  ],
])('%s', (rule, fires, stays) => {
  test.each(fires)('is asked of “%s”', (text, channel) => expect(points(text, channel)).toContain(rule));
  test.each(stays)('is not asked of “%s”', (text, channel) => expect(points(text, channel)).not.toContain(rule));
});

test.each([
  ['other-language', 'Hi neighbours, two bikes were stolen last night. Please lock your bike and call the police.'],
  ['question', 'Kun je een tekstje maken over inbraken voor in de buurtapp?'],
  [
    'internal',
    'Hoi Sandra, kijk jij nog naar het concept? De wethouder wil het voor het overleg, de bijlage volgt. Graag akkoord voor de drukker.',
  ],
  [
    'policy',
    'Het college verzoekt de raad in te stemmen met de kadernota. De prioriteiten en indicatoren volgen uit het beleidsplan, de dekking uit de programmabegroting.',
  ],
  ['emergency', 'BRAND achter nummer 15! 112 is gebeld, iedereen nu naar buiten!'],
  ['other-subject', 'Zaterdag is de zomermarkt, met muziek en poffertjes voor iedereen. Neem je eigen bord mee.'],
])('a text that is no message to residents about safety (%s) gets one line and no remarks', (why, text) => {
  expect(read(text)).toEqual({ kind: 'no-draft', why });
  const card = core.checked({ text, channel: 'app' });
  expect(card.parts.filter(({ kind }) => kind === 'section')).toEqual([]);
});

test('where all questions fit, the one on a step stands beside the one on its repetition; where not, the second stands for both', () => {
  const draft = 'Er wordt weer ingebroken. Wees alert!';
  expect(points(draft, 'app')).toEqual(['geen-handeling', 'herhaling-zonder-stap']);
  expect(points(draft, 'brief')).toEqual(['herhaling-zonder-stap', 'afzender-onbekend', 'geen-antwoord']);
});

test('three remarks at most, the heaviest first, each with words of the draft', () => {
  const text =
    'PAS OP!!! Het gezin van nummer 34 steelt fietsen. Houd ze vast en film ze. Gegarandeerd is dit dan voorgoed voorbij.';
  const reading = read(text);
  if (reading.kind !== 'read') throw new Error('it is a draft');
  expect(reading.points).toHaveLength(3);
  const weights = reading.points.map(({ rule }) => rule.weight);
  expect(weights).toEqual(weights.toSorted((one, other) => other - one));
  for (const { words } of reading.points)
    for (const quote of words) expect(text).toContain(quote.replaceAll('… ', '').replaceAll(' …', ''));
});

test('what is good stands first, in words of the draft; where nothing is, nothing is praised', () => {
  const good = toPlainText(
    core.checked({ text: 'Er wordt ingebroken. Doe je achterdeur op het nachtslot.', channel: 'app' }),
  );
  expect(good.split('\n\n')[1]).toBe('Goed: je schrijft wat de lezer kan doen. “Doe je achterdeur op het nachtslot.”');
  expect(toPlainText(core.checked({ text: 'Er wordt ingebroken. Wees alert!', channel: 'app' }))).not.toContain(
    'Goed:',
  );
});

test('what is asked about is not praised', () => {
  const card = toPlainText(
    core.checked({ text: 'Er wordt ingebroken. Houd de inbreker vast en film hem.', channel: 'app' }),
  );
  expect(card).toContain('“Houd de inbreker vast en film hem”');
  expect(card).not.toContain('Goed:');
});

test.each(catalogue.draftGuide.rules.map(({ id, example }) => [id, example]))(
  'the example at %s raises no question itself: “%s”',
  (_, example) => {
    expect(points(`Er wordt ingebroken. Doe je deur op slot. ${example}`)).toEqual([]);
  },
);

test('nothing of a draft stands in the line that a notification shows', () => {
  const reply = core.checked({ text: 'Er wordt ingebroken bij de familie Kanarie. Wees alert!', channel: 'app' });
  expect(reply).toMatchObject({ discreet: true, onlyForAsker: true });
  expect(reply.title).not.toContain('Kanarie');
  expect(reply.share).toBeUndefined();
});

test.each([
  ['toets', 'draft'],
  ['/lessen toets', 'draft'],
  ['@Lessenbot, toets:', 'draft'],
  ['toets deze brief', 'draft'],
  ['lees mijn brief na', 'draft'],
  ['toets Beste buren, er wordt veel ingebroken in onze wijk. Wees alert!', 'check-draft'],
  ['toetsing van beleid', 'search'],
])('“%s” is understood', (text, kind) => expect(core.understand(text).kind).toBe(kind));

test('where its form cannot open at once, the button says what to do with a draft', () => {
  const card = toPlainText(formInvitation(draftForm(), { kind: 'draft' }));
  expect(card).toContain('plak daar je bericht');
  expect(card).not.toContain('fase');
});

test('the lines of a draft that was typed stay lines', () => {
  expect(core.understand('toets Beste buren,\n\nEr wordt veel ingebroken.\n\nGroet,\nNoor')).toEqual({
    kind: 'check-draft',
    words: 'Beste buren,\n\nEr wordt veel ingebroken.\n\nGroet,\nNoor',
  });
});
