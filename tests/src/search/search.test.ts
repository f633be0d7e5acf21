import { describe, expect, test } from 'vitest';
import { readQuestions } from '../../support/judged-questions.ts';
import { catalogue, core } from '../../support/real-core.ts';
import { qualityOf, recallByKind } from '../../support/search-quality.ts';

const questions = readQuestions();
/** About another subject, with a word of ours. */
const unsure = 'buurtsuper open';
const idsFor = (words: string) => core.search.find(words).map(({ lesson }) => lesson);

/** Share of questions of a kind with a right lesson in the first three (for `none`: with nothing). These may only rise. */
const scores = {
  dev: { exact: 1, typo: 1, compound: 1, situation: 1, intervention: 1, synonym: 1, none: 1 },
  A: { exact: 1, typo: 1, compound: 1, situation: 1, intervention: 1, synonym: 0.94, none: 0.97 },
  B: { exact: 1, typo: 1, compound: 0.94, situation: 0.96, intervention: 1, synonym: 0.92, none: 0.94 },
  E1: { typo: 1, compound: 1, situation: 1, intervention: 1, synonym: 1, none: 0.92 },
  E2: { typo: 1, compound: 1, situation: 0.8, intervention: 1, synonym: 1, none: 1 },
  S1: { situation: 1, none: 0.96 },
  S2: { situation: 1, none: 0.91 },
  SB: { situation: 0.82, none: 0.88 },
  R: { situation: 0.95 },
  RB: { situation: 0.96 },
  F1: { situation: 0.96, synonym: 1, typo: 0.9, none: 0.9 },
  F2: { situation: 0.97, synonym: 1, typo: 1, none: 0.97 },
  F4: { situation: 0.8, synonym: 0.97, typo: 1, none: 0.97 },
  F3: { situation: 0.94, synonym: 0.96, none: 0.97 },
} as const;

test.each(
  (Object.keys(scores) as (keyof typeof scores)[]).flatMap((set) =>
    Object.entries(scores[set]).map(([kind, least]) => [set, kind, least] as const),
  ),
)('the score of set %s for %s questions does not fall below %d', (set, kind, least) => {
  const recall = recallByKind(idsFor, questions[set])[kind];
  expect(recall).toBeGreaterThanOrEqual(least);
});

test.each([
  ['dev', 0.97],
  ['A', 0.95],
  ['B', 0.94],
  ['E1', 0.97],
  ['E2', 0.94],
] as const)('the right lesson stands high: MRR@5 of set %s does not fall below %d', (set, least) => {
  expect(qualityOf(idsFor, questions[set])['MRR@5']).toBeGreaterThanOrEqual(least);
});

test.each([
  ['sleutel figuren', 'sleutelfiguren'],
  ['SLEUTELFIGUREN', 'sleutelfiguren'],
  ['sleutelfigúren', 'sleutelfiguren'],
  ['sleutelfiguurr', 'sleutelfiguren'],
  ['bureaukraatie', 'bureaucratische-belemmeringen'],
  ['buurtpreventeiteam', 'lokale-context'],
  ['veiligheidsincidenten', 'communicatieparadox'],
  ['nachtpreventie', 'heldere-kaders'],
  ['de bewoners haken massaal af', 'realistische-verwachtingen'],
  ['er is van alles toegezegd', 'betrouwbare-partner'],
  ['kraampje', 'laagdrempelig-contact'],
  ['afzenders', 'nabije-afzender'],
  ['picknicktafel', 'laagdrempelig-contact'],
  ['antwoordmogelijkheid', 'ruimte-om-te-reageren'],
  ['partnerbetrouwbaarheid', 'betrouwbare-partner'],
  ['leuk plan, maar het mag niet', 'bureaucratische-belemmeringen'],
])('“%s” leads to %s, however it is spelt, joined or bent', (words, lesson) => expect(idsFor(words)[0]).toBe(lesson));

