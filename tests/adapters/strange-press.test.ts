import { expect, test } from 'vitest';
import { projectTexts, writePress } from '#core';
import { listNudges } from '../../src/store/nudge-rows.ts';
import { saveProject } from '../../src/store/project-rows.ts';
import { finishSending, planNudges, startSending } from '../../src/store/queue.ts';
import { describePlatforms } from '../support/describe-platforms.ts';
import { lessonContent, projectIn } from '../support/nudge-project.ts';

const due = Date.parse('2026-11-17T10:00:00+01:00');

describePlatforms('S14 a button that carries the nudge of another channel', (bot) => {
  /** A nudge that was sent elsewhere, of the first lesson. */
  async function nudgeElsewhere(): Promise<string> {
    const { query } = bot.store;
    const project = await saveProject(query, projectIn('T1', 'C-elders'), due);
    if (!project) throw new Error('not saved');
    const content = lessonContent('heldere-kaders');
    await planNudges(query, [{ project: project.id, date: '2026-11-17', dueAt: due, content }], due);
    const [nudge] = await listNudges(query, project.id, 1);
    if (!nudge) throw new Error('not planned');
    await startSending(query, [nudge], { leaseUntil: due + 1, now: due });
    await finishSending(query, [{ ...nudge, attempts: 1, ending: { state: 'sent', messageId: 'm1' } }]);
    return nudge.id;
  }

  test.each([
    { kind: 'answer-nudge', answer: 'doing' },
    { kind: 'undo-answer' },
    { kind: 'why-nudge' },
    { kind: 'show-nudge' },
    { kind: 'check-in', wish: 'stop' },
  ] as const)('($kind) changes and shows nothing, with a kind word', async (intent) => {
    await bot.ask('project whatsapp-groep fase start');
    const nudge = await nudgeElsewhere();
    const before = bot.seenByAll();
    await bot.pressMadeUp(writePress('open', { ...intent, nudge }));
    expect(bot.seenBy('anna').at(-1)?.words).toContain(projectTexts.nudge.title);
    expect([bot.seenByAll(), bot.seenBy('bilal')]).toEqual([before, before]);
    expect(await bot.store.query('SELECT * FROM answer')).toEqual([]);
    expect(await bot.store.query("SELECT state FROM project WHERE state <> 'active'")).toEqual([]);
  });
});
