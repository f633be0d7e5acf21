import { expect, test } from 'vitest';
import { createNames } from '../src/intents/names.ts';
import { parseIntent } from '../src/intents/parse.ts';
import { catalogue } from './core.ts';

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
  ['afzenderschap', lesson('nabije-afzender')],
  ['de groepsapp loopt uit de hand', search('de groepsapp loopt uit de hand')],
  ['zoek verbinden', search('verbinden')],
  ['zoek: heldere kaders', search('heldere kaders')],
  ['voorbeelden', { kind: 'list-examples' }],
  ['voorbeelden signaleren', { kind: 'list-examples', category: 'signaleren' }],
  ['voorbeelden bankjesdag', { kind: 'show-example', intervention: 'bankjesdag' }],
  ['Voorbeelden “Pop-up Politiebureau”', { kind: 'show-example', intervention: 'pop-up-politiebureau' }],
  ['voorbeelden van goede brieven', search('voorbeelden van goede brieven')],
  ['begrip participatieladder', { kind: 'show-term', term: 'participatieladder' }],
  ['begrip particpatieladder', { kind: 'show-term', term: 'participatieladder' }],
  ['begrippen', { kind: 'list-terms' }],
  ['begrip kwantum', { kind: 'unknown-term', words: 'kwantum' }],
  ['begrip tonen voor mensen die boos zijn', search('begrip tonen voor mensen die boos zijn')],
])('“%s” is understood', (text, intent) => expect(parseIntent(text, names)).toEqual(intent));

test.each(catalogue.lessons.map(({ id, title }) => [id, title] as const))(
  'lesson %s is reached by id and by title',
  (id, title) => {
    expect(parseIntent(id, names)).toEqual(lesson(id));
    expect(parseIntent(title, names)).toEqual(lesson(id));
    expect(parseIntent(title.toUpperCase(), names)).toEqual(lesson(id));
  },
);
