import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { projectTexts, texts } from '#core';
import type { ButtonIntent, Intent, LookupIntent } from '../../../src/domain/intent.ts';
import { allCards } from '../../../src/gallery/all-cards.ts';
import { everyAlias } from '../../../src/grammar/aliases.ts';
import { catalogue, core } from '../../support/real-core.ts';

/** What stands on a button, typed, does what the button does. */

type Kind = Intent['kind'];
const understand = (words: string) => core.understand(words, '2026-11-23');

const { categories, lessons, interventions, terms } = catalogue;
const lookups: readonly LookupIntent[] = [
  { kind: 'help' },
  { kind: 'list-terms' },
  { kind: 'list-examples' },
  { kind: 'thanks' },
  { kind: 'on-card' },
  { kind: 'unknown-term', words: 'kwantum' },
  { kind: 'show-term', term: 'weg' },
  { kind: 'search', words: 'wantrouwen' },
  { kind: 'search', words: 'zzqx' },
  ...categories.flatMap(({ id: category }): LookupIntent[] => [
    { kind: 'show-category', category },
    { kind: 'more-of-category', category },
    { kind: 'list-examples', category },
  ]),
  ...lessons.flatMap(({ id: lesson }): LookupIntent[] => [
    { kind: 'show-lesson', lesson },
    { kind: 'more-of-lesson', lesson },
  ]),
  ...interventions.map(({ id }): LookupIntent => ({ kind: 'show-example', intervention: id })),
  ...terms.map(({ id }): LookupIntent => ({ kind: 'show-term', term: id })),
];

type Opens = readonly [label: string, intent: ButtonIntent];
const opens: readonly Opens[] = lookups
  .flatMap((intent) => core.open(intent).parts)
  .flatMap((part): readonly Opens[] => {
    if (part.kind === 'rows') return part.rows.map((row) => [row.title, row.opens]);
    if (part.kind === 'menu') return part.choices.map((choice) => [choice.label, choice.intent]);
    return part.kind === 'buttons' ? part.buttons.map((button) => [button.label, button.intent]) : [];
  });

/** These mean nothing without the card on which they stand: what is typed says where to press, or shows all. */
const ofTheCard: ReadonlyMap<string, Kind> = new Map([
  [texts.buttons.moreOfLesson, 'on-card'],
  [texts.buttons.moreOfCategory, 'on-card'],
  [texts.buttons.more, 'on-card'],
  [texts.buttons.openWhole, 'on-card'],
  [texts.buttons.share, 'on-card'],
  [texts.buttons.backToLessons, 'help'],
  [texts.buttons.examples, 'list-examples'],
]);
const isTitle = (label: string) => understand(label).kind === 'show-lesson';
const byLabel = new Map(
  opens.map(([label, intent]) => [`${label} ${JSON.stringify(intent)}`, [label, intent] as const]),
);

describe('a look-up', () => {
  test('has buttons of many kinds', () => expect(byLabel.size).toBeGreaterThan(90));

  test.each([...byLabel.values()])('“%s” opens what its button opens', (label, intent) => {
    const typed = understand(label);
    const kind = ofTheCard.get(label);
    if (kind) expect(typed.kind).toBe(kind);
    // A lesson and a term with one name: the lesson comes first.
    else if (intent.kind === 'show-term' && isTitle(label)) expect(intent.term).toBe('lesson' in typed && typed.lesson);
    else expect(typed).toEqual(intent);
  });

  test.each(categories)('$id is gone back to by its label', ({ id, name }) => {
    for (const label of [texts.buttons.backTo(name), texts.buttons.allOf(name)])
      expect(understand(label)).toEqual({ kind: 'show-category', category: id });
  });

  test.each(lessons)('$title is opened by the name that a screen reader says', ({ id, title }) =>
    expect(understand(texts.buttons.openLabel(title))).toEqual({ kind: 'show-lesson', lesson: id }),
  );

  test.each([...ofTheCard])('“%s” is %s', (label, kind) => expect(understand(label).kind).toBe(kind));
});

describe('a project', () => {
  const buttons: { readonly [Name in keyof typeof projectTexts.buttons]: Kind } = {
    setUp: 'project',
    change: 'project',
    fillIn: 'project',
    fillInHere: 'project',
    plan: 'plan',
    log: 'log',
    picture: 'picture',
    makePage: 'make-page',
    newPage: 'make-page',
    revokePage: 'revoke-page',
    revokeSurely: 'revoke-page',
    pause: 'pause',
    resume: 'resume',
    stop: 'stop',
    undo: 'undo',
    now: 'next-now',
    worked: 'on-card',
    notYet: 'on-card',
    undoFollowUp: 'on-card',
    why: 'on-card',
    lesson: 'on-card',
    lessons: 'help',
    back: 'on-card',
  };
  test.each(Object.entries(projectTexts.buttons))('the button %s, “%s”, is understood', (name, label) =>
    expect(understand(label).kind).toBe(new Map<string, Kind>(Object.entries(buttons)).get(name)),
  );

  test.each(Object.values(projectTexts.answers))('“%s” is said on a card', (label) =>
    expect(understand(label).kind).toBe('on-card'),
  );

  test.each(Object.entries(projectTexts.wishes))('a wish %s, “%s”, is understood', (_wish, label) =>
    expect(['resume', 'stop', 'project']).toContain(understand(label).kind),
  );

  test.each(Object.entries(projectTexts.phases))('the phase %s alone is asked back', (phase, label) =>
    expect(understand(label)).toMatchObject({ kind: 'did-you-mean', intent: { kind: 'set-phase', phase } }),
  );
});

test('no label on any card there is is taken for a question', () => {
  const labels = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    if ('label' in part && 'intent' in part && typeof part.label === 'string') labels.add(part.label);
    for (const inner of Object.values(part)) collect(inner);
  };
  collect(allCards(core));
  expect(labels.size).toBeGreaterThan(100);
  expect([...labels].filter((label) => understand(label).kind === 'search')).toEqual([]);
});

describe('the manual', () => {
  const manual = readFileSync('docs/handleiding.md', 'utf8');
  const marked = [...manual.matchAll(/\*\*([^*]+)\*\*|(?<=\s)_([^_]+)_/g)].map(
    ([, bold, slanted]) => bold ?? slanted ?? '',
  );
  test('marks words to type or to press', () => expect(marked.length).toBeGreaterThan(10));
  test.each(marked)('“%s” is no question', (words) => expect(understand(words).kind).not.toBe('search'));
});

test('what an alias is best called means the same', () => {
  for (const [phrase, { typed, intent }] of everyAlias())
    expect([phrase, understand(typed).kind]).toEqual([phrase, intent.kind]);
});