test.each([
  ['wijken', 'weiden'],
  ['kader', 'kamer'],
  ['drempel', 'tempel'],
  ['inspraak', 'afspraak'],
  ['sturen', 'schuren'],
  ['mensen', 'mengen'],
  ['voordeur', 'voorkeur'],
  ['zonder', 'zolder'],
  ['vrouwen', 'vouwen'],
  ['tunnel', 'tennis'],
  ['koers', 'koorts'],
  ['boeren', 'buren'],
  ['sluiten', 'fluiten'],
  ['wijken', 'wijnen'],
  ['wonen', 'zonen'],
])('a typed word that is Dutch itself is never read as ours: not “%s” for “%s”', (ours, typed) => {
  const { answers, maybe } = core.search.look(typed);
  expect([...answers, ...maybe].map(({ readAs }) => readAs?.word)).not.toContain(ours);
});

test('a misspelt word says how it was read', () => {
  expect(core.search.find('bureacratie')[0]?.readAs).toEqual({ said: 'bureacratie', word: 'bureaucratie' });
  expect(core.search.find('bureaucratie')[0]).not.toHaveProperty('readAs');
});

describe('words that belong together', () => {
  test.each([
    ['herhaling en vertrouwen', 'vertrouwen en herhaling'],
    ['grenzen en kaders', 'kaders en grenzen'],
    ['de bewoners en de regels', 'de regels en de bewoners'],
    ['wijk en appgroep', 'appgroep en wijk'],
  ])('their order does not matter: “%s” and “%s”', (one, other) => {
    const found = (words: string) =>
      core.search.find(words).map(({ lesson, score }) => [lesson, Number(score.toFixed(6))]);
    expect(found(one)).toEqual(found(other));
  });

  test('neither does the order of words that each lead to a lesson as surely', () => {
    const single = catalogue.lessons.flatMap(({ words }) => words.filter((word) => /^[a-z]{6,}$/.test(word)));
    const pairs = single.flatMap((one, at) => {
      const other = single[(at * 7 + 101) % single.length] ?? one;
      return [[`${one} en ${other}`, `${other} en ${one}`] as const];
    });
    const differing = pairs.filter(([one, other]) => idsFor(one).join() !== idsFor(other).join());
    expect(pairs.length).toBeGreaterThan(200);
    expect(differing).toEqual([]);
  });

  test.each([
    ['een lid sprak een jongen aan op zijn gedrag', 'aanspreken op zijn gedrag'],
    ['wij hebben iets toegezegd aan bewoners', 'wij zeggen iets toe aan bewoners'],
    ['we hebben niets afgesproken over de taken', 'niets afspreken over de taken'],
    ['bewoners haken af', 'bewoners zijn afgehaakt'],
  ])('a verb is found in each of its forms: “%s” and “%s”', (one, other) => {
    const [first] = idsFor(other);
    expect(first).toBeDefined();
    expect(idsFor(one).slice(0, 3)).toContain(first);
  });

  test.each(['nieuwe plannen op papier', 'grenzen aan het gebied', 'iets om te geven'])(
    'a preposition is not read as part of a verb: “%s”',
    (words) => {
      const { answers, maybe } = core.search.look(words);
      expect([...answers, ...maybe].map(({ match = '' }) => match).join(' ')).not.toMatch(/opnieuw|aangrenz|omgev/);
    },
  );
});

test.each(['de eritrese gemeenschap doet niet mee', 'poolse buren komen nooit', 'wie kent hier iemand in de straat'])(
  'what made a lesson match is told in words that were typed, or not at all: “%s”',
  (words) => {
    const { answers, maybe } = core.search.look(words);
    for (const { match } of [...answers, ...maybe])
      for (const word of match?.split(/[ ,]+/) ?? []) expect(words.split(' ')).toContain(word);
  },
);

