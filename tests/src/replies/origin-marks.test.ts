import { describe, expect, test } from 'vitest';
import type { LookupIntent } from '../../../src/domain/intent.ts';
import type { Claim, Lesson, NudgeText } from '../../../src/domain/lesson.ts';
import type { Part, Reply } from '../../../src/domain/reply.ts';
import { explainChoice } from '../../../src/replies/explain-choice.ts';
import { nudgeCard, previewCard } from '../../../src/replies/nudge-card.ts';
import { shortForm } from '../../../src/replies/short-form.ts';
import { texts } from '../../../src/replies/texts.ts';
import { catalogue, core } from '../../support/real-core.ts';

/** A line as it is read, and whether its own mark, its heading or its group says that it is ours. */
type Line = { readonly text: string; readonly isMarked: boolean };

function linesOf({ parts }: Reply): readonly Line[] {
  let group: string | undefined;
  return parts.flatMap((part): readonly Line[] => {
    if (part.kind === 'heading') group = part.text;
    const heading = 'heading' in part ? (part.heading ?? '') : '';
    return saidBy(part).map((text) => ({
      text,
      isMarked: group === texts.groups.ours || [text, heading].some((words) => words.includes(texts.ours)),
    }));
  });
}

function saidBy(part: Part): readonly string[] {
  switch (part.kind) {
    case 'text':
    case 'note':
    case 'section':
      return [part.text];
    case 'points':
      return part.points;
    case 'rows':
      return part.rows.map(({ text = '' }) => text);
    case 'facts':
      return part.facts.map(({ value }) => value);
    default:
      return [];
  }
}

const claimsOf = (lesson: Lesson): readonly Claim[] => [
  lesson.gist,
  ...lesson.risk,
  ...lesson.advice,
  ...lesson.reason,
  ...lesson.examples,
  ...lesson.phases,
  ...lesson.reinforces,
  ...lesson.inTensionWith,
  ...lesson.signals.map(({ text }): Claim => ({ text, origin: 'derived' })),
];
const { lessons, categories, interventions, terms, twins } = catalogue;
const ours = [
  ...lessons.flatMap(claimsOf),
  ...categories.flatMap(({ summary, about, goal, examples }) => [summary, ...about, ...goal, ...examples]),
  ...interventions.flatMap(({ about }) => about),
  ...terms.flatMap(({ explanation }) => explanation),
  ...twins.map(({ difference }) => difference),
].filter(({ origin }) => origin === 'derived');
const theirs = new Set(lessons.flatMap(claimsOf).flatMap(({ text, origin }) => (origin === 'derived' ? [] : [text])));

const lookups: readonly LookupIntent[] = [
  { kind: 'help' },
  ...categories.flatMap(({ id }): LookupIntent[] => [
    { kind: 'show-category', category: id },
    { kind: 'more-of-category', category: id },
    { kind: 'list-examples', category: id },
  ]),
  ...lessons.flatMap(({ id, title, inTensionWith }): LookupIntent[] => [
    { kind: 'show-lesson', lesson: id },
    { kind: 'more-of-lesson', lesson: id },
    { kind: 'search', words: title },
    ...inTensionWith.map((other): LookupIntent => ({ kind: 'list-lessons', lessons: [id, other.lesson] })),
  ]),
  ...twins.map(
    ({ lessons: [one, other] }): LookupIntent => ({
      kind: 'search',
      words: [one, other].map((id) => catalogue.lesson(id)?.title).join(' '),
    }),
  ),
  ...interventions.map(({ id }): LookupIntent => ({ kind: 'show-example', intervention: id })),
  ...terms.map(({ id }): LookupIntent => ({ kind: 'show-term', term: id })),
];

test('there is something of ours to mark', () => expect(ours.length).toBeGreaterThan(100));

test.each(lookups.map((intent) => [JSON.stringify(intent), intent] as const))(
  'what is ours says so: %s',
  (_name, intent) => {
    expect(linesOf(core.open(intent)).filter(passesForTheirs)).toEqual([]);
    expect(linesOf(shortForm(core.open(intent))).filter(passesForTheirs), 'in the channel').toEqual([]);
  },
);

function passesForTheirs({ text, isMarked }: Line): boolean {
  return !isMarked && ours.some((claim) => !theirs.has(claim.text) && text.includes(claim.text));
}

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('the cards of %s', (_id, lesson) => {
  const choose = ({ id, kind, phases: [phase] }: NudgeText) => ({
    ...{ lesson: lesson.id, nudge: id, kind, phase },
    reasons: [{ kind: 'never-shown' }] as const,
  });
  const ending = (text: NudgeText) => (text.risk.origin === 'derived' ? 'Eigen aanvulling' : 'van ons');
  const owner = { id: 'U1', name: 'Samira de Vries-van den Heuvel' };
  const state = { kind: 'active' } as const;

  test.each(lesson.nudges.map((text) => [text.id, text] as const))('%s says what of it is ours', (_nudge, text) => {
    const choice = choose(text);
    const open = nudgeCard({ nudge: 'n1', choice, project: { owner, state }, answered: undefined }, catalogue);
    const preview = previewCard(choice, catalogue);
    for (const card of [open, preview]) {
      const notes = card?.parts.flatMap((part) => (part.kind === 'note' ? [part.text] : [])) ?? [];
      expect(notes.join(' ')).toContain(ending(text));
    }
    const answered = { answer: 'doing', by: 'Joris' } as const;
    const folded = nudgeCard({ nudge: 'n1', choice, project: { owner, state }, answered }, catalogue);
    expect(folded && linesOf(folded)).toContainEqual({ text: `${text.step} ${texts.ours}`, isMarked: true });
    const why = linesOf(explainChoice({ choice, nudge: 'n1', project: { owner } }, catalogue));
    expect(why.map(({ text: line }) => line).join(' ')).toMatch(
      text.risk.origin === 'derived'
        ? /De hele kaart is van ons/
        : /komt uit de bron\. De stap en de vraag zijn van ons/,
    );
  });
});
