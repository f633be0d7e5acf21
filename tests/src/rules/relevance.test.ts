import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../src/content/catalogue.ts';
import type { Lesson, NudgeKind, Phase } from '../../../src/domain/lesson.ts';
import type { Choice, History, NudgeAnswer } from '../../../src/domain/project.ts';
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
  only,
  play,
  shown,
  week,
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

describe('what was looked up', () => {
  const lookup = (lesson: string, date: string) => ({ lookups: [{ lesson, date }] });

  test('brings a lesson of this phase to the front', () => {
    const choice = choose(lookup('kracht-van-herhaling', addDays(begin, -3)));
    expect(choice.lesson).toBe('kracht-van-herhaling');
    expect(choice.reasons).toContainEqual({ kind: 'lookup', date: addDays(begin, -3) });
  });

  test.each([
    ['four weeks ago', lookup('kracht-van-herhaling', addDays(begin, -28))],
    ['of another phase', lookup('ruimte-om-te-reageren', addDays(begin, -3))],
    ['after the day itself', lookup('kracht-van-herhaling', addDays(begin, 1))],
  ])('does not when it was %s', (_when, history) => expect(choose(history).lesson).toBe('heldere-kaders'));

  test('brings a lesson back after four weeks, in the same phase, before its six are over', () => {
    const card = shown(begin, 'heldere-kaders', 'risk');
    const other = shown(week(1), 'sleutelfiguren', 'confirmation');
    const history = { shown: [card, other], lookups: [{ lesson: card.lesson, date: week(3) }] };
    expect(choose(history, addDays(week(4), -1)).lesson).not.toBe(card.lesson);
    expect(choose(history, week(4)).lesson).toBe(card.lesson);
  });

  test('does not keep the others away, however often it is looked up', () => {
    const ids = [
      'heldere-kaders',
      'communicatieparadox',
      'bottom-up',
      'sleutelfiguren',
      'juiste-schaal',
      'sociaal-weefsel',
    ];
    const lookups = Array.from({ length: 150 }, (_none, at) =>
      ids.map((lesson) => ({ lesson, date: week(at) })),
    ).flat();
    const reached = new Set(play(150, { lookups }).map(({ lesson }) => lesson));
    expect(reached.size).toBe(applicableLessons(groupChat, catalogue).length);
  });

  test('does not count when it was opened because of its own card', () => {
    const card = shown(begin, 'heldere-kaders', 'risk');
    const other = shown(week(1), 'sleutelfiguren', 'confirmation');
    const history = { shown: [card, other], lookups: [{ lesson: card.lesson, date: addDays(begin, 6) }] };
    expect(choose(history, addDays(week(4), -1)).reasons.map(({ kind }) => kind)).not.toContain('lookup');
    expect(choose(history, addDays(begin, 29)).lesson).not.toBe(card.lesson);
  });
});

describe('turns', () => {
  test.each<NudgeAnswer | 'silence'>(['doing', 'not-now-here', 'later', 'silence'])(
    'two risks, then a confirmation, whatever the answer: %s',
    (answer) => {
      const played = play(90, { answer: () => (answer === 'silence' ? undefined : answer) });
      const turns: NudgeKind[] = ['risk', 'risk', 'confirmation'];
      expect(played.map(({ kind }) => kind)).toEqual(played.map((_entry, at) => turns[at % 3]));
      for (const { kind, choice } of played)
        expect(kindsOf(choice)?.includes('turn-to-confirm')).toBe(kind === 'confirmation');
    },
  );

  test('never the same lesson twice in a row', () => {
    for (const answer of ['doing', 'not-now-here', 'later', undefined] as const) {
      const lessons = play(150, { answer: () => answer }).map(({ lesson }) => lesson);
      expect(lessons.filter((lesson, at) => lesson === lessons[at - 1])).toEqual([]);
    }
    const answer = ({ lesson }: Choice) => (lesson === 'bottom-up' ? 'later' : 'doing');
    const two = play(30, { content: only('heldere-kaders', 'bottom-up'), answer }).map(({ lesson }) => lesson);
    expect(two.filter((lesson, at) => lesson === two[at - 1])).toEqual([]);
  });

  test('unless it is the only one', () => {
    expect(play(5, { content: only('heldere-kaders') })).toHaveLength(5);
  });

  test.each<Phase>(['voorbereiding', 'start', 'uitvoering', 'borging'])(
    'once in the phase %s is enough: a risk comes back after those of other phases',
    (phase) => {
      const played = play(60, { phase: () => phase });
      const risks = played.filter(({ kind }) => kind === 'risk');
      const again = risks.find(({ lesson }, at) => risks.slice(0, at).some((entry) => entry.lesson === lesson));
      const seen = new Set(played.slice(0, again && played.indexOf(again)).map(({ lesson }) => lesson));
      expect(seen.size).toBe(applicableLessons(groupChat, catalogue).length);
    },
  );

  test('a lesson that matters most here shows its risk first', () => {
    const first = new Map(
      play(20)
        .toReversed()
        .map(({ lesson, kind }) => [lesson, kind]),
    );
    for (const id of ['heldere-kaders', 'communicatieparadox', 'realistische-verwachtingen']) {
      expect(first.get(id), id).toBe('risk');
    }
  });

  test('a lesson that comes again in a phase brings a nudge that was never shown; after Later the same', () => {
    const lesson = catalogue.lesson('heldere-kaders');
    if (!lesson) throw new Error('no lesson');
    const [risk] = lesson.nudges;
    if (!risk) throw new Error('no nudge');
    const two = { ...lesson, nudges: [risk, { ...risk, id: 'tweede' }] };
    const played = play(4, { content: createCatalogue({ ...catalogue, lessons: [two] }) });
    expect(played.map(({ nudge }) => nudge)).toEqual(['risico-start', 'tweede', 'risico-start', 'tweede']);
    const postponed = play(2, { content: createCatalogue({ ...catalogue, lessons: [two] }), answer: () => 'later' });
    expect(postponed.map(({ nudge }) => nudge)).toEqual(['risico-start', 'risico-start']);
  });
});

