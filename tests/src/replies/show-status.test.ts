import { describe, expect, test } from 'vitest';
import type { NotReady } from '../../../src/domain/not-ready.ts';
import type { Nudge, Project } from '../../../src/domain/project.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { projectTexts } from '../../../src/replies/project-texts.ts';
import { type StatusFacts, showStatus } from '../../../src/replies/show-status.ts';
import { statusTexts } from '../../../src/replies/status-texts.ts';
import { lessonContent, projectIn } from '../../support/nudge-project.ts';

/** `status` says what was looked up, and never that all is well while something is not. */

const now = Date.parse('2026-11-24T12:00:00Z');
const dayMs = 86_400_000;
const nudge = (state: Nudge['state'], reason?: string, dueAt = now - dayMs): Nudge => ({
  id: 'n',
  project: 'p',
  date: '2026-11-23',
  dueAt,
  state,
  content: lessonContent('heldere-kaders'),
  attempts: 1,
  ...(reason !== undefined && { reason }),
});

const shut = { project: { state: { kind: 'parked', reason: 'archived' } } } as const;

type More = {
  readonly reasons?: readonly NotReady[];
  readonly project?: Partial<Project>;
} & Partial<Omit<NonNullable<StatusFacts['of']>, 'project'>>;

function status({ reasons = [], project = {}, nudges = [], announcements = [], trouble }: More = {}): string {
  const here = projectIn('T1', 'C1', { next: { at: now + dayMs, date: '2026-11-25' }, ...project });
  return toPlainText(
    showStatus({ inChannel: true, lessons: 24, reasons, now, of: { project: here, nudges, announcements, trouble } }),
  );
}

test('with all looked up and nothing wrong, all is well', () => {
  const said = status({ nudges: [nudge('sent'), nudge('planned', undefined, now + dayMs)] });
  expect(said).toContain(statusTexts.well);
  expect(said).toContain(statusTexts.allSent);
  expect(said).toContain('De volgende kaart komt op');
});

test('where nobody looked, nothing is said of how the bot is', () => {
  expect(toPlainText(showStatus({ inChannel: true, lessons: 24, now }))).not.toContain(statusTexts.well);
});

describe('what is wrong is said, and never that all is well', () => {
  test.each<[name: string, more: More, says: string]>([
    ['the database', { reasons: ['database'] }, statusTexts.notReady.database],
    ['the disk', { reasons: ['disk'] }, statusTexts.notReady.disk],
    ['the lessons', { reasons: ['content'] }, statusTexts.notReady.content],
    ['the token', { reasons: ['slack-token'] }, statusTexts.notReady['slack-token']],
    ['the rights', { reasons: ['slack-scopes'] }, statusTexts.notReady['slack-scopes']],
    ['a workspace that refuses us', { trouble: { reason: 'signed-out' } }, 'Mijn sleutel wordt geweigerd.'],
    ['a channel that is archived', { project: { state: { kind: 'parked', reason: 'archived' } } }, 'gearchiveerd'],
    ['a channel without us', { project: { state: { kind: 'parked', reason: 'not-in-channel' } } }, 'geen lid'],
    [
      'a reason of a newer bot',
      { project: { state: { kind: 'parked', reason: 'constructor' } } },
      'mag er niet schrijven',
    ],
  ])('%s', (_name, more, says) => {
    expect(status(more)).toContain(says);
    expect(status(more)).not.toContain(statusTexts.well);
    expect(status(more)).not.toContain(statusTexts.allSent);
  });

  test('what is wrong with another platform is no trouble of this one', () => {
    expect(status({ reasons: ['teams-sign-in'] })).toContain(statusTexts.well);
  });

  test('a moment is no promise while the workspace refuses us', () => {
    expect(status({ trouble: { reason: 'signed-out' } })).not.toContain('De volgende kaart komt op');
  });
});

