import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadContent } from '#core/content';
import { flawInWords } from '../../../src/content/unfit-words.ts';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';
import { catalogue } from '../../support/real-core.ts';

test('all 24 lessons lie in their four categories', () => {
  expect(catalogue.lessons).toHaveLength(24);
  expect(catalogue.categories.map(({ id }) => [id, catalogue.lessonsIn(id).length])).toEqual([
    ['algemeen', 9],
    ['signaleren', 3],
    ['meedenken', 6],
    ['verbinden', 6],
  ]);
});

test('only the two preconditions are preconditions', () => {
  const preconditions = catalogue.lessons.filter(({ kind }) => kind === 'precondition').map(({ id }) => id);
  expect(preconditions).toEqual(['integrale-aanpak', 'sociaal-weefsel']);
});

test('only the two lessons that the source sends further name the other piece, without a link', () => {
  expect(catalogue.source.refersTo.lessons).toEqual(['integrale-aanpak', 'basis-op-orde']);
  expect(JSON.stringify([catalogue.lessons, catalogue.source])).not.toMatch(/https?:/);
});

test('the signals, the advice on repeating and the risk of reaching nobody are ours and say so', () => {
  expect(catalogue.lesson('kracht-van-herhaling')?.advice.every(({ origin }) => origin === 'derived')).toBe(true);
  expect(catalogue.lesson('sleutelfiguren')?.risk.every(({ origin }) => origin === 'derived')).toBe(true);
});

