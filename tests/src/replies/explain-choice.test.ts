import { expect, test } from 'vitest';
import type { Choice, Reason } from '../../../src/domain/project.ts';
import { explainChoice } from '../../../src/replies/explain-choice.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { catalogue } from '../../support/real-core.ts';

/** *Waarom zie ik dit?* is read on a card that stands for months: it says what was so, and what happened. */

const [lesson, other] = catalogue.lessons;
const inPhase = { kind: 'phase', phase: 'start', main: true } as const;
const lookup = { kind: 'lookup', date: '2026-12-09' } as const;
const later = { kind: 'answer', answer: 'later', date: '2026-12-09' } as const;

function why(because: readonly Reason[], reasons: Choice['reasons'] = [inPhase, { kind: 'never-shown' }]): string {
  const choice: Choice = {
    ...{ lesson: lesson?.id ?? '', nudge: lesson?.nudges[0]?.id ?? '', kind: 'risk', phase: 'start', reasons },
    ...(because.length > 0 && { instead: { lesson: other?.id ?? '', because } }),
  };
  return toPlainText(explainChoice({ choice, nudge: 'n1', project: { owner: { id: 'U1', name: 'Anna' } } }, catalogue));
}

test.each<[what: string, because: Reason, says: string]>([
  ['another phase', inPhase, 'sindsdien gebeurd:\n• Jullie gingen naar de fase start.'],
  [
    'another phase, with a lesson of one to come',
    { kind: 'other-phase', phase: 'borging' },
    '• Jullie gingen naar de fase start.',
  ],
  ['a look-up, of whichever lesson', lookup, 'sindsdien gebeurd:\n• In dit kanaal is op 9 dec een les opgezocht.'],
  ['an answer', later, 'sindsdien gebeurd:\n• Jullie antwoord op de kaart van 9 dec was: Later.'],
])('what happened is told as an event: %s', (_what, because, says) => expect(why([because])).toContain(says));

test.each<[what: string, event: Reason]>([
  ['a look-up', lookup],
  ['an answer', later],
])('what stands above already is not told again: %s', (_what, event) => {
  const said = why([event], [inPhase, event]);
  expect(said).toContain(`Eerder stond ‘${other?.title}’ op het plan.`);
  expect(said).not.toContain('sindsdien');
  const lines = said.split('\n').filter((line) => line.startsWith('•'));
  expect(lines).toHaveLength(2);
});

test('no line stands there twice', () => {
  const lines = why([inPhase, lookup, lookup], [inPhase, { kind: 'last-shown', date: '2026-10-06' }])
    .split('\n')
    .filter((line) => line.startsWith('•'));
  expect(new Set(lines).size).toBe(lines.length);
});

test('nothing is said of the team as it is now', () => {
  const said = why([], [inPhase, { kind: 'never-shown' }, { kind: 'last-shown', date: '2026-10-06' }]);
  expect(said).toContain('Jullie hadden deze les nog niet gehad.');
  expect(said).not.toMatch(/Jullie zitten|Jullie hebben|voor het laatst/);
});
