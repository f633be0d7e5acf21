import { expect, test } from 'vitest';
import { phases } from '../../../src/domain/lesson.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { pauseNotice, phaseNotice, resumeNotice, stopNotice } from '../../../src/replies/change-notice.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { checklist } from '../../../src/rules/checklist.ts';
import { projectIn } from '../../support/nudge-project.ts';
import { catalogue } from '../../support/real-core.ts';

const by = { who: 'Samira', change: 'c1' };
const project = projectIn('T1', 'C1', { next: { at: 0, date: '2026-12-08' } });
const item = {
  lesson: 'wees-flexibel',
  title: 'Wees flexibel',
  signal: { kind: 'said', text: 'Zo doen wij dat.' },
} as const;

test.each<[change: string, notice: Reply, words: string]>([
  ['another phase', phaseNotice('borging', [item], by), 'Wees flexibel. Te horen: “Zo doen wij dat.”'],
  ['another phase, nothing to go through', phaseNotice('borging', [], by), 'de fase borging'],
  ['a pause until a day', pauseNotice({ until: '2026-12-07' }, by), 'tot maandag 7 december 2026'],
  ['a pause without an end', pauseNotice({}, by), 'Typ /lessen hervat'],
  ['going on', resumeNotice(project, by), 'dinsdag 8 december'],
  ['an end', stopNotice(by), 'gestopt'],
])('%s says who did it, and can be undone', (_, notice, words) => {
  expect(toPlainText(notice)).toContain(words);
  expect(toPlainText(notice)).toContain('Samira heeft');
  const buttons = notice.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
  expect(buttons.map(({ intent }) => intent)).toContainEqual({ kind: 'undo', change: 'c1' });
});

test.each<[lessons: string[], label: string, intent: object]>([
  [['wees-flexibel'], 'Bekijk de les', { kind: 'show-lesson', lesson: 'wees-flexibel' }],
  [
    ['wees-flexibel', 'basis-op-orde'],
    'Bekijk de lessen',
    { kind: 'list-lessons', lessons: ['wees-flexibel', 'basis-op-orde'] },
  ],
])('what to watch in a phase leads to its lessons: %j', (lessons, label, intent) => {
  const items = lessons.map((lesson) => ({ ...item, lesson }));
  const pressable = phaseNotice('borging', items, by).parts.flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : [],
  );
  expect(pressable).toContainEqual(expect.objectContaining({ label, intent }));
});

test('a lesson shows another sign in each phase in which it is at play', () => {
  for (const { id } of catalogue.lessons) {
    const signs = phases.flatMap((phase) =>
      checklist({ phase, interventions: ['buurtpreventie'] }, catalogue).flatMap(({ lesson, signal }) =>
        lesson === id ? [signal.text] : [],
      ),
    );
    expect(new Set(signs).size, id).toBe(signs.length);
  }
});
