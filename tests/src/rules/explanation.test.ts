import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../src/content/catalogue.ts';
import { chooseNudge } from '../../../src/rules/relevance.ts';
import { begin, catalogue, choose, groupChat, nothing, only, play, week } from '../../support/project-lessons.ts';

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