describe('the explanation', () => {
  test.each([
    ['heldere-kaders', 'wees-flexibel'],
    ['communicatieparadox', 'kracht-van-herhaling'],
    ['representativiteit', 'bottom-up'],
    ['sleutelfiguren', undefined],
  ])('%s brings the lesson it pulls against: %s', (lesson, counterpart) => {
    expect(
      chooseNudge({
        project: groupChat,
        history: nothing,
        date: begin,
        catalogue: only(lesson, ...(counterpart ? [counterpart] : [])),
      })?.lesson,
    ).toBeDefined();
    expect(play(20).find((entry) => entry.lesson === lesson)?.choice.counterpart).toBe(counterpart);
  });

  test('of two it pulls against, the one that holds for this project', () => {
    const budget = { interventions: ['buurtbudget'], phase: 'uitvoering' } as const;
    const flexible = only('wees-flexibel', 'verwachtingenmanagement', 'heldere-kaders');
    const counterpart = (project: Parameters<typeof chooseNudge>[0]['project']) =>
      chooseNudge({
        project,
        history: { ...nothing, lookups: [{ lesson: 'wees-flexibel', date: begin }] },
        date: begin,
        catalogue: flexible,
      });
    expect(counterpart({ ...groupChat, phase: 'uitvoering' })).toMatchObject({
      lesson: 'wees-flexibel',
      counterpart: 'heldere-kaders',
    });
    expect(counterpart(budget)).toMatchObject({ lesson: 'wees-flexibel', counterpart: 'verwachtingenmanagement' });
  });

  test('when neither holds for this project, the first', () => {
    const place = { interventions: ['leefomgeving'], phase: 'uitvoering' } as const;
    const choice = chooseNudge({
      project: place,
      history: nothing,
      date: begin,
      catalogue: only('bureaucratische-belemmeringen'),
    });
    expect(choice).toMatchObject({ lesson: 'bureaucratische-belemmeringen', counterpart: 'heldere-kaders' });
  });

  test('what came second is what would come without the first', () => {
    const played = play(40, {
      answer: (_choice, at) => (['doing', undefined, 'later', 'not-now-here'] as const)[at % 4],
    });
    for (const [at, { choice, date }] of played.entries()) {
      const others = catalogue.lessons.filter(({ id }) => id !== choice.lesson);
      const without = createCatalogue({ ...catalogue, lessons: others });
      const second = chooseNudge({
        project: groupChat,
        history: { ...nothing, shown: played.slice(0, at) },
        date,
        catalogue: without,
      });
      expect(choice.runnerUp, date).toBe(second?.lesson);
    }
  });

  test('the last card of this lesson and the answer to it are named', () => {
    const played = play(60, { answer: (_choice, at) => (at % 2 === 0 ? 'doing' : undefined) });
    for (const [at, { lesson, choice }] of played.entries()) {
      const before = played.slice(0, at).findLast((entry) => entry.lesson === lesson);
      const expected = before ? { kind: 'last-shown', date: before.date } : { kind: 'never-shown' };
      expect(choice.reasons).toContainEqual(expected);
      if (before?.answer) {
        expect(choice.reasons).toContainEqual({ kind: 'answer', answer: before.answer, date: before.date });
      }
    }
  });

  test('the same facts give the same choice, and are left as they were', () => {
    const history = { shown: play(30), lookups: [{ lesson: 'bottom-up', date: week(28) }] };
    const before = structuredClone(history);
    const choice = choose(history, week(30));
    expect(choose(structuredClone(history), week(30))).toEqual(choice);
    expect(history).toEqual(before);
  });
});
