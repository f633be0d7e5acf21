import { describe, expect, test } from 'vitest';
import type { Nudge } from '../../../src/domain/project.ts';
import { budgets, wordsOn } from '../../../src/replies/budget.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { showLog } from '../../../src/replies/show-log.ts';
import { lessonContent } from '../../support/nudge-project.ts';
import { core } from '../../support/real-core.ts';

const logOf = (state: Nudge['state'], reason?: string) =>
  toPlainText(
    showLog(
      {
        after: 0,
        changes: [],
        nudges: [
          {
            id: 'n',
            project: 'p',
            date: '2026-11-24',
            dueAt: 0,
            state,
            content: lessonContent('heldere-kaders'),
            attempts: 1,
            ...(reason !== undefined && { reason }),
          },
        ],
      },
      core.catalogue,
    ),
  );

describe('the log gives the true reason of', () => {
  test.each<[Nudge['state'], reason: string, says: string]>([
    ['skipped', 'paused', 'de lessen stonden op pauze'],
    ['skipped', 'stopped', 'de lessen waren gestopt'],
    ['skipped', 'waiting', 'ik wachtte op antwoord'],
    ['skipped', 'refused', 'de kaart werd geweigerd'],
    ['skipped', 'cannot-render', 'ik kon de kaart niet maken'],
    ['skipped', 'lesson-gone', 'de les is weggehaald'],
    ['uncertain', 'no-answer', 'ik kreeg geen antwoord'],
    ['uncertain', 'no-outcome', 'ik viel uit tijdens het versturen'],
    ['parked', 'archived', 'Het kanaal was gearchiveerd'],
    ['parked', 'not-in-channel', 'Ik was geen lid van het kanaal'],
  ])('a card that is %s for %s', (state, reason, says) => expect(logOf(state, reason)).toContain(says));

  test.each(['constructor', '__proto__', 'toString', 'a reason of a newer bot'])('“%s” is a reason unknown', (code) => {
    expect(logOf('skipped', code)).toContain('de reden ken ik niet');
    expect(logOf('uncertain', code)).toContain('de reden ken ik niet');
    expect(logOf('parked', code)).toContain('Ik mocht er niet schrijven');
  });
});

describe('what was changed', () => {
  const day = 86_400_000;
  const nudge = (id: string, at: number, content: Nudge['content']): Nudge => ({
    ...{ id, project: 'p', date: '2026-11-24', dueAt: at, state: 'sent', content, attempts: 1 },
  });
  const change = (kind: 'set' | 'pause' | 'check-in', at: number) => ({ kind, at, date: '2026-11-25' });

  test.each<[before: 'phase' | 'pause' | 'undo' | 'page', says: string]>([
    ['phase', 'Ongedaan gemaakt: andere fase'],
    ['pause', 'Ongedaan gemaakt: op pauze gezet'],
    // A page cannot be undone, and an undo is told of by itself.
    ['page', 'Ongedaan gemaakt: gestopt'],
    ['undo', 'Iets ongedaan gemaakt'],
  ])('an undo after “%s” says what it took back', (before, says) => {
    const kinds = ['stop', before, 'undo'] as const;
    const changes = kinds.map((kind, place) => ({ kind, at: place * day, date: '2026-11-25' }));
    const text = toPlainText(showLog({ nudges: [], changes, after: 0 }, core.catalogue));
    expect(text.split('\n').find((line) => /ngedaan gemaakt/.test(line))).toContain(says);
  });

  test('an undo whose change is forgotten says no more than it knows', () => {
    const changes = [{ kind: 'undo', at: day, date: '2026-11-25' }] as const;
    expect(toPlainText(showLog({ nudges: [], changes, after: 0 }, core.catalogue))).toContain('Iets ongedaan gemaakt');
  });

  test('stands among what was sent, newest first', () => {
    const nudges = [nudge('n', day, lessonContent('heldere-kaders'))];
    const log = toPlainText(
      showLog({ nudges, changes: [change('set', 0), change('pause', 2 * day)], after: 0 }, core.catalogue),
    );
    const order = ['Op pauze gezet', 'Heldere kaders', 'Project ingesteld'].map((words) => log.indexOf(words));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order[0]).toBeGreaterThan(0);
  });

  test('says of a question how to go on whether somebody chose', () => {
    const nudges = [nudge('n', day, { kind: 'check-in' })];
    const says = (changes: readonly ReturnType<typeof change>[]) =>
      toPlainText(showLog({ nudges, changes, after: 0 }, core.catalogue));
    expect(says([])).toContain('Geen antwoord.');
    expect(says([change('check-in', 2 * day)])).toContain('Beantwoord.');
  });

  test('of a long time comes a page at a time, and all of it is reached', () => {
    const nudges = Array.from({ length: 30 }, (_, at) => nudge(`n${at}`, at * day, lessonContent('heldere-kaders')));
    let after = 0;
    let lines = 0;
    for (let pages = 0; pages < 31; pages++) {
      const reply = showLog({ nudges, changes: [], after }, core.catalogue);
      expect(wordsOn(reply)).toBeLessThanOrEqual(budgets.project.words);
      lines += reply.parts.flatMap((part) => (part.kind === 'table' ? part.rows : [])).length;
      const older = reply.parts
        .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
        .flatMap(({ intent }) => (intent.kind === 'log' ? (intent.after ?? []) : []));
      if (older[0] === undefined) break;
      after = older[0];
    }
    expect(lines).toBe(30);
  });
});
