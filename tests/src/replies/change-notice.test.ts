import { expect, test } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { pauseNotice, phaseNotice, resumeNotice, stopNotice } from '../../../src/replies/change-notice.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { projectIn } from '../../support/nudge-project.ts';

const by = { who: 'Samira', change: 'c1' };
const project = projectIn('T1', 'C1', { next: { at: 0, date: '2026-12-08' } });
const item = { title: 'Wees flexibel', signal: { kind: 'said', text: 'Zo doen wij dat.' } } as const;

test.each<[change: string, notice: Reply, words: string]>([
  ['another phase', phaseNotice('borging', [item], by), 'Wees flexibel. Gehoord: “Zo doen wij dat.”'],
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
