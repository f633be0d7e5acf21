import { expect, test } from 'vitest';
import type { NudgeKind } from '../../../src/domain/lesson.ts';
import type { Choice, TeamSaid } from '../../../src/domain/project.ts';
import { briefly } from '../../../src/replies/brief-reasons.ts';
import { nudgeCard } from '../../../src/replies/nudge-card.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { catalogue } from '../../support/real-core.ts';

/** Why a lesson comes that the team said something of: never so that somebody asks why then again. */

const date = '2026-12-09';
const comesAs = (kind: NudgeKind, answer: TeamSaid): Choice => {
  const [lesson] = catalogue.lessons;
  const nudge = lesson?.nudges.find((each) => each.kind === kind)?.id ?? '';
  return { lesson: lesson?.id ?? '', nudge, kind, phase: 'start', reasons: [{ kind: 'answer', answer, date }] };
};

test.each<[kind: NudgeKind, said: TeamSaid, brief: string]>([
  ['confirmation', 'worked', 'Vervolg op wat lukte.'],
  ['confirmation', 'doing', 'Vervolg op ‘Doen we’.'],
  ['risk', 'worked', 'Komt na een tijd terug.'],
  ['risk', 'doing', 'Komt na een tijd terug.'],
  ['risk', 'not-yet', 'Nog niet gelukt.'],
  ['risk', 'later', 'Jullie zeiden: Later.'],
])('a %s after “%s” stands in the plan as “%s”', (kind, said, brief) => {
  expect(briefly(comesAs(kind, said), catalogue)).toBe(brief);
});

test.each<[said: TeamSaid, above: string]>([
  ['worked', 'Dit volgt op wat op 9 dec gelukt was.'],
  ['doing', 'Dit volgt op jullie ‘Doen we’ van 9 dec.'],
])('a card that confirms what a team said (%s) says that it follows on it', (said, above) => {
  const project = { owner: { id: 'U1', name: 'Anna' }, state: { kind: 'active' } } as const;
  const card = nudgeCard(
    { nudge: 'n1', choice: comesAs('confirmation', said), project, answered: undefined },
    catalogue,
  );
  expect(card && toPlainText(card)).toContain(above);
});
