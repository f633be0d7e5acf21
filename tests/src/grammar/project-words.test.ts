import { describe, expect, test } from 'vitest';
import type { DraftDoubt, ProjectDraft } from '../../../src/domain/intent.ts';
import { readPress, writePress } from '../../../src/grammar/press.ts';
import { draftIntro } from '../../../src/replies/draft-intro.ts';
import { prefilled } from '../../../src/replies/project-form.ts';
import { projectFormTexts } from '../../../src/replies/project-form-texts.ts';
import { catalogue, core } from '../../support/real-core.ts';

/** `project …` always ends in the project: what is read, what is not, and what the form says of that. */

const draftOf = (typed: string): ProjectDraft => {
  const intent = core.understand(typed, '2026-11-23');
  if (intent.kind !== 'set-project') throw new Error(`${typed} is ${intent.kind}`);
  return intent.draft;
};
const said = (typed: string) => {
  const draft = draftOf(typed);
  return draftIntro(draft, prefilled(draft, undefined, ''), catalogue);
};
const { doubts, missing, restIsFilled } = projectFormTexts;

test.each<[typed: string, interventions: readonly string[], phase: string]>([
  ['project bankjesdag uitvoering', ['bankjesdag'], 'uitvoering'],
  ['project met een bankjesdag en buurtpreventie, fase borging', ['bankjesdag', 'buurtpreventie'], 'borging'],
  ['project buurtbemiddeling en wat daarop lijkt fase start', ['buurtbemiddeling'], 'start'],
  ['Project: WhatsApp-groep & Bankjesdag; FASE: Start elke dinsdag 10:00', ['whatsapp-groep', 'bankjesdag'], 'start'],
  ['project bankjesdag fase start, om de week op woensdag om 9:30', ['bankjesdag'], 'start'],
  ['project iets anders, fase start', ['alle'], 'start'],
  ['project buurtpreventie start maandag 9 uur', ['buurtpreventie'], 'start'],
  ['project buurtbudget en Iets Anders borging', ['buurtbudget', 'alle'], 'borging'],
])('“%s” is wholly understood', (typed, interventions, phase) =>
  expect(draftOf(typed)).toMatchObject({ interventions, phase, whole: true }),
);

test.each<[typed: string, doubt: DraftDoubt, interventions: readonly string[]]>([
  [
    'project whatsap-groep fase start',
    { kind: 'read-as', words: 'whatsap-groep', intervention: 'whatsapp-groep' },
    ['whatsapp-groep'],
  ],
  ['project bankjesdag fase foo', { kind: 'unknown-phase', words: 'fase foo' }, ['bankjesdag']],
  ['project Veilige Buurt, bankjesdag fase start', { kind: 'unread', words: 'Veilige Buurt' }, ['bankjesdag']],
  [
    'project bankjesdag fase start elke zaterdag 10:00',
    { kind: 'weekend', words: 'elke zaterdag 10:00' },
    ['bankjesdag'],
  ],
  ['project bankjesdag fase start elke dag', { kind: 'too-often', words: 'elke dag' }, ['bankjesdag']],
  ['project bankjesdag fase start 2x per week', { kind: 'too-often', words: '2x per week' }, ['bankjesdag']],
  [
    'project bankjesdag fase start elke vrijdagmiddag',
    { kind: 'friday-afternoon', words: 'elke vrijdagmiddag' },
    ['bankjesdag'],
  ],
  [
    'project bankjesdag fase start elke dinsdagochtend',
    { kind: 'part-of-day', words: 'dinsdagochtend' },
    ['bankjesdag'],
  ],
  ['project buurtfeest fase start', { kind: 'unread', words: 'buurtfeest' }, []],
  ['project loopt vast op regels', { kind: 'unread', words: 'loopt vast op regels' }, []],
])('of “%s” a piece is in doubt', (typed, doubt, interventions) =>
  expect(draftOf(typed)).toMatchObject({ interventions, whole: false, doubts: [doubt] }),
);

