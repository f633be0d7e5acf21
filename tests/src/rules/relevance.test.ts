import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../src/content/catalogue.ts';
import type { Lesson, NudgeKind, Phase } from '../../../src/domain/lesson.ts';
import type { History, NudgeAnswer } from '../../../src/domain/project.ts';
import { addDays } from '../../../src/rules/calendar.ts';
import { applicableLessons, chooseNudge } from '../../../src/rules/relevance.ts';
import {
  begin,
  catalogue,
  choose,
  groupChat,
  kindsOf,
  lessonLike,
  nothing,
  play,
} from '../../support/project-lessons.ts';

const ofPhase = (phase: Phase) =>
  applicableLessons(groupChat, catalogue).filter((lesson) => lesson.phases.some((own) => own.phase === phase));

describe('what fits', () => {
  test('first comes a lesson that names the intervention and weighs most in this phase, and it says so', () => {
    expect(choose(nothing)).toEqual({
      lesson: 'heldere-kaders',
      nudge: 'risico-start',
      kind: 'risk',
      phase: 'start',
      reasons: [
        { kind: 'phase', phase: 'start', main: true },
        { kind: 'intervention', intervention: 'whatsapp-groep' },
        { kind: 'never-shown' },
      ],
      counterpart: 'wees-flexibel',
      runnerUp: 'communicatieparadox',
    });
  });

  test.each<[Phase, string]>([
    ['voorbereiding', 'lokale-context'],
    ['start', 'heldere-kaders'],
    ['uitvoering', 'communicatieparadox'],
    ['borging', 'heldere-kaders'],
  ])('a whatsapp group in the phase %s begins with %s', (phase, lesson) => {
    const choice = choose(nothing, begin, { ...groupChat, phase });
    expect(choice.lesson).toBe(lesson);
    expect(catalogue.lesson(lesson)?.phases.map((own) => own.phase)).toContain(phase);
  });

  test('only lessons that hold for what the project does', () => {
    const ids = new Set(applicableLessons(groupChat, catalogue).map(({ id }) => id));
    expect(ids.has('verwachtingenmanagement')).toBe(false);
    for (const { lesson } of play(60)) expect(ids).toContain(lesson);
    const more = applicableLessons({ interventions: ['whatsapp-groep', 'buurtbudget'] }, catalogue);
    expect(more.map(({ id }) => id)).toContain('verwachtingenmanagement');
  });

  test.each<Phase>(['voorbereiding', 'start', 'uitvoering', 'borging'])(
    'in the phase %s lessons of other phases wait until every lesson of this one was shown',
    (phase) => {
      const played = play(60, { phase: () => phase });
      const firstOther = played.findIndex(({ choice }) => kindsOf(choice)?.includes('other-phase'));
      const before = new Set(played.slice(0, firstOther).map(({ lesson }) => lesson));
      expect([...before].sort()).toEqual(
        ofPhase(phase)
          .map(({ id }) => id)
          .sort(),
      );
    },
  );

  test('every applicable lesson is reached, also when nobody ever moves the phase', () => {
    const reached = new Set(play(40).map(({ lesson }) => lesson));
    expect(reached.size).toBe(applicableLessons(groupChat, catalogue).length);
  });

  test('of other phases the next one goes first', () => {
    const other = play(60).find(({ choice }) => kindsOf(choice)?.includes('other-phase'));
    expect(other?.choice.reasons[0]).toEqual({ kind: 'other-phase', phase: 'uitvoering' });
  });
});

