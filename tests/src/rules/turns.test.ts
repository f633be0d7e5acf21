import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../src/content/catalogue.ts';
import type { NudgeKind, Phase } from '../../../src/domain/lesson.ts';
import type { Choice, NudgeAnswer } from '../../../src/domain/project.ts';
import { addDays } from '../../../src/rules/calendar.ts';
import { applicableLessons } from '../../../src/rules/relevance.ts';
import {
  begin,
  catalogue,
  choose,
  groupChat,
  kindsOf,
  only,
  play,
  shown,
  week,
} from '../../support/project-lessons.ts';
import { cardsOf, projectKinds } from '../../support/year-of-nudges.ts';

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

  test('a lesson that comes again in a phase brings a nudge that was never shown, also after Later', () => {
    const lesson = catalogue.lesson('heldere-kaders');
    if (!lesson) throw new Error('no lesson');
    const risk = lesson.nudges.find(({ id }) => id === 'risico-start');
    if (!risk) throw new Error('no nudge');
    const two = { ...lesson, nudges: [risk, { ...risk, id: 'tweede' }] };
    const played = play(4, { content: createCatalogue({ ...catalogue, lessons: [two] }) });
    expect(played.map(({ nudge }) => nudge)).toEqual(['risico-start', 'tweede', 'risico-start', 'tweede']);
    const postponed = play(2, { content: createCatalogue({ ...catalogue, lessons: [two] }), answer: () => 'later' });
    expect(postponed.map(({ nudge }) => nudge)).toEqual(['risico-start', 'tweede']);
  });

  test('a lesson with one text for this phase comes back with it when it was asked for', () => {
    const own = catalogue.lessons.map((lesson) =>
      lesson.id === 'heldere-kaders'
        ? { ...lesson, nudges: lesson.nudges.filter(({ id }) => !/^(ook|nog)-risico/.test(id)) }
        : lesson,
    );
    const played = play(6, {
      content: createCatalogue({ ...catalogue, lessons: own }),
      answer: (_choice, at) => (at === 0 ? 'later' : 'doing'),
    });
    expect(played[0]?.lesson).toBe('heldere-kaders');
    expect(played.slice(1).some(({ lesson, nudge }) => lesson === 'heldere-kaders' && nudge === 'risico-start')).toBe(
      true,
    );
  });
});

describe.each(Object.entries(projectKinds))('a year of weekly cards, %s', (_name, kind) => {
  const cards = cardsOf(kind, 52, 1, catalogue);

  test('has a card each week but where the bot asks how to go on, and none out of its phase', () => {
    expect(cards.length).toBeGreaterThan(30);
    expect(cards.filter(({ isOffPhase }) => isOffPhase)).toEqual([]);
  });

  test('brings no text again within 26 weeks, where there are three risks for each phase', () => {
    expect(cards.filter(({ again }) => again && again.days < 182)).toEqual([]);
  });
});