describe('that all was sent is said only when it was', () => {
  test.each<[name: string, more: More, says: string]>([
    ['in doubt', { nudges: [nudge('uncertain', 'no-answer')] }, statusTexts.uncertain(1)],
    ['waiting', { nudges: [nudge('planned', 'rate-limited'), nudge('sending')] }, statusTexts.waiting(2)],
    ['refused', { nudges: [nudge('skipped', 'refused')] }, statusTexts.missed(1)],
    ['too late', { nudges: [nudge('skipped', 'too-late'), nudge('parked', 'archived')] }, statusTexts.missed(2)],
    ['news that waits', { announcements: [{ state: 'planned', at: now }] }, statusTexts.untold],
    ['news that was refused', { announcements: [{ state: 'parked', at: now }] }, statusTexts.untold],
    ['news in doubt', { announcements: [{ state: 'uncertain', at: now }] }, statusTexts.untoldInDoubt],
  ])('%s', (_name, more, says) => {
    expect(status(more)).toContain(says);
    expect(status(more)).not.toContain(statusTexts.allSent);
  });

  test.each<[name: string, more: More]>([
    ['that the team wanted so', { nudges: [nudge('sent'), nudge('skipped', 'paused'), nudge('skipped', 'no-nudge')] }],
    ['of more than four weeks ago', { nudges: [nudge('sent'), nudge('skipped', 'refused', now - 29 * dayMs)] }],
    ['that was told', { nudges: [nudge('sent')], announcements: [{ state: 'sent', at: now }] }],
  ])('nothing is missed of what was skipped or told: %s', (_name, more) =>
    expect(status(more)).toContain(statusTexts.allSent),
  );

  test.each<[name: string, more: More]>([
    ['on the first day', {}],
    ['before the first card', { nudges: [nudge('planned', undefined, now + dayMs)] }],
    ['after a pause', { nudges: [nudge('skipped', 'paused')] }],
    ['when the last came long ago', { nudges: [nudge('sent', undefined, now - 29 * dayMs)] }],
    ['when a doubt was put aside', { nudges: [nudge('sent'), { ...nudge('uncertain', 'crashed'), dismissed: true }] }],
  ])('nothing is said of cards that did not come for certain: %s', (_name, more) => {
    expect(status(more)).toContain(statusTexts.well);
    expect(status(more)).not.toContain(statusTexts.allSent);
  });

  test('a question without an answer is nothing that was left undone', () => {
    const waits = status({ nudges: [nudge('sent'), nudge('sent')], project: { state: { kind: 'waiting' } } });
    expect(waits).toContain('Ik wacht op antwoord');
    expect(waits).toContain('Alle kaarten van de laatste vier weken zijn verstuurd.');
    expect(waits).not.toContain('blijven liggen');
  });

  test('the time is written as where the project was set', () => {
    const next = { at: Date.parse('2026-11-25T09:00:00+01:00'), date: '2026-11-25' };
    expect(status({ project: { next } })).toContain('om 9:00.');
  });
});

describe('what is amiss comes before any date', () => {
  test.each<[name: string, more: More, begins: string]>([
    [
      'a channel that is shut',
      { project: { state: { kind: 'parked', reason: 'archived' } } },
      projectTexts.plan.parked,
    ],
    ['a workspace that refuses us', { trouble: { reason: 'switched-off' } }, projectTexts.plan.parked],
    ['both, said once', { ...shut, trouble: { reason: 'signed-out' } }, projectTexts.plan.parked],
    ['a card in doubt', { nudges: [nudge('uncertain', 'crashed')] }, statusTexts.uncertain(1)],
    ['a card whose lesson is gone', { nudges: [nudge('skipped', 'lesson-gone')] }, statusTexts.missed(1)],
    ['and before what is wrong with the bot', { reasons: ['disk'], ...shut }, projectTexts.plan.parked],
  ])('%s', (_name, more, begins) => {
    const text = status(more);
    expect(text.split('\n').slice(1).join(' ').trim()).toMatch(new RegExp(`^${begins}`));
    expect(text.split(projectTexts.plan.parked).length).toBeLessThanOrEqual(2);
  });
});
