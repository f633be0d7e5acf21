import { describe, expect, test } from 'vitest';
import type { Phase } from '../../../src/domain/lesson.ts';
import type { Choice, NudgeAnswer } from '../../../src/domain/project.ts';
import { dayNumber } from '../../../src/rules/calendar.ts';
import { applicableLessons, chooseNudge } from '../../../src/rules/relevance.ts';
import { standingOf } from '../../../src/rules/spacing.ts';
import {
  begin,
  catalogue,
  groupChat,
  kindsOf,
  nothing,
  only,
  play,
  shown,
  week,
} from '../../support/project-lessons.ts';

describe('how long a lesson stays away', () => {
  type Card = [answer: NudgeAnswer | undefined, phase?: Phase];
  test.each<[promise: string, cards: Card[], days: number]>([
    ['no answer', [[undefined]], 42],
    ['Doen we', [['doing']], 56],
    ['Doen we, twice', [['doing'], ['doing']], 112],
    ['Doen we, three times', [['doing'], ['doing'], ['doing']], 224],
    ['Doen we, for years', [['doing'], ['doing'], ['doing'], ['doing'], ['doing'], ['doing']], 364],
    ['Doen we, then a card without an answer', [['doing'], [undefined]], 56],
    ['Doen we, no answer, Doen we', [['doing'], [undefined], ['doing']], 112],
    ['Doen we after Later', [['later'], ['doing']], 56],
    ['Later', [['later']], 21],
    ['Later, twice', [['later'], ['later']], 42],
    ['Later, then no answer', [['later'], [undefined]], 42],
    ['Niet voor ons', [['not-now-here']], 182],
    ['Niet voor ons, and the phase has changed', [['not-now-here', 'voorbereiding']], 28],
    ['Niet voor ons, then no answer', [['not-now-here'], [undefined]], 42],
    ['Klopt niet', [['wrong']], 182],
  ])('%s', (_promise, cards, days) => {
    const entries = cards.map(([answer, phase], index) => shown(week(index), 'bottom-up', 'risk', answer, phase));
    const last = entries.at(-1)?.date ?? '';
    expect((standingOf(entries, 'start')?.due ?? 0) - dayNumber(last)).toBe(days);
  });

  test.each([
    ['Gelukt', 'worked', 182],
    ['Nog niet', 'not-yet', 28],
  ] as const)('Doen we, and then %s', (_promise, followUp, days) => {
    const entry = { ...shown(begin, 'bottom-up', 'risk', 'doing'), followUp, followedUpOn: week(1) };
    expect((standingOf([entry], 'start')?.due ?? 0) - dayNumber(begin)).toBe(days);
  });

  test('Gelukt rests no less than Doen we so often would', () => {
    const often = Array.from({ length: 4 }, (_, at) => shown(week(at), 'bottom-up', 'risk', 'doing'));
    const [last] = often.slice(-1);
    if (!last) throw new Error('no card');
    const rest =
      (standingOf([...often.slice(0, -1), { ...last, followUp: 'worked' }], 'start')?.due ?? 0) - dayNumber(last.date);
    expect(rest).toBe(364);
  });

  test('never shown, it may come at once', () => expect(standingOf([], 'start')).toBeUndefined());

  test('nothing comes too soon while another lesson may come', () => {
    const played = play(80, { answer: (_choice, at) => (['doing', undefined, 'later'] as const)[at % 3] });
    for (const [index, { lesson, date }] of played.entries()) {
      const before = played.slice(0, index);
      const standing = (id: string) =>
        standingOf(
          before.filter((entry) => entry.lesson === id),
          'start',
        );
      const tooSoon = (standing(lesson)?.due ?? 0) > dayNumber(date);
      const others = applicableLessons(groupChat, catalogue).filter(({ id }) => id !== before.at(-1)?.lesson);
      const due = others.filter(({ id }) => (standing(id)?.due ?? 0) <= dayNumber(date));
      expect(tooSoon && due.length > 0, `${lesson} on ${date}`).toBe(false);
    }
  });

  test('when none may come yet, the one whose turn is soonest comes', () => {
    const content = only('heldere-kaders', 'bottom-up', 'juiste-schaal');
    const answers = { 'heldere-kaders': 'doing', 'bottom-up': 'later', 'juiste-schaal': undefined } as const;
    const entries = Object.entries(answers).map(([lesson, answer], at) =>
      shown(week(at), lesson, 'confirmation', answer),
    );
    expect(
      chooseNudge({ project: groupChat, history: { ...nothing, shown: entries }, date: week(3), catalogue: content })
        ?.lesson,
    ).toBe('bottom-up');
    expect(
      chooseNudge({
        project: groupChat,
        history: { ...nothing, shown: entries.toReversed() },
        date: week(3),
        catalogue: content,
      })?.lesson,
    ).toBe('bottom-up');
  });
});

