import { describe, expect, test } from 'vitest';
import { writePress } from '#core';
import { limits as slackLimits } from '../../adapters/slack/limits.ts';
import { toMessage } from '../../adapters/slack/render.ts';
import { toMessage as toTeamsMessage } from '../../adapters/teams/render.ts';
import { given } from '../../src/domain/given.ts';
import type { NudgeText } from '../../src/domain/lesson.ts';
import { answers, type Choice, followUps, type NudgeAnswer, type TeamSaid } from '../../src/domain/project.ts';
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
const asks = { lesson: 'verwachtingenmanagement', nudge: 'gone-since', date: '2026-12-15' };
const titled = catalogue.lessons.toSorted((one, other) => other.title.split(' ').length - one.title.split(' ').length);
/** The longest title there is to ask after, and the longest step. */
const longest = { ...asks, lesson: titled[0]?.id ?? '' };
const stepped = all.toSorted((one, other) => other.step.length - one.step.length)[0]?.choice;
const promised = { ...asks, lesson: stepped?.lesson ?? '', nudge: stepped?.nudge ?? '' };
const askedOf = [asks, longest, promised].flatMap((asked) => [asked, ...followUps.map((said) => ({ ...asked, said }))]);
const returnedAfter = (choice: Choice, answer: TeamSaid): Choice => ({
  ...choice,
  reasons: [...choice.reasons, { ...later, answer }],
});
const returned = (choice: Choice): Choice => returnedAfter(choice, 'later');
const answeredAs = (answer: NudgeAnswer) => ({ answered: { answer, by: 'Bilal El Amrani' } });
const preview = (choice: Choice): Reply => {
  const card = previewCard(choice, catalogue);
  if (!card) throw new Error('no preview');
  return card;
};
const labels = ({ parts }: Reply) =>
  parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons.map(({ label }) => label) : []));

const inShort = (text: string) => text.split(' ').slice(0, 3).join(' ').replace(/,$/, '');

/** As much as a card has room for of the step that it asks about, or of the lesson when the step is gone. */
function nameOf({ lesson: id, nudge }: typeof asks): string {
  const lesson = catalogue.lesson(id);
  return inShort(lesson?.nudges.find((each) => each.id === nudge)?.step ?? lesson?.title ?? '-');
}

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
        expect(toPlainText(card)).toMatch(cards.includes(card) ? /gelukt/i : new RegExp(nameOf(asked)));
      }
      for (const card of cards) expect(toPlainText(card)).toContain(text?.risk.text);
    }
  });

  test('names its lesson and who switched the lessons on, also when it asks and returns, and says what is ours', () => {
    for (const said of [undefined, ...answers, ...followUps]) {
      for (const asked of [undefined, ...askedOf]) {
        for (const name of [
          'Anna de Vries-Oosterhuis',
          'Buurtteam Oost en omstreken van de gemeente Groot Zuiderdam',
        ]) {
          const shown = said ? returnedAfter(choice, said) : choice;
          const card = cardOf(shown, { ...given({ asked }), project: { ...project, owner: { id: 'U1', name } } });
          const last = card.parts.at(-1);
          const small = last?.kind === 'note' ? last.text : '';
          expect(small).toContain(`‘${inShort(lesson.title)}`);
          expect(small).toContain(`aangezet door ${inShort(name)}`);
          expect(small).toMatch(text?.risk.origin === 'derived' ? /Eigen aanvulling/ : /van ons/);
          expect(wordsOn(card), toPlainText(card)).toBeLessThanOrEqual(budgets.nudge.words);
        }
      }
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
    expect(toPlainText(cardOf(returned(choice)))).toMatch(/Jullie zeiden( op 17 jun)?: later\./i);
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

describe('*Gelukt?*', () => {
  const shortest = all.toSorted((one, other) => wordsOn(cardOf(one.choice)) - wordsOn(cardOf(other.choice)))[0];
  const card = (asked: typeof asks) => (shortest ? toPlainText(cardOf(shortest.choice, { asked })) : '');

  test('before the question about the work gives way, the words of this one do', () => {
    const without = (shown: (choice: Choice) => Reply, wanted: (text: NudgeText) => string) =>
      all.filter(({ choice, lesson }) => {
        const text = lesson.nudges.find(({ id }) => id === choice.nudge);
        return text && !toPlainText(shown(choice)).includes(wanted(text));
      }).length;
    const asking = (choice: Choice) => cardOf(choice, { asked: asks });
    const question = ({ question }: NudgeText) => question;
    expect(without(asking, question)).toBeLessThanOrEqual(all.length / 50);
    expect(without((choice) => asking(returned(choice)), question)).toBeLessThanOrEqual(all.length / 8);
    expect(without(asking, () => nameOf(asks))).toBeLessThanOrEqual(all.length / 8);
  });

  test('asks after the step that the team was going to do', () => {
    const [nudge] = catalogue.lesson('sleutelfiguren')?.nudges ?? [];
    const beginning = nudge?.step.split(' ').slice(0, 4).join(' ');
    expect(card({ lesson: 'sleutelfiguren', nudge: nudge?.id ?? '', date: '2026-12-15' })).toContain(
      `15 dec, ‘${beginning}`,
    );
  });

  test('asks after the lesson when that step is gone, and nothing when the lesson is', () => {
    expect(card({ ...asks, nudge: 'gone-since' })).toContain('15 dec, ‘Verwachtingenmanagement’: gelukt?');
    expect(card({ ...asks, lesson: 'gone-since' })).not.toContain('gelukt');
  });
});
