import { beforeAll, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../src/content/catalogue.ts';
import type { LessonId } from '../../../src/domain/lesson.ts';
import type { History, LocalDate } from '../../../src/domain/project.ts';
import { addDays, dayNumber, localDate, mondayOf, weekdayOf } from '../../../src/rules/calendar.ts';
import { holidayOn } from '../../../src/rules/holidays.ts';
import { applicableLessons } from '../../../src/rules/relevance.ts';
import { standingOf } from '../../../src/rules/spacing.ts';
import { catalogue } from '../../support/project-lessons.ts';
import { type Life, live } from '../../support/simulation-model.ts';

/** Ten years of fifty projects, with answers, look-ups, pauses and changes thrown by dice that are the same each time. */
const begin = '2026-01-01';
const end = '2036-01-01';
const seeds = Array.from({ length: 50 }, (_none, index) => index + 1);

describe('ten years of fifty projects', () => {
  let lives: Life[] = [];
  const turns = () => lives.flatMap((life) => life.turns);
  const sent = ({ turns: all }: Life) => all.filter(({ outcome }) => outcome === 'lesson' || outcome === 'check-in');
  beforeAll(() => {
    lives = seeds.map((seed) => live(seed, begin, end, catalogue));
  });

  test('are full of nudges, questions, pauses and other phases', () => {
    const count = (outcome: string) => turns().filter((turn) => turn.outcome === outcome).length;
    expect(count('lesson')).toBeGreaterThan(10_000);
    expect(count('check-in')).toBeGreaterThan(500);
    expect(count('paused')).toBeGreaterThan(200);
    for (const { turns: all } of lives) expect(new Set(all.map(({ plan }) => plan.phase)).size).toBe(4);
  });

  test('each planned local date has exactly one message, unless a pause came first', () => {
    expect(turns().filter(({ outcome }) => outcome === 'silence')).toEqual([]);
    for (const life of lives) {
      const dates = sent(life).map(({ moment }) => moment.date);
      expect(new Set(dates).size).toBe(dates.length);
      expect(dates).toEqual(dates.toSorted());
      for (const { moment, plan } of sent(life)) expect(localDate(moment.at, plan.zone)).toBe(moment.date);
    }
  });

  test('none on a holiday, in a weekend, or on Friday afternoon', () => {
    for (const { moment, plan } of turns()) {
      expect(holidayOn(moment.date), moment.date).toBeUndefined();
      expect(weekdayOf(moment.date), moment.date).toBeLessThanOrEqual(plan.rhythm.time < '12:00' ? 5 : 4);
    }
  });

  test('never more than one a week', () => {
    for (const life of lives) {
      const weeks = sent(life).map(({ moment }) => mondayOf(moment.date));
      expect(new Set(weeks).size).toBe(weeks.length);
    }
  });

  test('no lesson comes too soon while another may come', () => {
    const tooSoon = lives.flatMap((life) => comesTooSoon(life, catalogue));
    expect(tooSoon).toEqual([]);
  });

  test('every applicable lesson is reached in every project', () => {
    for (const { turns: all, history } of lives) {
      const reached = new Set(history.shown.map(({ lesson }) => lesson));
      const [first] = all;
      const missed = first && applicableLessons(first.plan, catalogue).filter(({ id }) => !reached.has(id));
      expect(missed).toEqual([]);
    }
  });

  test('one in three is a confirmation, and never two in a row', () => {
    for (const { history } of lives) {
      const kinds = history.shown.map(({ kind }) => kind);
      expect(kinds).toEqual(kinds.map((_kind, at) => (at % 3 === 2 ? 'confirmation' : 'risk')));
    }
  });

  test('never the same lesson twice in a row, and no nudge that was called wrong', () => {
    for (const { history } of lives) {
      const wrong = new Set<string>();
      for (const [at, { lesson, nudge, answer }] of history.shown.entries()) {
        expect(lesson).not.toBe(history.shown[at - 1]?.lesson);
        expect(wrong.has(`${lesson} ${nudge}`)).toBe(false);
        if (answer === 'wrong') wrong.add(`${lesson} ${nudge}`);
      }
    }
  });

  test('what the plan foretold is what came, when nothing happened in between', () => {
    const foretold = turns().filter((turn) => turn.foretold);
    expect(foretold.length).toBeGreaterThan(500);
    // A plan that was made later on the day of the last card may know more than the plan right after that card.
    for (const { choice, foretold: expected } of foretold)
      expect({ ...choice, instead: undefined, asks: undefined }).toEqual(expected);
  });

  test('the same seed gives the same history, another seed another', () => {
    const again = live(7, begin, end, catalogue);
    expect(again).toEqual(lives[6]);
    expect(lives[7]?.history).not.toEqual(lives[6]?.history);
  });
});

/** Lessons that came before their time although another one, with a nudge of that kind left, might have come. */
function comesTooSoon({ history, turns }: Life, content: Catalogue): string[] {
  const plans = new Map(turns.map(({ moment, plan }) => [moment.date, plan]));
  const cards = new Map<LessonId, History['shown']>();
  const found: string[] = [];
  for (const [at, { lesson, kind, phase, date }] of history.shown.entries()) {
    const due = (id: LessonId) => standingOf(cards.get(id) ?? [], phase)?.due ?? 0;
    const last = cards.get(lesson)?.at(-1)?.date;
    const allowed =
      last && isAskedFor(history, lesson, last, date) ? Math.min(dayNumber(last) + 28, due(lesson)) : due(lesson);
    const plan = plans.get(date);
    if (plan && allowed > dayNumber(date)) {
      const others = applicableLessons(plan, content).filter(
        ({ id, nudges }) =>
          id !== history.shown[at - 1]?.lesson &&
          due(id) <= dayNumber(date) &&
          nudges.some((nudge) => nudge.kind === kind && !wasWrong(cards.get(id) ?? [], nudge.id)),
      );
      if (others.length > 0) found.push(`${lesson} on ${date} before ${others[0]?.id}`);
    }
    const card = history.shown[at];
    if (card) cards.set(lesson, [...(cards.get(lesson) ?? []), card]);
  }
  return found;
}

const wasWrong = (cards: History['shown'], nudge: string) =>
  cards.some((card) => card.nudge === nudge && card.answer === 'wrong');

/** Looked up in the last four weeks, and not just because of its own card. */
const isAskedFor = ({ lookups }: History, lesson: LessonId, last: LocalDate, date: LocalDate) =>
  lookups.some(
    (lookup) =>
      lookup.lesson === lesson &&
      lookup.date >= addDays(last, 7) &&
      lookup.date > addDays(date, -28) &&
      lookup.date <= date,
  );
