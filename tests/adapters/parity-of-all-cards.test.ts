import { describe, expect, test } from 'vitest';
import { toForm as toModal } from '../../adapters/slack/form.ts';
import { toMessage as toSlackMessage, toNotice as toSlackNotice } from '../../adapters/slack/render.ts';
import { toForm as toCard } from '../../adapters/teams/form.ts';
import { toMessage as toTeamsMessage, toNotice as toTeamsNotice } from '../../adapters/teams/render.ts';
import { allCards } from '../../src/gallery/all-cards.ts';
import { bare, readCard } from '../support/read-card.ts';
import { core } from '../support/real-core.ts';
import { within } from '../support/within.ts';

/** Every reply, nudge, notice and form that there is, on both platforms side by side. */
const cards = allCards(core);

describe.each(cards.flatMap((card) => (card.show === 'reply' ? [card] : [])))('$kind: $id', ({ reply, onlyYou }) => {
  test('says the same on both platforms, with the same presses in the same order', () => {
    const options = { canShare: onlyYou };
    const slack = readCard(toSlackMessage(reply, options).blocks);
    const teams = readCard(toTeamsMessage(reply, options).card.body);
    expect(bare(slack.texts)).toBe(bare(teams.texts));
    expect(slack.presses).toEqual(teams.presses);
  });
});

test.each(cards.flatMap((card) => (card.show === 'sentence' ? [[card.id, card.sentence] as const] : [])))(
  'the sentence %s is the same on both platforms',
  (_id, sentence) => {
    const slack = readCard(toSlackNotice(sentence).blocks);
    const teams = readCard(toTeamsNotice(sentence).card.body);
    expect(bare(slack.texts)).toBe(bare(teams.texts));
  },
);

/** A field as somebody sees it: what it is called, what may be chosen, what is in it, what is wrong, and whether it may stay empty. */
type SeenField = {
  readonly label: string;
  readonly choices: readonly string[];
  readonly filledIn: readonly string[];
  readonly isLong: boolean;
  readonly mayBeEmpty: boolean;
};
const words = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);
const valuesOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.flatMap((each: { value?: unknown }) => words(each.value)) : [];

// biome-ignore lint/suspicious/noExplicitAny: what a platform gets, for tests to look into
function onSlack({ label, element, optional }: any): SeenField {
  const { options, initial_option: one, initial_options: some, initial_value, initial_date, initial_time } = element;
  const single = [one?.value, initial_value, initial_date, initial_time].flatMap(words);
  return {
    label: label.text,
    choices: valuesOf(options),
    filledIn: [...single, ...valuesOf(some)],
    isLong: element.multiline === true,
    mayBeEmpty: optional === true,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what a platform gets, for tests to look into
function onTeams({ label, choices, value, isMultiSelect, isMultiline, isRequired }: any): SeenField {
  return {
    label: bare([label]),
    choices: valuesOf(choices),
    filledIn: words(value).flatMap((given) => (isMultiSelect ? given.split(',') : [given])),
    isLong: isMultiline === true,
    mayBeEmpty: isRequired !== true,
  };
}

describe.each(cards.flatMap((card) => (card.show === 'form' ? [card] : [])))('form: $id', ({ form }) => {
  const { blocks } = toModal(form, { channel: 'C1', workspace: 'T1', member: true });
  const { body } = toCard(form).card;

  test('asks the same on both platforms, with the same things filled in', () => {
    const slack = blocks.filter(({ type }) => type === 'input').map(onSlack);
    const teams = within(body)
      .filter(({ type }) => String(type).startsWith('Input.'))
      .map(onTeams);
    expect(slack.map((field) => ({ ...field, label: bare([field.label]) }))).toEqual(teams);
  });

  test('says what is wrong at the same fields', () => {
    for (const { fault } of form.fields) {
      if (fault === undefined) continue;
      expect(JSON.stringify(blocks)).toContain(fault);
      expect(bare(readCard(body).texts)).toContain(bare([fault]));
    }
  });
});