describe('whatever is typed', () => {
  test.each([
    '',
    '   ',
    '😀',
    '\ud800',
    '((((((',
    "'; drop table",
    'de het een',
    'x'.repeat(10_000),
    '\u202e\u0301\u0000',
  ])('%j is no lesson and no crash', (words) => expect(core.search.look(words)).toEqual({ answers: [], maybe: [] }));

  test.each([
    ['100,000 letters', 'a'.repeat(100_000)],
    ['one word of 40,000 letters, of pieces we know', 'buurtpreventie'.repeat(2860)],
    ['50,000 emoji', '😀'.repeat(50_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['right to left', 'שלום עולם '.repeat(5000)],
    ['a pattern', '(a+)+$'.repeat(10_000)],
    ['20,000 words', Array.from({ length: 20_000 }, (_, at) => `wijkn${at}tie`).join(' ')],
  ])('%s gets an answer', (_, words) => expect(Array.isArray(core.search.find(words))).toBe(true));

  test('a pasted text is answered by the sentence that says most, wherever it stands', () => {
    const greeting = 'Beste collega, hopelijk gaat het goed met je en heb je genoten van je vakantie. ';
    const point = 'Een lid van de appgroep is achter een verdachte aangerend. ';
    const rest = 'Verder is er weinig nieuws, de koffiemachine is weer gemaakt en de planten staan er goed bij. ';
    for (const mail of [point + greeting.repeat(3) + rest.repeat(4), greeting.repeat(3) + rest.repeat(4) + point])
      expect(idsFor(mail)[0], mail).toBe('heldere-kaders');
    expect(idsFor(greeting.repeat(4) + rest.repeat(4))).toEqual([]);
    expect(idsFor(`sleutelfiguren ${'bla '.repeat(50)}`)[0]).toBe('sleutelfiguren');
  });
});

describe('the answer', () => {
  const shown = (words: string) => JSON.stringify(core.ask(words));

  test.each([
    ['bewoners doen niet mee', 'bewoners doen niet mee'],
    ['hoe krijgen we de buurt mee', 'krijgen we de buurt mee'],
    ['sleutel figuren', 'sleutel figuren'],
  ])('a word that was typed in two pieces is told as it was typed: “%s”', (words, match) => {
    expect(core.search.find(words)[0]?.match).toBe(match);
  });

  test('shows which words of the content made a lesson match', () => {
    expect(core.search.find('picknicktafel')[0]?.match).toMatch(/picknicktafel/i);
    expect(shown('zoek picknicktafel')).toMatch(/Past bij: [^"]*picknicktafel/i);
  });

  test('shows how a misspelt word was read', () => {
    expect(shown('zoek bureacratie')).toContain('Ik las “bureacratie” als “bureaucratie”.');
  });

  test('says so when nothing fits well, and names what may be meant', () => {
    const { answers, maybe } = core.search.look(unsure);
    expect(answers).toEqual([]);
    expect(maybe.length).toBeGreaterThan(0);
    const reply = core.ask(unsure);
    expect(JSON.stringify(reply)).toContain('Geen les past echt goed. Bedoel je misschien een van deze lessen?');
    expect(reply.share).toBeUndefined();
  });

  test.each([
    ['verwachtingen managen', 'realistische-verwachtingen', 'verwachtingenmanagement', 'regels bij geld'],
    [
      'afspiegeling van de buurt',
      'representativiteit',
      'representatieve-buurtorganisatie',
      'beslist over publiek geld',
    ],
  ])('“%s” shows both twins and tells them apart', (words, one, other, difference) => {
    expect(idsFor(words)).toEqual(expect.arrayContaining([one, other]));
    expect(shown(`zoek ${words}`)).toContain('Deze lessen lijken op elkaar');
    expect(shown(`zoek ${words}`)).toContain(difference);
  });

  test.each([
    ['wie beslist over het geld in de buurt, is dat een afspiegeling', 'representatieve-buurtorganisatie'],
    ['de groep is geen afspiegeling', 'representativiteit'],
    ['welke verwachtingen scheppen we bij het buurtbudget', 'verwachtingenmanagement'],
    ['te hoge verwachtingen van de politie', 'realistische-verwachtingen'],
    ['elke week dezelfde waarschuwing sturen', 'kracht-van-herhaling'],
    ['mensen worden bang van onze berichten', 'communicatieparadox'],
  ])('twins are told apart by what else is said: “%s”', (words, lesson) => expect(idsFor(words)[0]).toBe(lesson));

  test('lessons that pull apart are shown as a choice', () => {
    const words = 'steeds dezelfde waarschuwing maakt mensen bang';
    expect(idsFor(words).slice(0, 2).sort()).toEqual(['communicatieparadox', 'kracht-van-herhaling']);
    expect(shown(words)).toContain('Deze lessen kunnen botsen');
  });
});
