import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createToneFinder, type WrongTone } from '../../../src/content/tone.ts';
import { type ContentCopy, copyContent } from '../../support/content-copy.ts';
import { directories } from '../../support/directories.ts';
import { catalogue } from '../../support/real-core.ts';

const tone = createToneFinder(catalogue.tone);

test.each<[tone: WrongTone, text: string, found: string | undefined]>([
  ['alarms', 'Dit is Levensgevaarlijk voor iedereen.', 'Levensgevaarlijk'],
  ['alarms', 'Er is bedreiging.', undefined],
  ['blames', 'Jullie zijn de bewoners vergeten.', 'Jullie zijn de bewoners vergeten'],
  ['blames', 'jullie een twee drie vier vijf vergeten', 'jullie een twee drie vier vijf vergeten'],
  ['blames', 'jullie een twee drie vier vijf zes vergeten', undefined],
  ['blames', 'jullie vergeten wat jullie vergaten', 'jullie vergeten wat jullie vergaten'],
  ['lectures', 'Let op: dit helpt.', 'Let op'],
  ['lectures', 'Laat op tafel liggen wat past.', undefined],
  ['lectures', 'Let op het weer.', 'Let op'],
  ['certainties', 'Dat helpt altijd.', 'altijd'],
  ['certainties', 'Dat helpt niet altijd.', undefined],
  ['orders', 'Je moet ontmoeten.', 'moet'],
  ['orders', 'Ontmoeten helpt.', undefined],
  ['leaning', 'Daarom bel je.', 'Daarom'],
  ['leaning', 'Bel daarom.', undefined],
])('%s: in “%s” the words %j are found', (wrong, text, found) => expect(tone.find(wrong, text)).toBe(found));

test.each([
  ['Dit kan helpen.', true],
  ['Het lukt niet in alle gevallen.', true],
  ['Kanselarij.', false],
])('“%s” is hedged: %s', (text, hedged) => expect(tone.isHedged(text)).toBe(hedged));

describe('a slip in toon.yaml', () => {
  const newDirectory = directories();
  let copy: ContentCopy;
  beforeEach(() => {
    copy = copyContent(join(newDirectory(), 'data'));
  });

  test('the lists as they are are fine', () => expect(copy.faults()).toEqual([]));

  test.each<[what: string, from: string, to: string, words: string, says: string]>([
    ['an unknown list', 'alarm:\n', 'alarmm:\n', 'alarmm:', 'onbekend veld “alarmm”. Bedoel je “alarm”?'],
    [
      'a word that stands twice, in capitals too',
      '  - paniek\n',
      '  - paniek\n  - Paniek\n',
      '- Paniek',
      'het woord “Paniek” staat er twee keer. Houd er één over.',
    ],
    [
      'a word that one list asks for and another refuses',
      'stellig:\n',
      'stellig:\n  - meestal # 2\n',
      'meestal # 2',
      'het woord “meestal” staat ook bij “voorzichtig”. Haal het op een van de twee plekken weg: het ene vraagt om dit woord, het andere weert het.',
    ],
    [
      'something that is no word',
      '- paniek',
      '- pan(iek',
      'pan(iek',
      'onderdeel 3 van “alarm” is geen woord of groepje woorden. Gebruik letters, en “…” voor andere woorden ertussen.',
    ],
    [
      'words in between where none can be',
      '- niet zelden',
      '- niet … zelden',
      '- niet … zelden',
      'onderdeel 13 van “voorzichtig” is geen woord of groepje woorden. Gebruik alleen letters.',
    ],
    [
      'a list that is no list',
      '- nalatig',
      '- [nalatig]',
      'nalatig',
      'onderdeel 13 van “verwijt” is geen tekst. Zet de waarde tussen aanhalingstekens.',
    ],
  ])('%s is named with its line and what to do', (_, from, to, words, says) => {
    copy.edit('toon.yaml', from, to);
    expect(copy.faults()).toContain(`toon.yaml:${copy.lineOf('toon.yaml', words)}: ${says}`);
  });

  test('a missing file, a missing list and an empty list are named, and nothing else', () => {
    copy.edit('toon.yaml', /^leunend:\n(?: .*\n)+/m, '');
    copy.edit('toon.yaml', /^verwijt:\n(?: .*\n)+/m, 'verwijt: []\n');
    expect(copy.faults()).toEqual([
      `toon.yaml:${copy.lineOf('toon.yaml', 'voorzichtig:')}: het veld “leunend” ontbreekt. Voeg het toe.`,
      `toon.yaml:${copy.lineOf('toon.yaml', 'verwijt:')}: “verwijt” is leeg. Vul het in.`,
    ]);
    rmSync(join(copy.directory, 'toon.yaml'));
    expect(copy.faults()).toEqual(['toon.yaml:1: het bestand ontbreekt. Maak het, of zet het terug.']);
  });

  test('a word that an editor adds is refused in every nudge from then on', () => {
    copy.edit('toon.yaml', 'dwingend:\n', 'dwingend:\n  - loket\n');
    expect(copy.faults()).toContainEqual(
      expect.stringMatching(/laagdrempelig-contact\.yaml:\d+: “stap” legt iets op door “loket”\./),
    );
  });
});
