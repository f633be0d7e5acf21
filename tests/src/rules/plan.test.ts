import { describe, expect, test } from 'vitest';
import type { Phase } from '../../../src/domain/lesson.ts';
import type { History, NudgeAnswer, Project } from '../../../src/domain/project.ts';
import { dayNumber, startOfDay } from '../../../src/rules/calendar.ts';
import { changedSince } from '../../../src/rules/changed.ts';
import { coverage } from '../../../src/rules/coverage.ts';
import { asShown, contentOn, isIgnoredTwice, lastSent, planAhead } from '../../../src/rules/plan.ts';
import { chooseNudge } from '../../../src/rules/relevance.ts';
import { nextMoment } from '../../../src/rules/rhythm.ts';
import { catalogue, only, shown } from '../../support/project-lessons.ts';

const project = {
  interventions: ['whatsapp-groep'],
  phase: 'start',
  rhythm: { every: 'week', weekday: 2, time: '10:00' },
  zone: 'Europe/Amsterdam',
  startDate: '2026-11-24',
  state: { kind: 'active' },
} as const satisfies Partial<Project>;
const nothing: History = { shown: [], lookups: [] };
const now = Date.parse('2026-11-23T12:00:00Z');
const plan = (history = nothing, from = now, state: Project['state'] = project.state) =>
  planAhead({ project: { ...project, state }, history, catalogue }, from);
const eight = plan();
const sent = (count: number, answer?: NudgeAnswer): History => ({
  ...nothing,
  shown: eight.slice(0, count).map(({ choice, date }) => ({ ...asShown(choice, date), ...(answer && { answer }) })),
});

describe('the plan', () => {
  test('shows eight nudges, each with its day, its instant and its reasons', () => {
    expect(eight.map(({ date }) => date)).toEqual([
      ...['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15', '2026-12-22', '2026-12-29'],
      ...['2027-01-05', '2027-01-12'],
    ]);
    expect(new Date(eight[0]?.at ?? 0).toISOString()).toBe('2026-11-24T09:00:00.000Z');
    for (const { choice } of eight) expect(choice.reasons.length).toBeGreaterThan(1);
  });

  test('comes true: when nothing changes, each nudge is the one that was planned', () => {
    for (const [at, { date, choice }] of eight.entries()) {
      expect(chooseNudge({ project, history: sent(at), date, catalogue })).toEqual(choice);
    }
  });

  test('asked halfway by a team that does what it reads, shows the rest of the same plan', () => {
    for (const [at, { at: instant }] of eight.entries()) {
      const rest = eight.slice(at + 1);
      expect(plan(sent(at + 1, 'doing'), instant).slice(0, rest.length)).toEqual(rest);
    }
  });

  test('skips the day on which the bot asks how to go on', () => {
    const history = sent(2);
    const from = (eight[1]?.at ?? 0) + 1;
    expect(contentOn({ project, history, date: '2026-12-08', catalogue })).toEqual({ kind: 'check-in' });
    expect(plan(history, from).map(({ date }) => date)[0]).toBe('2026-12-15');
    const goesOn = { ...history, checkedIn: '2026-12-08' };
    const [next] = plan(goesOn, Date.parse('2026-12-09T08:00:00Z'));
    expect(next).toMatchObject({ date: '2026-12-15' });
    expect(contentOn({ project, history: goesOn, date: '2026-12-15', catalogue })).toEqual({
      kind: 'lesson',
      choice: next?.choice,
    });
  });

  test('keeps to one a week when it is asked on the day of a nudge', () => {
    const moved = { ...project, rhythm: { ...project.rhythm, weekday: 4 } } as const;
    const [next] = planAhead({ project: moved, history: sent(1), catalogue }, (eight[0]?.at ?? 0) + 1);
    expect(next?.date).toBe('2026-12-03');
  });

  test('begins after a pause, on its last day', () => {
    expect(plan(nothing, now, { kind: 'paused', until: '2026-12-08' })[0]?.date).toBe('2026-12-08');
    expect(plan(nothing, now, { kind: 'paused', until: '2026-12-09' })[0]?.date).toBe('2026-12-15');
    expect(plan(nothing, now, { kind: 'paused', until: '2026-11-01' })[0]?.date).toBe('2026-11-24');
  });

  test.each<Project['state']>([
    { kind: 'paused' },
    { kind: 'waiting' },
    { kind: 'stopped' },
    { kind: 'parked', reason: 'archived' },
  ])('is empty while the project waits for people: $kind', (state) => expect(plan(nothing, now, state)).toEqual([]));

  test('is shorter when little is left to say', () => {
    const wrong = (lesson: string) =>
      (catalogue.lesson(lesson)?.nudges ?? []).map((nudge) => ({
        ...{ date: '2026-11-03', lesson, nudge: nudge.id, kind: nudge.kind, phase: 'start' as const },
        answer: 'wrong' as const,
      }));
    const history = { ...nothing, shown: wrong('heldere-kaders') };
    expect(planAhead({ project, history, catalogue: only('heldere-kaders') }, now)).toEqual([]);
    expect(contentOn({ project, history, date: '2026-11-24', catalogue: only('heldere-kaders') })).toBeUndefined();
    expect(planAhead({ project, history, catalogue: only('heldere-kaders', 'bottom-up') }, now)).toHaveLength(8);
  });
});