test.each<[typed: string, doubts: readonly DraftDoubt[]]>([
  ['project naam “Òud & Nieuw in de wijk”', [{ kind: 'unread', words: 'Òud & Nieuw in de wijk' }]],
  ['project Oud & Nieuw, bankjesdag fase start', [{ kind: 'unread', words: 'Oud & Nieuw' }]],
  ['project bankjesdag & buurtfeest fase start', [{ kind: 'unread', words: 'buurtfeest' }]],
  ['project "Samen + Sterk" buurtpreventie start', [{ kind: 'unread', words: 'Samen + Sterk' }]],
  [
    'project teststraat buurtprevensie fase begin wekelijks op maandagochtend',
    [
      { kind: 'read-as', words: 'buurtprevensie', intervention: 'buurtpreventie' },
      { kind: 'unread', words: 'teststraat' },
      { kind: 'unknown-phase', words: 'fase begin' },
      { kind: 'part-of-day', words: 'maandagochtend' },
    ],
  ],
  [
    'project Dorpsstraat bankjesdg start',
    [
      { kind: 'read-as', words: 'bankjesdg', intervention: 'bankjesdag' },
      { kind: 'unread', words: 'Dorpsstraat' },
    ],
  ],
])('of “%s” each piece is said by itself, and whole', (typed, doubts) => expect(draftOf(typed).doubts).toEqual(doubts));

describe('the form', () => {
  test('says what was not understood and why, and what is left to choose', () => {
    expect(said('project bankjesdag fase start elke dag')).toBe(`${doubts['too-often']('elke dag')} ${restIsFilled}`);
    expect(said('project whatsap-groep fase start')).toBe(
      `${doubts['read-as']('whatsap-groep', 'WhatsApp-groep')} ${restIsFilled}`,
    );
    expect(said('project buurtfeest')).toBe(
      `${doubts.unread('“buurtfeest”')} ${missing.interventions} ${missing.phase}`,
    );
    expect(said('project bankjesdag')).toBe(missing.phase);
    expect(said('project bankjesdag fase start elke vrijdag 14:00')).toBe(
      `${projectFormTexts.faults['friday-afternoon']} ${restIsFilled}`,
    );
  });

  test('asks what is left of a moment that was named in part, with what was named filled in', () => {
    expect(said('project bankjesdag fase start elke maand donderdag 14:30')).toBe(
      `${missing.turn('donderdag')} ${restIsFilled}`,
    );
    expect(said('project bankjesdag fase start donderdag om half tien')).toBe(`${missing.every} ${restIsFilled}`);
    expect(said('project bankjesdag fase start wekelijks op maandagochtend')).toBe(
      `${doubts['part-of-day']('maandagochtend')} ${restIsFilled}`,
    );
  });

  test('names three things at most, each in short', () => {
    const intro = said(`project ${'x'.repeat(500)}, abc, def, ghi, bankjesdag fase start`);
    expect(intro).not.toContain('ghi');
    expect(intro?.length).toBeLessThan(300);
  });

  test('never shows a time that does not exist', () => {
    const draft = draftOf('project bankjesdag fase start elke dinsdag 25:00');
    expect(draft.whole).toBe(false);
    expect(prefilled(draft, undefined, '').rhythm?.time).toBe('10:00');
  });
});

test('a button for what was nearly typed carries nobody’s words, and works', () => {
  const intent = core.understand('projcet bankjesdag voor mevrouw Jansen', '2026-11-23');
  if (intent.kind !== 'did-you-mean') throw new Error(intent.kind);
  const pressed = writePress('open', intent.intent);
  expect(pressed).not.toContain('Jansen');
  expect(readPress(pressed)).toMatchObject({
    intent: { kind: 'set-project', draft: { interventions: ['bankjesdag'] } },
  });
});
