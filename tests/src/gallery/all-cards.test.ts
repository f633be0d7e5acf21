import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { phases } from '../../../src/domain/lesson.ts';
import { answers, followUps } from '../../../src/domain/project.ts';
import { allCards, cardText, measure } from '../../../src/gallery/all-cards.ts';
import { cardKinds } from '../../../src/gallery/gallery-card.ts';
import { playProject } from '../../../src/gallery/sample-project.ts';
import { catalogue, core } from '../../support/real-core.ts';

const cards = allCards(core);
const ids = cards.map(({ id }) => id);

test('each card has an address of its own, in plain letters', () => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test.each(Object.keys(cardKinds))('there are cards of the kind %s', (kind) => {
  expect(cards.filter((card) => card.kind === kind)).not.toEqual([]);
});

describe('nothing of the content is missing', () => {
  test.each([
    ['lesson', catalogue.lessons.flatMap(({ id }) => [`les-${id}`, `meer-${id}`, `gedeeld-les-${id}`])],
    ['category', catalogue.categories.flatMap(({ id }) => [`onderwerp-${id}`, `onderwerp-${id}-meer`])],
    ['intervention', catalogue.interventions.map(({ id }) => `interventie-${id}`)],
    ['term', catalogue.terms.map(({ id }) => `begrip-${id}`)],
    ['nudge', catalogue.lessons.flatMap((lesson) => lesson.nudges.map(({ id }) => `team-${lesson.id}-${id}`))],
    ['phase', phases.map((phase) => `project-fase-${phase}`)],
  ])('each %s', (_what, wanted) => {
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(catalogue.lessons.map(({ id }) => id))('a card of %s in every state in which a team sees it', (lesson) => {
    const states = cards.filter(({ id, kind }) => kind === 'answered' && id.startsWith(`team-${lesson}-`));
    // Each answer, *Gelukt?* asked and each answer to that, returned after *Later*, and seen beforehand.
    expect(states).toHaveLength(answers.length + 1 + followUps.length + 1 + 1);
  });
});

test('every reply that the bot can make is in the gallery', () => {
  const makers = globSync('src/replies/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export function (\w+)\([^{]*?\): Reply(?: \| undefined)? \{/gms)].map(
      ([, name = '']) => name,
    ),
  );
  expect(makers.length).toBeGreaterThan(25);
  const used = [...globSync('src/gallery/*.ts'), 'src/replies/answer-lookup.ts', 'src/desk/core.ts']
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  // A nudge as the engine sends it is one of the two cards that the gallery makes.
  const elsewhere = ['nudgeReply'];
  expect(makers.filter((name) => !elsewhere.includes(name) && !new RegExp(`\\b${name}\\b`).test(used))).toEqual([]);
});

test('no card goes over its budget', () => {
  const over = cards.flatMap((card) => {
    const counted = measure(card);
    const limit = counted?.limit;
    const isOver = limit && (counted.words > limit.words || counted.buttons > limit.buttons);
    return isOver ? [{ id: card.id, ...counted }] : [];
  });
  expect(over).toEqual([]);
});

test('what has a budget in the design has it here', () => {
  const kinds = ['lesson', 'shared', 'nudge', 'answered', 'intervention', 'search'];
  expect(cards.filter(({ kind, limit }) => kinds.includes(kind) && !limit).map(({ id }) => id)).toEqual([]);
});

test('a card is found by its words and by its buttons', () => {
  const help = cards.find(({ id }) => id === 'help');
  const words = help ? cardText(help) : '';
  expect(words).toContain('Waarmee kan ik helpen?');
  expect(words).toContain('Zet lessen aan');
});

test('the sample project is played by the rules: a card a week, each answer once at least, and the same each time', () => {
  const sample = playProject(catalogue);
  expect(sample.nudges).toHaveLength(12);
  expect(new Set(sample.nudges.map(({ date }) => date)).size).toBe(12);
  for (const answer of answers) expect(sample.nudges.some((nudge) => nudge.answer?.answer === answer)).toBe(true);
  for (const said of followUps) expect(sample.nudges.some(({ answer }) => answer?.followUp?.said === said)).toBe(true);
  expect(playProject(catalogue)).toEqual(sample);
});