describe('two without an answer', () => {
  const cards = (...given: (NudgeAnswer | undefined)[]) =>
    given.map((answer, at) => shown(`2026-12-0${at + 1}`, 'bottom-up', 'risk', answer));
  test.each<[promise: string, history: Partial<History>, ignored: boolean]>([
    ['nothing shown', {}, false],
    ['one', { shown: cards(undefined) }, false],
    ['two', { shown: cards(undefined, undefined) }, true],
    ['the last answered', { shown: cards(undefined, 'doing') }, false],
    ['the one before answered', { shown: cards('later', undefined) }, false],
    ['two after an answer', { shown: cards('wrong', undefined, undefined) }, true],
    ['asked since', { shown: cards(undefined, undefined), checkedIn: '2026-12-03' }, false],
    ['one since it asked', { shown: cards(undefined, undefined, undefined), checkedIn: '2026-12-02' }, false],
    ['two since it asked', { shown: cards(undefined, undefined, undefined), checkedIn: '2026-12-01' }, true],
  ])('%s: %o', (_promise, history, ignored) => expect(isIgnoredTwice({ ...nothing, ...history })).toBe(ignored));

  test('the day the bot last came by itself', () => {
    expect(lastSent(nothing)).toBeUndefined();
    expect(lastSent({ ...nothing, checkedIn: '2026-12-01' })).toBe('2026-12-01');
    expect(lastSent({ ...nothing, shown: cards(undefined) })).toBe('2026-12-01');
    expect(lastSent({ ...nothing, shown: cards(undefined), checkedIn: '2026-12-08' })).toBe('2026-12-08');
  });
});

describe('what changed since the plan', () => {
  const since = '2026-11-23';
  /** What comes on the day of the nth planned nudge, after the ones before it were sent with these changes. */
  const changed = (at: number, change: Partial<History>, phase: Phase = 'start') => {
    const planned = eight[at];
    const history = { ...sent(at), ...change };
    const actual = planned && chooseNudge({ project: { ...project, phase }, history, date: planned.date, catalogue });
    if (!planned || !actual) throw new Error('nothing planned');
    return { planned: planned.choice, actual, reasons: changedSince(planned.choice, actual, { history, since }) };
  };

  test('nothing', () => expect(changed(3, {}).reasons).toEqual([]));

  test('a look-up', () => {
    const { actual, reasons } = changed(3, { lookups: [{ date: '2026-12-10', lesson: 'laagdrempelig-contact' }] });
    expect(actual.lesson).toBe('laagdrempelig-contact');
    expect(reasons).toEqual([{ kind: 'lookup', date: '2026-12-10' }]);
  });

  test('Later brings an earlier one back', () => {
    const [first, ...others] = sent(3).shown;
    const { planned, actual, reasons } = changed(3, { shown: first ? [{ ...first, answer: 'later' }, ...others] : [] });
    expect(actual.lesson).not.toBe(planned.lesson);
    expect(actual.lesson).toBe(first?.lesson);
    expect(reasons).toEqual([{ kind: 'answer', answer: 'later', date: first?.date }]);
  });

  test('another phase', () => {
    const { reasons } = changed(3, {}, 'uitvoering');
    expect(reasons).toEqual([{ kind: 'phase', phase: 'uitvoering', main: true }]);
  });

  test('a card that got its answer after the plan was shown', () => {
    const [choice, other] = eight.map((planned) => planned.choice);
    if (!choice || !other) throw new Error('nothing planned');
    const history = { ...nothing, shown: [{ ...asShown(choice, '2026-11-17'), answer: 'wrong' as const }] };
    expect(changedSince(choice, other, { history, since })).toEqual([
      { kind: 'answer', answer: 'wrong', date: '2026-11-17' },
    ]);
  });
});

