import { expect, test } from 'vitest';
import { createNames } from '../../../src/grammar/names.ts';
import { parseIntent } from '../../../src/grammar/parse-intent.ts';
import { catalogue } from '../../support/real-core.ts';

const names = createNames(catalogue);
const lesson = (id: string) => ({ kind: 'show-lesson', lesson: id });
const category = (id: string) => ({ kind: 'show-category', category: id });
const search = (words: string) => ({ kind: 'search', words });

test.each<[text: string, intent: object]>([
  ['', { kind: 'help' }],
  ['   ', { kind: 'help' }],
  ['HELP', { kind: 'help' }],
  ['Hallo!', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['/lessen', { kind: 'help' }],
  ['verbinden', category('verbinden')],
  ['/lessen Verbinden', category('verbinden')],
  ['“verbinden”', category('verbinden')],
  ['*verbinden*', category('verbinden')],
  ['verbínden?', category('verbinden')],
  ['prioriteren', category('verbinden')],
  ['co-creatie', category('meedenken')],
  ['Signaleren, bemiddelen en uitvoeren', category('signaleren')],
  ['algemeen', category('algemeen')],
  ['heldere-kaders', lesson('heldere-kaders')],
  ['heldere kaders', lesson('heldere-kaders')],
  ['Heldere Kaders.', lesson('heldere-kaders')],
  ['basis op orde', lesson('basis-op-orde')],
  ['afzenderschap', { kind: 'show-term', term: 'afzenderschap' }],
  ['de groepsapp loopt uit de hand', search('de groepsapp loopt uit de hand')],
  ['zoek verbinden', search('verbinden')],
  ['zoek: heldere kaders', search('heldere kaders')],
  ['voorbeelden', { kind: 'list-examples' }],
  ['voorbeelden signaleren', { kind: 'list-examples', category: 'signaleren' }],
  ['voorbeelden bankjesdag', { kind: 'show-example', intervention: 'bankjesdag' }],
  ['Voorbeelden “Pop-up Politiebureau”', { kind: 'show-example', intervention: 'pop-up-politiebureau' }],
  ['voorbeelden van goede brieven', search('voorbeelden van goede brieven')],
  ['begrip participatieladder', { kind: 'show-term', term: 'participatieladder' }],
  ['begrip particpatieladder', { kind: 'show-term', term: 'participatieladder', readAs: 'particpatieladder' }],
  ['begrip borging', { kind: 'show-term', term: 'borgen' }],
  ['begrip voor elkaar', search('begrip voor elkaar')],
  ['begrip kweken', search('begrip kweken')],
  ['voorbeelden bankjesdg', { kind: 'show-example', intervention: 'bankjesdag', readAs: 'bankjesdg' }],
  ['begrippen', { kind: 'list-terms' }],
  ['begrip kwantum', { kind: 'unknown-term', words: 'kwantum' }],
  ['project', { kind: 'project' }],
  [
    'project whatsapp-groep, buurtpreventie fase start elke dinsdag 10:00',
    {
      kind: 'set-project',
      draft: {
        interventions: ['whatsapp-groep', 'buurtpreventie'],
        phase: 'start',
        rhythm: { every: 'week', weekday: 2, time: '10:00' },
        whole: true,
      },
    },
  ],
  [
    'Project WhatsApp-groep en buurtbemiddeling, FASE borging',
    {
      kind: 'set-project',
      draft: { interventions: ['whatsapp-groep', 'buurtbemiddeling'], phase: 'borging', whole: true },
    },
  ],
  [
    'project whatsapp-groep fase start straks',
    {
      kind: 'set-project',
      draft: {
        interventions: ['whatsapp-groep'],
        phase: 'start',
        whole: false,
        doubts: [{ kind: 'unread', words: 'straks' }],
      },
    },
  ],
  ['project bankjesdag', { kind: 'set-project', draft: { interventions: ['bankjesdag'], whole: false } }],
  [
    'project whatsapp-groep fase start elke vrijdag 15:00',
    {
      kind: 'set-project',
      draft: {
        interventions: ['whatsapp-groep'],
        phase: 'start',
        rhythm: { every: 'week', weekday: 5, time: '15:00' },
        whole: false,
      },
    },
  ],
  [
    'project loopt vast op regels',
    {
      kind: 'set-project',
      draft: { interventions: [], whole: false, doubts: [{ kind: 'unread', words: 'loopt vast op regels' }] },
    },
  ],
  ['fase uitvoering', { kind: 'set-phase', phase: 'uitvoering' }],
  ['fase van verslapping', search('fase van verslapping')],
  ['plan', { kind: 'plan' }],
  ['plan van aanpak', search('plan van aanpak')],
  ['nu', { kind: 'next-now' }],
  ['pauze', { kind: 'pause' }],
  ['pauze 2 weken', { kind: 'pause', until: '2026-12-07' }],
  ['pauze tot 1 maart', { kind: 'pause', until: '2027-03-01' }],
  ['pauze in de samenwerking', search('pauze in de samenwerking')],
  ['hervat', { kind: 'resume' }],
  ['stop', { kind: 'stop' }],
  ['stop met brieven sturen', search('stop met brieven sturen')],
  ['logboek', { kind: 'log' }],
  ['status', { kind: 'status' }],
  ['begrip tonen voor mensen die boos zijn', search('begrip tonen voor mensen die boos zijn')],
])('“%s” is understood', (text, intent) => expect(parseIntent(text, names, '2026-11-23')).toEqual(intent));

test.each(catalogue.lessons.map(({ id, title }) => [id, title] as const))(
  'lesson %s is reached by id and by title',
  (id, title) => {
    expect(parseIntent(id, names, '2026-11-23')).toEqual(lesson(id));
    expect(parseIntent(title, names, '2026-11-23')).toEqual(lesson(id));
    expect(parseIntent(title.toUpperCase(), names, '2026-11-23')).toEqual(lesson(id));
  },
);
