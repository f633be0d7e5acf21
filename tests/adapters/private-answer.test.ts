import { expect, test } from 'vitest';
import { projectTexts, writePress } from '#core';
import { planNudges } from '../../src/store/queue.ts';
import { describePlatforms } from '../support/describe-platforms.ts';
import { monday } from '../support/project-desk.ts';
import { catalogue } from '../support/real-core.ts';

const day = 86_400_000;

describePlatforms('an answer from a card that only the presser sees', (bot) => {
  test('whose card in the channel cannot be found is kept, and the presser hears that it stays as it was', async () => {
    await bot.ask('project whatsapp-groep fase start elke dinsdag 10:00');
    const [project] = await bot.store.query<{ id: string }>('SELECT id FROM project');
    const lesson = catalogue.lessons[0];
    const text = lesson?.nudges[0];
    if (!project || !lesson || !text) throw new Error('nothing to send');
    const { kind } = text;
    const choice = {
      lesson: lesson.id,
      nudge: text.id,
      kind,
      phase: 'start',
      reasons: [{ kind: 'never-shown' }],
    } as const;
    const sent = {
      project: project.id,
      date: '2026-11-17',
      dueAt: monday - 6 * day,
      content: { kind: 'lesson', choice },
    } as const;
    await planNudges(bot.store.query, [sent], monday);
    await bot.store.query("UPDATE nudge SET state = 'sent'");
    const [nudge] = await bot.store.query<{ id: string }>('SELECT id FROM nudge');
    await bot.pressMadeUp(writePress('open', { kind: 'answer-nudge', nudge: nudge?.id ?? '', answer: 'later' }));
    const seenByAnna = bot.seenBy('anna').map(({ words }) => words);
    expect(seenByAnna.join('\n')).toContain(projectTexts.nudge.savedOnly);
    expect(await bot.store.query('SELECT answer FROM answer')).toEqual([{ answer: 'later' }]);
  });
});
