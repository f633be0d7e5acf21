import { expect, test } from 'vitest';
import { budgets, buttonsOn, wordsOn } from '../../../src/replies/budget.ts';
import { pictureTexts } from '../../../src/replies/picture-texts.ts';
import { toPlainText } from '../../../src/replies/plain-text.ts';
import { showPicture, wholePicture } from '../../../src/replies/show-picture.ts';
import type { LessonState } from '../../../src/rules/coverage.ts';
import { catalogue } from '../../support/real-core.ts';

test.each<[state: LessonState, met: number]>([
  ['doing', 1],
  ['not-now-here', 1],
  ['later', 1],
  ['wrong', 1],
  ['shown', 1],
  ['planned', 0],
  ['open', 0],
])('a lesson counts as met once it came by, whatever the team said: %s', (state, met) => {
  const lessons = [{ lesson: 'heldere-kaders', state }];
  const text = toPlainText(showPicture({ coverage: [{ category: 'signaleren', lessons }] }));
  expect(text).toContain(`${met} van de 1 lessen`);
});

test('the short picture has a mark for each lesson and counts them in words, and the whole one names each', () => {
  const lessons = [
    { lesson: 'lokale-context', state: 'open' },
    { lesson: 'heldere-kaders', state: 'doing', date: '2026-12-01' },
    { lesson: 'behapbare-problematiek', state: 'open' },
  ] as const;
  const { parts } = showPicture({ coverage: [{ category: 'signaleren', lessons }] });
  expect(parts).toContainEqual({
    kind: 'facts',
    facts: [{ name: 'Signaleren', value: '» · · – 1 doen we, 2 nog niet geweest' }],
  });
  const whole = toPlainText(wholePicture({ coverage: [{ category: 'signaleren', lessons }], catalogue }));
  expect(whole).toContain('• » Heldere kaders/taakverdeling: Doen we (1 dec)');
  expect(whole).toContain('• · Geen te grote of complexe problematiek: Nog niet geweest');
});

test('every state has a mark of its own, which no platform turns into an emoji', () => {
  const marks = Object.values(pictureTexts.marks);
  expect(new Set(marks).size).toBe(marks.length);
  for (const mark of marks) expect(mark).not.toMatch(/\p{Emoji_Presentation}|\ufe0f|[*_~`#<>\\]/u);
});

test('with every lesson there is, in as many states as fit, it stays within its budget as text', () => {
  const states = Object.keys(pictureTexts.marks) as LessonState[];
  const coverage = catalogue.categories.map(({ id }) => ({
    category: id,
    lessons: catalogue.lessonsIn(id).map((lesson, at) => ({ lesson: lesson.id, state: states[at % 5] ?? 'open' })),
  }));
  const card = showPicture({ coverage });
  expect(wordsOn(card)).toBeLessThanOrEqual(budgets.project.words);
  expect(buttonsOn(card)).toBeLessThanOrEqual(budgets.project.buttons);
  for (const { id } of catalogue.categories) {
    const line =
      toPlainText(card)
        .split('\n')
        .find((each) => each.toLowerCase().startsWith(`${id}:`)) ?? '';
    expect(
      line
        .slice(id.length + 2)
        .split(' – ')[0]
        ?.split(' '),
    ).toHaveLength(catalogue.lessonsIn(id).length);
  }
});
