import { describe, expect, test } from 'vitest';
import { writePress } from '#core';
import { limits as slackLimits } from '../../adapters/slack/limits.ts';
import { toMessage } from '../../adapters/slack/render.ts';
import { toMessage as toTeamsMessage } from '../../adapters/teams/render.ts';
import { answers, type Choice, followUps, type NudgeAnswer } from '../../src/domain/project.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { budgets, buttonsOn, wordsOn } from '../../src/replies/budget.ts';
import { type NudgeCard, nudgeCard, previewCard } from '../../src/replies/nudge-card.ts';
import { toPlainText } from '../../src/replies/plain-text.ts';
import { projectTexts } from '../../src/replies/project-texts.ts';
import { catalogue } from '../support/real-core.ts';

/** Every nudge there is, in every state in which people see it. */
const nudge = '01890a5d-ac96-774b-bcce-b302099a8057';
const project = { owner: { id: 'U1', name: 'Anna de Vries-Oosterhuis' }, state: { kind: 'active' } } as const;
const later = { kind: 'answer', answer: 'later', date: '2026-06-17' } as const;
const all = catalogue.lessons.flatMap((lesson) =>
  lesson.nudges.map(({ id, kind, step, phases: [phase] }) => {
    const choice: Choice = {
      lesson: lesson.id,
      nudge: id,
      kind,
      phase,
      reasons: [{ kind: 'phase', phase, main: true }, { kind: 'never-shown' }],
    };
    return { name: `${lesson.id}/${id}`, choice, step, lesson };
  }),
);

const cardOf = (choice: Choice, more: Partial<NudgeCard> = {}): Reply => {
  const card = nudgeCard({ nudge, choice, project, answered: undefined, ...more }, catalogue);
  if (!card) throw new Error('no card');
  return card;
};
const asks = { lesson: 'verwachtingenmanagement', date: '2026-12-15' };
const titled = catalogue.lessons.toSorted((one, other) => other.title.split(' ').length - one.title.split(' ').length);
/** The longest title there is to ask after. */
const longest = { ...asks, lesson: titled[0]?.id ?? '' };
const askedOf = [asks, longest].flatMap((asked) => [asked, ...followUps.map((said) => ({ ...asked, said }))]);
const returned = (choice: Choice): Choice => ({ ...choice, reasons: [...choice.reasons, later] });
const answeredAs = (answer: NudgeAnswer) => ({ answered: { answer, by: 'Bilal El Amrani' } });
const preview = (choice: Choice): Reply => {
  const card = previewCard(choice, catalogue);
  if (!card) throw new Error('no preview');
  return card;
};
const labels = ({ parts }: Reply) =>
  parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons.map(({ label }) => label) : []));

/** As much of the name of the lesson that a card asks about as it has room for. */
const nameOf = ({ lesson }: { readonly lesson: string }) =>
  catalogue.lesson(lesson)?.title.split(' ').slice(0, 3).join(' ');

describe.each(all)('$name', ({ choice, step, lesson }) => {
  const open = [cardOf(choice), cardOf(returned(choice)), preview(choice)];
  const text = lesson.nudges.find(({ id }) => id === choice.nudge);
  const folded = answers.map((answer) => cardOf(choice, answeredAs(answer)));

  test('has the step as its headline, and as the first line of a notification on both platforms', () => {
    for (const card of open) {
      expect(card.title).toBe(step);
      expect(toMessage(card, { canShare: false }).text.split('\n')[0]).toBe(step);
      expect(JSON.stringify(toMessage(card, { canShare: false }).blocks[0])).toContain(JSON.stringify(step));
      expect(toTeamsMessage(card, { canShare: false }).summary).toBe(step);
    }
    expect(step.length).toBeLessThanOrEqual(slackLimits.header);
  });

  test('is short in every state', () => {
    for (const card of [...open, ...folded]) {
      expect(wordsOn(card)).toBeLessThanOrEqual(budgets.nudge.words);
      expect(buttonsOn(card)).toBeLessThanOrEqual(budgets.nudge.buttons);
    }
  });

  test('is as short when it asks how the last *Doen we* went, open or answered', () => {
    for (const asked of askedOf) {
      const cards = [cardOf(choice, { asked }), cardOf(returned(choice), { asked })];
      for (const card of [...cards, ...answers.map((answer) => cardOf(choice, { asked, ...answeredAs(answer) }))]) {
        expect(wordsOn(card), toPlainText(card)).toBeLessThanOrEqual(budgets.askingNudge.words);
        expect(buttonsOn(card)).toBeLessThanOrEqual(budgets.askingNudge.buttons);
        expect(toPlainText(card)).toMatch(cards.includes(card) ? /gelukt/i : new RegExp(nameOf(asked) ?? '-'));
      }
      // Where it also says that it returns, there is not always room for the name.
      expect(toPlainText(cardOf(choice, { asked }))).toContain(nameOf(asked));
      for (const card of cards) expect(toPlainText(card)).toContain(text?.risk.text);
    }
  });

  test('asks one question with three answers, and hides what is rare', () => {
    const card = cardOf(choice);
    expect(labels(card)).toEqual([
      ...['Doen we', 'Later', 'Niet voor ons'],
      ...['Klopt niet', 'Waarom zie ik dit?', 'Bekijk de les'],
    ]);
    expect(toPlainText(card)).not.toContain('Kan botsen');
    expect(toPlainText(card)).toContain(text?.risk.text);
  });

  test('says so when it returns after Later', () => {
    expect(toPlainText(cardOf(returned(choice)))).toContain('Jullie zeiden op 17 jun: later.');
  });

  test.each(answers)('folds to one line after %s, and can be taken back', (answer) => {
    const card = cardOf(choice, answeredAs(answer));
    expect(card.title).toBe(
      `Bilal El Amrani: ${projectTexts.answers[answer]}. ${projectTexts.nudge.follow.active[answer]}`,
    );
    expect(card.parts.filter(({ kind }) => kind !== 'buttons').map(({ kind }) => kind)).toEqual(['note']);
    expect(labels(card)).toEqual(['Maak ongedaan', 'Waarom zie ik dit?', 'Bekijk de les']);
    expect(card.title.length).toBeLessThanOrEqual(slackLimits.header);
  });

  test('has the same buttons in the same order on both platforms, within what an overflow takes', () => {
    const asking = askedOf.map((asked) => cardOf(choice, { asked }));
    for (const card of [...open, ...asking, ...folded]) {
      const slack = pressesIn(toMessage(card, { canShare: false }).blocks);
      expect(slack).toEqual(pressesIn(toTeamsMessage(card, { canShare: false }).card.body));
      for (const part of card.parts) {
        if (part.kind !== 'buttons') continue;
        const hidden = part.buttons.filter(({ weight }) => weight === 'seldom');
        expect(hidden.length).not.toBe(1);
        for (const { press, intent } of hidden)
          expect(writePress(press, intent).length).toBeLessThanOrEqual(slackLimits.optionValue);
      }
    }
  });
});

/** Everything that can be pressed, in order. */
function pressesIn(value: unknown): unknown[] {
  const found = JSON.stringify(value).matchAll(/"(?:value|press)":("\{(?:\\.|[^"\\])*\}")/g);
  // In Teams each button is told again for older clients.
  return [...new Set([...found].map(([, text]) => text))];
}