describe('of two lessons that may come', () => {
  const today = '2027-06-01';
  const ago = (days: number) => addDays(today, -days);
  const card = (
    lesson: string,
    days: number,
    phase: Phase = 'start',
    answer?: NudgeAnswer,
    kind: NudgeKind = 'risk',
  ) => ({
    ...{ date: ago(days), lesson, nudge: kind === 'risk' ? `risico-${phase}` : 'bevestiging', kind, phase },
    ...(answer && { answer }),
  });
  const lookup = (lesson: string) => ({ lesson, date: ago(2) });
  /** Another lesson came last, so neither of the two is held back; two risks before it make it a turn to confirm. */
  const lately = (...kinds: NudgeKind[]) =>
    kinds.map((kind, at) => card('iets-anders', 2 - at, 'start', undefined, kind));
  type Sort = [phases: Lesson['nudges'][number]['phases'], intervention?: string];

  // The catalogue lists `a` first, so that `b` comes only for the reason given.
  test.each<[promise: string, a: Sort, b: Sort, history: Partial<History>]>([
    ['its main phase', [['uitvoering', 'start']], [['start', 'uitvoering']], {}],
    ['the intervention it names', [['start']], [['start'], 'whatsapp-groep'], {}],
    [
      'the phase, before a named and looked-up one of the next',
      [['uitvoering'], 'whatsapp-groep'],
      [['start']],
      { lookups: [lookup('a')] },
    ],
    ['the next phase, not the last', [['voorbereiding']], [['uitvoering']], {}],
    [
      'a look-up, before a named one in its main phase',
      [['start', 'uitvoering'], 'whatsapp-groep'],
      [['uitvoering', 'start']],
      { lookups: [lookup('b')] },
    ],
    [
      'new before known',
      [['start', 'voorbereiding']],
      [['start']],
      { shown: [card('a', 42, 'voorbereiding'), ...lately('confirmation')] },
    ],
    [
      'a long wait, before its main phase',
      [['start', 'voorbereiding']],
      [['voorbereiding', 'start']],
      { shown: [card('b', 130, 'voorbereiding'), card('a', 42, 'voorbereiding'), ...lately('confirmation')] },
    ],
    [
      'once in this phase, before twice',
      [['start']],
      [['start']],
      { shown: [card('a', 140), card('a', 56), card('b', 42), ...lately('confirmation')] },
    ],
    [
      'Later, before all that is new',
      [['start'], 'whatsapp-groep'],
      [['uitvoering', 'start']],
      { shown: [card('b', 21, 'start', 'later'), ...lately('confirmation')], lookups: [lookup('a')] },
    ],
    [
      'a risk of which the team does not say that it is covered',
      [['start', 'voorbereiding']],
      [['voorbereiding', 'start']],
      { shown: [card('a', 56, 'voorbereiding', 'doing'), card('b', 56, 'voorbereiding'), ...lately('confirmation')] },
    ],
    [
      'to confirm: what the team does, before what is new and matters',
      [['start', 'uitvoering'], 'whatsapp-groep'],
      [['uitvoering', 'start']],
      { shown: [card('b', 56, 'start', 'doing'), ...lately('risk', 'risk')] },
    ],
    [
      'to confirm: not what the team put off',
      [['start', 'uitvoering']],
      [['uitvoering', 'start']],
      { shown: [card('a', 28, 'start', 'later'), ...lately('risk', 'risk')] },
    ],
    [
      'to confirm: not the one whose risk should come first',
      [['start', 'uitvoering']],
      [['uitvoering', 'start']],
      { shown: lately('risk', 'risk') },
    ],
    [
      'to confirm: a risk of this phase may come back, before what is new in another',
      [['uitvoering']],
      [['start']],
      { shown: [card('b', 42), ...lately('risk', 'risk')] },
    ],
  ])('what goes first is %s', (_promise, a, b, history) => {
    const lessons = [lessonLike('a', ...a), lessonLike('b', ...b)];
    const content = createCatalogue({ ...catalogue, lessons });
    expect(content.lessons.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(
      chooseNudge({ project: groupChat, history: { ...nothing, ...history }, date: today, catalogue: content })?.lesson,
    ).toBe('b');
  });

  test('when nothing tells them apart, the order of the catalogue', () => {
    const content = createCatalogue({
      ...catalogue,
      lessons: [lessonLike('a', ['start']), lessonLike('b', ['start'])],
    });
    expect(chooseNudge({ project: groupChat, history: nothing, date: today, catalogue: content })).toMatchObject({
      lesson: 'a',
      runnerUp: 'b',
    });
  });
});
