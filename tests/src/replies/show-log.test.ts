import { describe, expect, test } from 'vitest';
import type { Nudge } from '../../../src/domain/project.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { showLog } from '../../../src/replies/show-log.ts';
import { lessonContent } from '../../support/nudge-project.ts';
import { core } from '../../support/real-core.ts';

const logOf = (state: Nudge['state'], reason?: string) =>
  toPlainText(
    showLog(
      [
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
    ['parked', 'archived', 'Het kanaal is gearchiveerd'],
    ['parked', 'not-in-channel', 'Ik ben geen lid van het kanaal'],
  ])('a card that is %s for %s', (state, reason, says) => expect(logOf(state, reason)).toContain(says));

  test.each(['constructor', '__proto__', 'toString', 'a reason of a newer bot'])('“%s” is a reason unknown', (code) => {
    expect(logOf('skipped', code)).toContain('de reden ken ik niet');
    expect(logOf('uncertain', code)).toContain('de reden ken ik niet');
    expect(logOf('parked', code)).toContain('Ik mag er niet schrijven');
  });
});