describe('the picture of a project', () => {
  const stateOf = (lesson: string, history: History, planned = plan(history)) =>
    coverage({ project, history, catalogue, planned })
      .flatMap(({ lessons }) => lessons)
      .find((entry) => entry.lesson === lesson);

  test('holds the applicable lessons, by category, in the order people know', () => {
    const picture = coverage({ project, history: nothing, catalogue });
    expect(picture.map(({ category }) => category)).toEqual(['algemeen', 'signaleren', 'verbinden']);
    expect(picture.flatMap(({ lessons }) => lessons)).toHaveLength(18);
    expect(picture[0]?.lessons[0]?.lesson).toBe(catalogue.lessonsIn('algemeen')[0]?.id);
  });

  test('says what the team did with each', () => {
    const history = {
      ...nothing,
      shown: [
        shown('2026-09-01', 'heldere-kaders', 'risk', 'doing'),
        shown('2026-09-08', 'bottom-up', 'risk', 'not-now-here'),
        shown('2026-09-15', 'juiste-schaal', 'risk', 'later'),
        shown('2026-09-22', 'sleutelfiguren', 'risk', 'wrong'),
        shown('2026-09-29', 'sociaal-weefsel', 'confirmation'),
        shown('2026-10-06', 'heldere-kaders', 'confirmation'),
        shown('2026-10-13', 'bottom-up', 'risk', 'doing'),
      ],
    };
    expect(stateOf('heldere-kaders', history)).toMatchObject({ state: 'doing', date: '2026-09-01' });
    expect(stateOf('bottom-up', history)).toMatchObject({ state: 'doing', date: '2026-10-13' });
    expect(stateOf('juiste-schaal', history)).toMatchObject({ state: 'later', date: '2026-09-15' });
    expect(stateOf('sleutelfiguren', history)).toMatchObject({ state: 'wrong', date: '2026-09-22' });
    expect(stateOf('sociaal-weefsel', history)).toMatchObject({ state: 'shown', date: '2026-09-29' });
  });

  test('says what is on its way, and what is still open', () => {
    expect(stateOf('heldere-kaders', nothing)).toMatchObject({ state: 'planned', date: '2026-11-24' });
    expect(stateOf('wees-flexibel', nothing)).toEqual({ lesson: 'wees-flexibel', state: 'open' });
    expect(stateOf('heldere-kaders', nothing, [])).toEqual({ lesson: 'heldere-kaders', state: 'open' });
  });
});

test('the bot was down: the next moment is simply the next one, whatever was missed', () => {
  const missed = eight.at(-1)?.at ?? 0;
  const [next] = plan(sent(1), missed);
  expect(next?.at).toBe(nextMoment(project, missed).at);
  expect(next && dayNumber(next.date)).toBeGreaterThan(dayNumber('2027-01-12'));
  expect(next?.at).toBeGreaterThan(startOfDay('2027-01-19', project.zone));
});

describe('a nudge that the plan did not foretell', () => {
  const second = eight[1];
  const later = eight[4];
  if (!second || !later) throw new Error('the plan is too short');
  const first = { ...sent(1), shown: sent(1, 'doing').shown.map((entry) => ({ ...entry, answeredOn: entry.date })) };
  const comes = (history: History) => {
    const content = contentOn({ project, history, date: second.date, catalogue });
    if (content?.kind !== 'lesson') throw new Error('no lesson');
    return content.choice;
  };

  test('says what stood on the plan, and what happened since', () => {
    const history = { ...first, lookups: [{ date: second.date, lesson: later.choice.lesson }] };
    const choice = comes(history);
    expect(choice.lesson).toBe(later.choice.lesson);
    expect(choice.instead).toEqual({
      lesson: second.choice.lesson,
      because: [{ kind: 'lookup', date: second.date }],
    });
  });

  test('says nothing of it when the plan came true', () => expect(comes(first).instead).toBeUndefined());
});
