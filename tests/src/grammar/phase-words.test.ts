import { expect, test } from 'vitest';
import { projectTexts, toPlainText } from '#core';
import { phaseChoice } from '../../../src/replies/change-notice.ts';
import { core } from '../../support/real-core.ts';

/** How colleagues say that their project is in another phase. */

const understand = (words: string) => core.understand(words, '2026-11-28');

test.each([
  ['fase start naar uitvoering', 'uitvoering'],
  ['fase van start naar uitvoering', 'uitvoering'],
  ['fase voorbereiding naar start', 'start'],
  ['van fase start naar fase uitvoering', 'uitvoering'],
  ['de fase van uitvoering naar borging', 'borging'],
  ['zet de fase op borging', 'borging'],
  ['we zitten in de borgingsfase', 'borging'],
  ['naar de startfase', 'start'],
])('“%s” goes to %s', (words, phase) => expect(understand(words)).toEqual({ kind: 'set-phase', phase }));

test.each([
  ['faze uitvoering', 'uitvoering'],
  ['phase uitvoering', 'uitvoering'],
  ['faze uitvoring', 'uitvoering'],
  ['fase begin', 'start'],
  ['fase borgen', 'borging'],
  ['van start naar uitvoering', 'uitvoering'],
  ['we gaan de uitvoering in', 'uitvoering'],
  ['door naar borging', 'borging'],
  ['we zitten al in de uitvoering', 'uitvoering'],
  ['borgingsfase', 'borging'],
])('“%s” may mean %s', (words, phase) =>
  expect(understand(words)).toMatchObject({
    kind: 'did-you-mean',
    typed: `fase ${phase}`,
    intent: { kind: 'set-phase', phase },
  }),
);

test.each(['afgerond', 'klaar', 'evaluatie', 'einde', '2'])('“fase %s” is said to be no phase', (words) => {
  expect(understand(`fase ${words}`)).toEqual({ kind: 'unknown-phase', words });
  expect(toPlainText(phaseChoice('start', words))).toContain(projectTexts.phase.unknown(words));
});

test.each([
  'fase twee van de wijkaanpak',
  'fase waarin bewoners afhaken',
  'we gaan naar de markt',
  'borging van het toezicht',
  'de uitvoering loopt vast',
])('“%s” stays a question', (words) => expect(understand(words).kind).toBe('search'));