describe('a slip in the content', () => {
  const newDirectory = directories();
  let copy: ContentCopy;
  beforeEach(() => {
    copy = copyContent(join(newDirectory(), 'data'));
  });

  const paradox = 'lessen/verbinden/communicatieparadox.yaml';
  const edit = (file: string, from: string | RegExp, to: string) => copy.edit(file, from, to);
  const faults = () => copy.faults();
  const lineOf = (file: string, words: string) => copy.lineOf(file, words);

  test.each<[what: string, from: string | RegExp, to: string, words: string, says: RegExp]>([
    ['a misspelt key', /^kern:/m, 'kerm:', 'kerm:', /onbekend veld “kerm”\. Bedoel je “kern”\?/],
    ['an unknown kind', 'soort: les', 'soort: leS', 'soort:', /“soort” kan niet “leS” zijn\. Bedoel je “les”\?/],
    [
      'a number for a text',
      'titel: Communicatieparadox',
      'titel: 1e3',
      'titel:',
      /“titel” is geen tekst\. Zet de waarde tussen/,
    ],
    [
      'a repeated key',
      'soort: les',
      'soort: les\nsoort: les',
      'soort: les\nsoort',
      /staat er twee keer\. Houd er één over/,
    ],
    ['an unknown tag', 'titel: Comm', 'titel: !!js/function Comm', 'titel:', /YAML-label .* mag hier niet/],
    [
      'an alias',
      'titel: Communicatieparadox',
      'titel: &a Communicatieparadox\nkop: *a',
      'kop:',
      /verwijzing \(\*a\) mag hier niet/,
    ],
    ['a tab', 'begrippen:\n  - c', 'begrippen:\n\t- c', '\t- c', /Spring in met spaties|geldige YAML/],
    [
      'a dangling lesson',
      'les: nabije-afzender',
      'les: nabije-afzendr',
      'les: nabije-afzendr',
      /bestaat niet\. Bedoel je “nabije-afzender”\?/,
    ],
    [
      'a dangling intervention',
      'afgeleid: whatsapp-groep',
      'afgeleid: whatsap-groep',
      'whatsap-groep',
      /bestaat niet\. Bedoel je “whatsapp-groep”\?/,
    ],
    [
      'a dangling term',
      '- self-efficacy',
      '- self-eficacy',
      '- self-eficacy',
      /bestaat niet\. Bedoel je “self-efficacy”\?/,
    ],
    ['an unknown phase', 'fase: uitvoering', 'fase: uitvoerig', 'fase: uitvoerig', /Bedoel je “uitvoering”\?/],
    ['a claim without an origin', '- bron: Je vertelt', '- zegt: Je vertelt', 'zegt:', /onbekend veld “zegt”/],
    ['an id that is not the file name', /^id: .*/m, 'id: paradox', 'id:', /anders dan de naam van het bestand/],
  ])('%s is named with its line and what to do', (_, from, to, words, says) => {
    edit(paradox, from, to);
    const line = lineOf(paradox, words.split('\n')[0] ?? words);
    const found = faults();
    expect(found.some((fault) => says.test(fault))).toBe(true);
    expect(found.find((fault) => says.test(fault))).toMatch(new RegExp(`^${paradox}:(${line}|${line + 1}):`));
  });

  test('a missing field is named', () => {
    edit(paradox, /^kern:.*\n.*\n/m, '');
    expect(faults()).toEqual([expect.stringMatching(/het veld “kern” ontbreekt\. Voeg het toe\./)]);
  });

  test('a relation that only one side knows is named, with the file to mend', () => {
    edit(paradox, /spanning_met:\n.*\n.*\n/, 'spanning_met: []\n');
    expect(faults()).toEqual([
      expect.stringMatching(
        /kracht-van-herhaling\.yaml:\d+: de relatie met “communicatieparadox” staat maar aan één kant\. Zet/,
      ),
    ]);
  });

  test('a word that stands in two lessons is named with the other lesson, unless it is marked as shared', () => {
    edit(paradox, 'woorden:\n', 'woorden:\n  - Spelregels!\n');
    const [found = '', ...more] = faults();
    expect(more).toEqual([]);
    expect(found).toContain(
      `${paradox}:${lineOf(paradox, 'Spelregels!')}: het woord “Spelregels!” staat ook bij de les`,
    );
    expect(found).toMatch(/Houd het bij één les, of zet het in .*woorden\.yaml bij “gedeeld”\.$/);
    edit('woorden.yaml', 'gedeeld:\n', 'gedeeld:\n  - spelregels\n');
    expect(faults()).toEqual([]);
  });

  test('a mark that is not needed, a word in the wrong list and an unknown twin are named', () => {
    edit('woorden.yaml', 'gedeeld:\n', 'gedeeld:\n  - spelregels\n');
    edit('woorden.yaml', 'lessen: [integrale-aanpak, integraliteit]', 'lessen: [integrale-aanpak, integralitet]');
    edit(paradox, 'woorden:\n', 'woorden:\n  - printer\n  - paniek\n');
    expect(faults()).toEqual([
      expect.stringMatching(/communicatieparadox\.yaml:\d+: het woord “printer” staat in .* bij “buiten_onderwerp”\./),
      expect.stringMatching(
        /communicatieparadox\.yaml:\d+: het woord “paniek” staat er twee keer\. Houd er één over\./,
      ),
      expect.stringMatching(
        /woorden\.yaml:\d+: het woord “spelregels” staat niet bij twee lessen\. Haal het hier weg\./,
      ),
      expect.stringMatching(/woorden\.yaml:\d+: de les “integralitet” bestaat niet\. Bedoel je “integraliteit”\?/),
    ]);
  });

  test('ten slips in ten places are all named at once', () => {
    edit(paradox, /^kern:/m, 'kerm:');
    edit('lessen/verbinden/nabije-afzender.yaml', 'soort: les', 'soort: regel');
    edit('lessen/verbinden/laagdrempelig-contact.yaml', /^titel: .*/m, 'titel: 12');
    edit('lessen/algemeen/bottom-up.yaml', 'fase: start', 'fase: begin');
    edit('lessen/algemeen/juiste-schaal.yaml', 'soort: les', 'soort: les\nsoort: les');
    edit('lessen/meedenken/integraliteit.yaml', /^titel: /m, 'titel: !eigen ');
    edit('lessen/meedenken/basis-op-orde.yaml', /^ {2}bron: .*/m, '  bron: ""');
    edit('categorieen.yaml', /naam: Verbinden.*/, 'naam: [Verbinden]');
    edit('interventies.yaml', 'categorie: signaleren', 'categorie: signalleren');
    appendFileSync(join(copy.directory, 'begrippen.yaml'), '- id: los\n');
    const found = faults();
    for (const file of [
      'communicatieparadox',
      'nabije-afzender',
      'laagdrempelig-contact',
      'bottom-up',
      'juiste-schaal',
      'integraliteit',
      'basis-op-orde',
      'categorieen',
      'interventies',
      'begrippen',
    ]) {
      expect(
        found.filter((fault) => new RegExp(`${file}\\.yaml:\\d+: .+\\. .+`).test(fault)).length,
        file,
      ).toBeGreaterThan(0);
    }
  });

  test.each<[what: string, text: string | Buffer, says: RegExp]>([
    ['a billion laughs', 'a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n', /verwijzing/],
    ['60,000 levels', '['.repeat(60_000), /lagen diep/],
    ['more than 192 KiB', `# ${'x'.repeat(192 * 1024)}`, /groter dan 192 KiB/],
    ['60,000 empty lines', '\n'.repeat(60_000), /paradox/],
    ['60 lists in a line', '- '.repeat(60), /lagen diep/],
    ['90,000 keys', 'a:\n'.repeat(90_000), /groter dan 192 KiB/],
    ['a second document', 'id: a\n---\nid: b\n', /paradox\.yaml:2: er begint een tweede document/],
    ['a key twice in a list of maps', 'a:\n  - b: 1\n    b: 2\n', /paradox\.yaml:3: hetzelfde veld/],
    ['text that runs backwards', 'id: a\ntitel: goed\u202efout\n', /paradox\.yaml:2: .*stuurteken/],
    ['the same, written as a code', 'titel: "goed\\u202efout"\n', /paradox\.yaml:1: .*stuurteken/],
    ['a call to a whole channel', 'titel: Kom <!here> even\n', /paradox\.yaml:1: .*roept iedereen/],
    ['such a call as people type it', 'titel: Kom even, @channel\n', /roept iedereen/],
    ['HTML', 'titel: Kom <b>even</b>\n', /paradox\.yaml:1: .*HTML/],
    ['a mention of Teams', 'titel: Kom <at>Piet</at>\n', /HTML/],
    ['bytes that are no UTF-8', Buffer.from([0xff, 0xfe, 0x41]), /geen UTF-8/],
    ['a NUL', 'id: a\0b', /NUL/],
  ])('%s is refused', (_, text, says) => {
    copy.write(paradox, text);
    expect(faults().join('\n')).toMatch(says);
  });

  test.each<[what: string, text: string]>([
    ['unknown keys', Array.from({ length: 8000 }, (_, at) => `k${at}:`).join('\n')],
    ['the same key', 'a:\n'.repeat(20_000)],
    ['calls to everybody', '- "@here"\n'.repeat(5000)],
  ])('of thousands of %s a hundred are named, and that there are more', (_, text) => {
    copy.write(paradox, text);
    const found = faults();
    expect(found).toHaveLength(101);
    expect(found.at(-1)).toMatch(/er zijn nog meer fouten/);
  });

  test.each(['mail piet@hereford.nl', 'minder < meer', 'Jan & Piet; samen', '5 > 3'])(
    '“%s” is fit to be shown',
    (words) => {
      expect(flawInWords(words)).toBeUndefined();
    },
  );

  test('a byte order mark and Windows line ends are read as usual', () => {
    copy.write(paradox, `\ufeff${copy.read(paradox).replaceAll('\n', '\r\n')}`);
    expect(faults()).toEqual([]);
  });

  test('a link out of the folder, a stray file and an unknown folder are refused', () => {
    symlinkSync('/etc/hostname', join(copy.directory, 'lessen/verbinden/los.yaml'));
    copy.write('lessen/los.yaml', 'id: los\n');
    mkdirSync(join(copy.directory, 'lessen/verbindn'));
    copy.write('lessen/verbindn/los.yaml', 'id: los\n');
    const found = faults().join('\n');
    expect(found).toMatch(/verbinden\/los\.yaml:1: dit is een verwijzing/);
    expect(found).toMatch(/lessen\/los\.yaml:1: dit bestand ligt niet in een categorie/);
    expect(found).toMatch(/verbindn\/los\.yaml:1: .* Bedoel je “verbinden”\?/);
  });

  test('Y3 one id in two folders is named in both', () => {
    copy.write('lessen/algemeen/communicatieparadox.yaml', copy.read(paradox));
    const named = faults().filter((fault) => fault.includes('het id “communicatieparadox” staat ook in'));
    expect(named).toEqual([
      expect.stringMatching(/^lessen\/verbinden\/.* in lessen\/algemeen\/communicatieparadox\.yaml\. Geef/),
    ]);
  });

  test('a new lesson needs no code and no list', () => {
    const text = copy
      .read('lessen/algemeen/juiste-schaal.yaml')
      .replace(/^id: .*/m, 'id: nieuwe-les')
      .replace(/^titel: .*/m, 'titel: Een nieuwe les')
      .replace(/versterkt:\n(?: .*\n)+/, 'versterkt: []\n')
      .replace(/^woorden:\n(?: .*\n)+/m, 'woorden:\n  - een nieuw woord\n');
    copy.write('lessen/algemeen/nieuwe-les.yaml', text);
    const loaded = loadContent(copy.directory);
    expect('catalogue' in loaded && loaded.catalogue.lessonsIn('algemeen').at(-1)?.id).toBe('nieuwe-les');
  });
});
