import { describe, expect, test } from 'vitest';
import { everyIntervention } from '../../../src/domain/lesson.ts';
import { catalogue, core } from '../../support/real-core.ts';

const idsFor = (words: string) => core.search.find(words).map(({ lesson }) => lesson);
const bare = (text: string) => text.replace(/[^\p{L}\p{N} ]/gu, ' ');

describe('a title is always found, and first', () => {
  test.each([
    ['as it is', (title: string) => title],
    ['in capitals', (title: string) => title.toUpperCase()],
    ['without punctuation', bare],
    ['with accents', (title: string) => title.replace('e', 'é').replace('a', 'á')],
    ['in quotes', (title: string) => `“${title}”`],
    ['as a question', (title: string) => `${title}?`],
    ['in a question', (title: string) => `wat is ${title.toLowerCase()}?`],
    ['with spaces around', (title: string) => `  ${title.replaceAll(' ', '   ')} .`],
  ])('%s', (_, as) => {
    for (const { id, title } of catalogue.lessons) expect(idsFor(as(title))[0], as(title)).toBe(id);
  });

  test.each([
    ['an id', (id: string) => id],
    ['an id in words', (id: string) => id.replaceAll('-', ' ')],
    ['an id in capitals', (id: string) => id.replaceAll('-', '_').toUpperCase()],
  ])('and so is %s', (_, as) => {
    for (const { id } of catalogue.lessons) expect(idsFor(as(id))[0], as(id)).toBe(id);
  });
});

test.each(catalogue.interventions.filter(({ id }) => id !== everyIntervention))(
  'the name of intervention $name gives the lessons that name it',
  ({ id, name }) => {
    const named = catalogue.lessons
      .filter(({ appliesTo }) => appliesTo.some(({ intervention }) => intervention === id))
      .map((lesson) => lesson.id);
    for (const words of [name, id, name.toUpperCase(), `${name}?`]) {
      const found = idsFor(words);
      const some = found.filter((lesson) => named.includes(lesson));
      expect(some.length, words).toBeGreaterThanOrEqual(Math.min(3, named.length));
      expect(
        found.slice(0, 2).some((lesson) => named.includes(lesson)),
        words,
      ).toBe(true);
    }
  },
);

/** Nothing in these says which lesson somebody needs. */
const nothing = {
  'common words':
    'ja|nee|test|ok|oké|dank|bedankt|morgen|begin|huis|straat|plein|tafel|week|groot|klein|links|rechts|geluk|land|mens|naam|doel|start|overleg|plan|team',
  'names of people and places':
    'Jan|Fatima|Ria|Mohammed|Sanne|Utrecht|Den Haag|Kanaalstraat|Dorpsstraat 12|Kerkstraat|Schoolstraat|Marktplein|Stationsplein',
  'numbers and addresses':
    '1234|3,14|06-12345678|0900-8844|+31 6 12345678|jan@gemeente.nl|communicatie@voorbeeld.nl|https://www.politie.nl|www.rijksoverheid.nl|http://example.com/heldere-kaders|zie www.gemeente.nl/herhaling of bel|dit is jan.wantrouwen@groepsapp.nl',
  'other languages':
    'what is the weather today|how do I reset my password|please help me|the meeting is at ten|wo ist der Bahnhof',
  gibberish: 'asdf|asdfghjkl|blablabla|lalala|xyz|fjdksla|hahaha',
  'small talk and questions about nothing':
    'wat is dit|hoe werkt dit|wie ben jij|en dan|hoe dan|ik weet het niet|dat is goed|het is wat het is|wat nu|zo is het|nou ja|laat maar|doe maar|ik heb een vraag|help|kun je me helpen|wat moet ik doen|het lukt niet|fijne dag|tot straks',
  'other subjects':
    'vergadering verzetten|inschrijven voor een woning|levensverwachting mannen|weegschaal kapot|verkeersdrempel in de straat|netwerkkabel|participatiewet uitkering|riolering verstopt|kader van een schilderij kopen',
} as const;

describe('words that fit no lesson get none', () => {
  test.each(Object.entries(nothing))('%s', (_, words) => {
    for (const each of words.split('|')) expect(idsFor(each), each).toEqual([]);
  });
});

test.each([
  ['angst', 'communicatieparadox'],
  ['vertrouwen', 'betrouwbare-partner'],
  ['draagvlak', 'representativiteit'],
  ['wijkagent', 'fysieke-zichtbaarheid'],
  ['buren', 'sociaal-weefsel'],
  ['subsidie', 'verwachtingenmanagement'],
  ['communicatie', 'communicatieparadox'],
  ['jongeren', 'representativiteit'],
  ['privacy', 'heldere-kaders'],
  ['afval', 'behapbare-problematiek'],
  ['cynisme', 'verwachtingenmanagement'],
  ['verlichting', 'basis-op-orde'],
  ['experts', 'grenzen-aan-participatie'],
  ['onveiligheidsgevoelens', 'communicatieparadox'],
])('one word about our work is enough: “%s” leads to %s', (words, lesson) =>
  expect(idsFor(words).slice(0, 3)).toContain(lesson),
);

test.each([
  ['wapp-groep', 'heldere-kaders'],
  ['draag vlak', 'representativiteit'],
  ['draagvak', 'representativiteit'],
  ['er werd van alles beloofd', 'realistische-verwachtingen'],
])('a way of writing that people have is known: “%s” leads to %s', (words, lesson) =>
  expect(idsFor(words).slice(0, 3)).toContain(lesson),
);

test('a preposition is not read as a part of the verb after it', () => {
  expect(core.search.find('op de volgende bewonersavond').map(({ match }) => match)).not.toContain('opvolging');
});

test('in a long question one word about something else is a detail', () => {
  const words = 'De wijkagent zit steeds achter zijn computer en komt bijna niet meer in de wijk';
  expect(idsFor(words)[0]).toBe('fysieke-zichtbaarheid');
});

test('a few words together say that a question is about something else, where each of them is a word of ours', () => {
  expect(idsFor('Wat verdient een wijkagent?')).toEqual([]);
  expect(idsFor('wat is een wijkagent die vertrouwen verdient')[0]).toBe('betrouwbare-partner');
  expect(idsFor('wijkagent aangifte van een diefstal')).toEqual([]);
  expect(idsFor('bang om aangifte te doen')[0]).toBe('lokale-context');
});