describe('what the team answered', () => {
  test('Later: the lesson comes back at the first turn after three weeks, with another text', () => {
    const played = play(6, { answer: (_choice, at) => (at === 0 ? 'later' : 'doing') });
    expect(played.findIndex(({ lesson }, at) => at > 0 && lesson === played[0]?.lesson)).toBe(3);
    expect(played[3]?.nudge).not.toBe(played[0]?.nudge);
    expect(played[3]?.choice.reasons).toContainEqual({ kind: 'answer', answer: 'later', date: begin });
  });

  test('Later, always: every lesson is reached all the same', () => {
    const reached = new Set(play(104, { answer: () => 'later' }).map(({ lesson }) => lesson));
    expect(reached.size).toBe(applicableLessons(groupChat, catalogue).length);
  });

  test('Doen we: it comes back as a confirmation, not before eight weeks', () => {
    const played = play(40, { answer: () => 'doing' });
    const first = played[0]?.lesson;
    const back = played.findIndex(({ lesson }, at) => at > 0 && lesson === first);
    expect(played[back]?.kind).toBe('confirmation');
    expect(back).toBeGreaterThanOrEqual(8);
    expect(played[back]?.choice.reasons).toContainEqual({ kind: 'answer', answer: 'doing', date: begin });
  });

  test('a confirmation rather goes to what the team does than to what is new', () => {
    const played = play(60, { answer: ({ lesson }) => (lesson === 'juiste-schaal' ? 'doing' : undefined) });
    const at = played.findIndex(({ lesson }) => lesson === 'juiste-schaal');
    const back = played.findIndex(
      ({ lesson, kind }, index) => index > at && kind === 'confirmation' && lesson === 'juiste-schaal',
    );
    expect(back - at).toBeGreaterThanOrEqual(8);
    expect(back - at).toBeLessThanOrEqual(10);
  });

  test('Niet voor ons: away for half a year, and back when the phase changes', () => {
    const no = ({ lesson }: Choice) => (lesson === 'heldere-kaders' ? 'not-now-here' : undefined);
    const stays = play(26, { answer: no });
    expect(stays.filter(({ lesson }) => lesson === 'heldere-kaders')).toHaveLength(1);
    const moves = play(26, { answer: no, phase: (at) => (at < 10 ? 'start' : 'uitvoering') });
    expect(moves.slice(10).some(({ lesson, phase }) => lesson === 'heldere-kaders' && phase === 'uitvoering')).toBe(
      true,
    );
  });

  test('Klopt niet: that nudge never again; another one of the lesson after half a year', () => {
    const wrong = ({ lesson, nudge }: Choice) =>
      lesson === 'heldere-kaders' && nudge === 'risico-start' ? 'wrong' : undefined;
    const cards = play(200, { answer: wrong }).filter(({ lesson }) => lesson === 'heldere-kaders');
    expect(cards.filter(({ nudge }) => nudge === 'risico-start')).toHaveLength(1);
    expect(cards.length).toBeGreaterThan(1);
    expect(cards[1] && dayNumber(cards[1].date) - dayNumber(begin)).toBeGreaterThanOrEqual(182);
  });

  test('when every nudge was called wrong, there is nothing to say', () => {
    const played = play(100, { answer: () => 'wrong', content: only('heldere-kaders', 'bottom-up') });
    const nudges = ['heldere-kaders', 'bottom-up'].flatMap((id) => catalogue.lesson(id)?.nudges ?? []);
    const ofThisPhase = nudges.filter(({ phases }) => phases.includes('start'));
    expect(played).toHaveLength(ofThisPhase.length);
  });

  test('nobody is praised for what they said does not fit', () => {
    for (const answer of ['later', 'not-now-here', 'wrong'] as const) {
      const played = play(30, { answer: () => answer });
      const confirmed = played.filter(({ kind }) => kind === 'confirmation').map(({ choice }) => kindsOf(choice));
      expect(confirmed.slice(0, 4).every((kinds) => kinds?.includes('never-shown'))).toBe(true);
    }
  });
});
