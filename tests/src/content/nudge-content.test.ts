import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { nudgeKinds, phases } from '../../../src/domain/lesson.ts';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';
import { catalogue } from '../../support/real-core.ts';
import { cardsOf, projectKinds } from '../../support/year-of-nudges.ts';

const nudges = catalogue.lessons.flatMap((lesson) => lesson.nudges.map((nudge) => ({ lesson, nudge })));
const sentencesIn = (text: string) =>
  [...new Intl.Segmenter('nl', { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment.trim());

test('there are at least 156 nudges, and for each phase of a project two of each kind for every lesson', () => {
  expect(nudges.length).toBeGreaterThanOrEqual(156);
  const few = catalogue.lessons.flatMap(({ id, nudges: own }) =>
    phases.flatMap((phase) =>
      nudgeKinds
        .filter((kind) => own.filter((nudge) => nudge.kind === kind && nudge.phases.includes(phase)).length < 2)
        .map((kind) => `${id} ${phase} ${kind}`),
    ),
  );
  expect(few).toEqual([]);
});

test('the questions are about the work: at most a third of them asks who', () => {
  const who = nudges.filter(({ nudge }) => /^wie\b/i.test(nudge.question));
  expect(who.length).toBeLessThanOrEqual(nudges.length / 3);
});

test.each(Object.entries(projectKinds))('a year of weekly cards, %s, repeats none within 26 weeks', (_name, kind) => {
  const cards = [1, 2, 3].flatMap((seed) => cardsOf(kind, 52, seed, catalogue));
  expect(cards.filter(({ again, isOffPhase }) => isOffPhase || (again && again.days < 182))).toEqual([]);
});

test('no two nudges share a sentence, so that a year of them does not feel like a mould', () => {
  const homes = new Map<string, string[]>();
  for (const { lesson, nudge } of nudges)
    for (const text of [nudge.occasion ?? '', nudge.risk.text, nudge.step, nudge.question])
      for (const sentence of sentencesIn(text)) {
        const key = sentence.toLowerCase();
        homes.set(key, [...(homes.get(key) ?? []), `${lesson.id}/${nudge.id}`]);
      }
  expect([...homes].filter(([, places]) => places.length > 1)).toEqual([]);
});

const good = `nudges:
  - id: eerst
    soort: risico
    fasen:
      - start
      - uitvoering
    aanleiding: Beginnen jullie net, dan is er nog veel open.
    risico:
      bron: Mensen kunnen hier onrustig van worden.
    stap: Bel een bewoner. Vraag wat helpt.
    vraag: Wie belt er?
  - id: tweede
    soort: risico
    fasen:
      - uitvoering
      - start
    risico:
      bron: Een bericht kan anders vallen dan bedoeld.
    stap: Lees jullie laatste bericht aan een buurman voor.
    vraag: Wat hoorde hij erin?
  - id: daarna
    soort: bevestiging
    fasen:
      - uitvoering
    risico:
      bron: Een tip helpt mensen op weg.
    stap: Loop een rondje door de wijk.
    vraag: Wie loopt er mee?
  - id: nog-eens
    soort: bevestiging
    fasen:
      - start
    risico:
      afgeleid: Een goed voorbeeld werkt aanstekelijk.
    stap: Vertel een buurtteam verderop wat hielp.
    vraag: Wat vertellen jullie?
`;

describe('a slip in a nudge', () => {
  let copy: ContentCopy;
  const pristine = new Map<string, string>();
  const paradox = 'lessen/verbinden/communicatieparadox.yaml';
  const partner = 'lessen/algemeen/betrouwbare-partner.yaml';

  const newDirectory = directories();
  beforeAll(() => {
    copy = copyContent(join(newDirectory(), 'data'));
    for (const file of [paradox, partner]) pristine.set(file, copy.read(file));
  });
  beforeEach(() => {
    for (const [file, text] of pristine) copy.write(file, text);
  });

  /** Gives a lesson these nudges and says what is wrong with all content now. */
  const faultsWith = (block: string, file = paradox) => {
    copy.edit(file, /^nudges:\n(?: .*\n)+/m, block);
    return { faults: copy.faults(), lineOf: (words: string) => copy.lineOf(file, words) };
  };
  const edited = (from: string | RegExp, to: string) => {
    const block = good.replace(from, to);
    expect(block, 'the slip was made').not.toBe(good);
    return block;
  };

  test('the plain nudges that the slips start from are fine', () => {
    expect(faultsWith(good).faults).toEqual([]);
  });

  const risk = 'Mensen kunnen hier onrustig van worden.';
  const step = 'Bel een bewoner. Vraag wat helpt.';
  test.each<[what: string, from: string | RegExp, to: string, words: string, says: string]>([
    [
      'a card of more than sixty words',
      step,
      'Bel een bewoner en vraag wat in de straat zou helpen. '.repeat(5),
      'id: eerst',
      'de nudge “eerst” heeft 73 woorden. Maak hem korter: hoogstens 54 woorden.',
    ],
    [
      'too much that cannot be left out',
      'Lees jullie laatste bericht aan een buurman voor.',
      `${'Bel een bewoner en vraag wat in de straat zou helpen. '.repeat(3)}Doe dat samen.`,
      'id: tweede',
      '“risico”, “stap” en “vraag” van de nudge “tweede” hebben samen 47 woorden. Maak die korter: samen hoogstens 45 woorden.',
    ],
    [
      'too much beside the name of its lesson and of a colleague',
      'Lees jullie laatste bericht aan een buurman voor.',
      'Bel een bewoner en vraag wat in de straat zou helpen. '.repeat(3).trim(),
      'id: tweede',
      '“risico” en “stap” van de nudge “tweede” hebben samen 40 woorden. Maak die korter: samen hoogstens 33 woorden.',
    ],
    [
      'a sentence of more than fifteen words',
      step,
      'Bel een bewoner uit de straat en vraag heel rustig wat er volgens haar echt zou helpen.',
      'stap: Bel een',
      '“stap” heeft een zin van 17 woorden. Knip de zin in tweeën: hoogstens 15 woorden.',
    ],
    [
      'a question without a question mark',
      'Wie belt er?',
      'Zeg wie er belt.',
      'vraag: Zeg',
      '“vraag” eindigt niet op een vraagteken. Maak er een vraag van die iemand kan beantwoorden.',
    ],
    [
      'a step that leans on the risk',
      step,
      'Daarom bel je een bewoner.',
      'stap: Daarom',
      '“stap” staat niet op zichzelf: hij begint met “Daarom”. Begin met wat iemand doet, bijvoorbeeld “Bel” of “Ga langs”.',
    ],
    [
      'a risk more certain than the source',
      risk,
      'Mensen worden hier onrustig van.',
      'bron: Mensen',
      'dit risico is stelliger dan de bron. Zet er een woord als “kan”, “vaak” of “misschien” bij, zoals bij “risico” van de les.',
    ],
    [
      'a word that claims too much',
      'Een tip helpt mensen op weg.',
      'Een tip helpt altijd.',
      'bron: Een tip',
      '“risico” is te stellig door “altijd”. Houd de maat van de bron aan: “kan”, “vaak”, “misschien”.',
    ],
    [
      'a word of alarm',
      risk,
      'Dit kan gevaarlijk worden.',
      'bron: Dit',
      '“risico” klinkt als alarm door “gevaarlijk”. Zeg het rustiger, en zeg wat iemand kan doen.',
    ],
    [
      'an exclamation mark',
      step,
      'Bel een bewoner!',
      'stap: Bel',
      '“stap” heeft een uitroepteken. Zet er een punt neer.',
    ],
    [
      'blame',
      'Beginnen jullie net, dan is er nog veel open.',
      'Jullie zijn de bewoners vergeten.',
      'aanleiding: Jullie zijn',
      '“aanleiding” geeft iemand de schuld door “Jullie zijn de bewoners vergeten”. Zeg wat nu kan, niet wat er misging.',
    ],
    [
      'blame for a time before',
      'Beginnen jullie net, dan is er nog veel open.',
      'Het plan ligt er weer niet.',
      'aanleiding: Het plan',
      '“aanleiding” geeft iemand de schuld door “weer niet”. Zeg wat nu kan, niet wat er misging.',
    ],
    [
      'a lecture',
      'Beginnen jullie net, dan is er nog veel open.',
      'Wist je dat mensen graag meedoen?',
      'aanleiding: Wist',
      '“aanleiding” klinkt als school door “Wist je”. Zeg het zoals je het een collega zou zeggen.',
    ],
    [
      'an occasion that claims what the team does',
      'Beginnen jullie net, dan is er nog veel open.',
      'Jullie kiezen nu het onderwerp.',
      'aanleiding: Jullie',
      '“aanleiding” beweert iets over het team (“Jullie …”). Zet er “als” of “misschien” bij, of laat de aanleiding weg.',
    ],
    [
      'an occasion that claims in its second sentence',
      'Beginnen jullie net, dan is er nog veel open.',
      'Misschien is het zover. De aftrap komt eraan.',
      'aanleiding: Misschien',
      '“aanleiding” beweert iets over het team (“De aftrap …”). Zet er “als” of “misschien” bij, of laat de aanleiding weg.',
    ],
    [
      'a question after a prop',
      'Wie belt er?',
      'Wie neemt de stift mee?',
      'vraag: Wie neemt',
      '“vraag” gaat over een ding of een klusje (“stift”). Vraag naar het werk, zodat een antwoord zegt of het risico speelt.',
    ],
    [
      'a risk of our own without a hedge',
      'bron: Mensen kunnen hier onrustig van worden.',
      'afgeleid: Mensen worden hier onrustig van.',
      'afgeleid: Mensen',
      'dit risico is stelliger dan de bron. Zet er een woord als “kan”, “vaak” of “misschien” bij, zoals bij “risico” van de les.',
    ],
    [
      'a sentence that leans on its place',
      risk,
      'Deze les kan iemand onrustig maken.',
      'bron: Deze les',
      'deze zin staat ook op andere kaarten, en daar klopt “Deze les” niet. Noem de les of het onderwerp bij de naam, of laat het weg.',
    ],
    [
      'a warning in the nudge',
      'Beginnen jullie net, dan is er nog veel open.',
      'Let op als het druk wordt.',
      'aanleiding: Let',
      '“aanleiding” klinkt als school door “Let op”. Zeg het zoals je het een collega zou zeggen.',
    ],
    [
      'to report where to write is meant',
      step,
      'Meld het incident aan de straat.',
      'stap: Meld',
      '“Meld het incident” klinkt als: de politie bellen. Bedoel je een bericht aan bewoners? Gebruik dan “schrijf” of “vertel”.',
    ],
    [
      'an order',
      step,
      'Bel een bewoner, want het moet.',
      'stap: Bel een bewoner, want',
      '“stap” legt iets op door “moet”. Schrijf wat iemand kan doen, of begin met het werkwoord.',
    ],
    [
      'a figure',
      step,
      'Bel 3 bewoners.',
      'stap: Bel 3',
      '“stap” noemt een cijfer (“3”). Laat het weg, of schrijf een klein getal als woord.',
    ],
    [
      'a picture',
      step,
      'Bel een bewoner 📞.',
      'stap: Bel een bewoner 📞',
      '“stap” heeft een plaatje (📞). Schrijf het in woorden.',
    ],
    [
      'an id used twice',
      'id: daarna',
      'id: eerst #2',
      'id: eerst #2',
      'het id “eerst” staat er twee keer. Geef een van de twee een ander id.',
    ],
    [
      'one confirmation only',
      'soort: bevestiging',
      'soort: risico',
      'nudges:',
      'er is maar één nudge met “soort: bevestiging”. Schrijf er een bij, tot het er twee zijn.',
    ],
    [
      'one risk only for a phase',
      'soort: risico',
      'soort: bevestiging',
      'fase: uitvoering',
      'bij de fase “uitvoering” is er maar één nudge met “soort: risico”. Schrijf er een bij, of zet deze fase bij een nudge die dan ook klopt.',
    ],
    [
      'too few nudges',
      / {2}- id: daarna\n(?: {4}.*\n)+/,
      '',
      'nudges:',
      '“nudges” heeft minder dan 4 onderdelen. Vul het aan.',
    ],
    ['a nudge without a step', / {4}stap: Bel.*\n/, '', 'id: eerst', 'het veld “stap” ontbreekt. Voeg het toe.'],
    [
      'a misspelt key',
      'aanleiding: Beginnen',
      'aanleidin: Beginnen',
      'aanleidin: Beginnen',
      'onbekend veld “aanleidin”. Bedoel je “aanleiding”?',
    ],
  ])('%s is named with its line and what to do', (_, from, to, words, says) => {
    const { faults, lineOf } = faultsWith(edited(from, to));
    expect(lineOf(words)).toBeGreaterThan(0);
    expect(faults).toContain(`${paradox}:${lineOf(words)}: ${says}`);
  });

  test('a lesson without nudges is not complete', () => {
    expect(faultsWith('').faults).toEqual([expect.stringContaining('het veld “nudges” ontbreekt. Voeg het toe.')]);
  });

  test('where the source says it straight, a risk may say it straight', () => {
    const block = good
      .replace(risk, 'Vertrouwen is snel weg.')
      .replaceAll('- uitvoering', '- uitvoering\n      - borging');
    expect(faultsWith(block, partner).faults).toEqual([]);
  });

  test('careful words that look like careless ones are left alone', () => {
    const block = good
      .replace('Beginnen jullie net, dan is er nog veel open.', 'Plannen maken is niet altijd makkelijk.')
      .replace(step, 'Zoek een bewoner op een doodgewone dinsdag. Laat op tafel liggen wat past.');
    expect(faultsWith(block).faults).toEqual([]);
  });
});
