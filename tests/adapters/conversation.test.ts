import { levels } from 'pino';
import { expect, test } from 'vitest';
import { texts } from '#core';
import { createPace } from '#core/wiring';
import { pressesOf, type Shown } from '../support/board.ts';
import { describePlatforms } from '../support/describe-platforms.ts';
import { catalogue, core } from '../support/real-core.ts';

const labels = (shown: Shown | undefined) => shown?.buttons.map(({ label }) => label);
const titleOf = (lesson: string) => core.open({ kind: 'show-lesson', lesson }).title;

/** The lessons that a message opens. */
const opens = (shown: Shown | undefined) =>
  pressesOf(shown).flatMap(({ press, intent }) =>
    press === 'open' && intent.kind === 'show-lesson' ? [intent.lesson] : [],
  );
const verbinden = catalogue.lessonsIn('verbinden').map(({ id }) => id);

describePlatforms('a question', (bot) => {
  test('in the channel by the command is answered for the asker only, with a button to share', async () => {
    await bot.ask('verbinden');
    const [answer, ...more] = bot.seenBy('anna');
    expect(more).toEqual([]);
    expect(verbinden).toHaveLength(6);
    expect([...new Set(opens(answer))]).toEqual(verbinden);
    expect(labels(answer)).toContain(texts.buttons.share);
    expect([bot.seenBy('bilal'), bot.seenByAll()]).toEqual([[], []]);
  });

  test('with a mention is answered for everybody, and there is nothing left to share', async () => {
    await bot.mention('verbinden');
    const [answer, ...more] = bot.seenByAll();
    expect(more).toEqual([]);
    for (const lesson of verbinden) expect(answer?.words).toContain(titleOf(lesson));
    expect(labels(answer)).toEqual([texts.buttons.openWhole]);
    expect(bot.seenBy('bilal')).toEqual([answer]);
  });

  test('to the bot alone is answered there, and there is nobody to share it with', async () => {
    await bot.write('verbinden');
    const [answer, ...more] = bot.seenBy('anna');
    expect(more).toEqual([]);
    expect([...new Set(opens(answer))]).toEqual(verbinden);
    expect(labels(answer)).not.toContain(texts.buttons.share);
    expect(bot.seenBy('bilal')).toEqual([]);
  });

  test('that the platform brings twice is answered once', async () => {
    for (const bring of [bot.ask, bot.mention]) {
      await bring('verbinden');
      await bot.bringAgain();
    }
    expect(bot.seenBy('anna')).toHaveLength(2);
    expect(bot.seenByAll()).toHaveLength(1);
  });

  test.each<[typed: string, title: string]>([
    ['wat kan ik vragen', texts.help.title],
    ['@Lessenbot verbinden', 'Verbinden en prioriteren'],
    ['Lessenbot: heldere kaders', 'Heldere kaders'],
    ['/lessenbot', texts.help.title],
    ['1. verbinden', 'Verbinden en prioriteren'],
    ['ver\u00adbinden 🙂', 'Verbinden en prioriteren'],
    ['dankjewel!', texts.smallTalk.thanks.title],
    ['wat is de participatieladder?', 'Participatieladder'],
    ['begrip particpatieladder', 'als “participatieladder”'],
    ['bankjesdag', 'Bankjesdag'],
    ['hoi lessenbot, verbinden', 'Verbinden en prioriteren'],
    [':wave: de les heldere kaders graag', 'Heldere kaders'],
    ['Bedankt, Lessenbot! 🙏🏽', texts.smallTalk.thanks.title],
    ['buurt preventie', 'Buurtpreventie'],
    ['bankjesdg', 'Bedoel je ‘bankjesdag’?'],
    ['🏖️ kun je 2 weken pauzeren? 🏖️', 'Hier staan nog geen lessen aan'],
    ['doen we', texts.smallTalk.onCard.title],
    ['overzcht', 'Bedoel je ‘overzicht’?'],
    ['afmelden', 'Hier staan nog geen lessen aan'],
    ['fasen', 'Hier staan nog geen lessen aan'],
  ])('“%s” is understood, typed and written to the bot alone', async (typed, title) => {
    await bot.ask(typed);
    expect(bot.seenBy('anna').at(-1)?.words).toContain(title);
    if (title.includes('nog geen lessen')) return;
    await bot.write(typed);
    expect(bot.seenBy('anna').at(-1)?.words).toContain(title);
  });

  test('of somebody who asks too fast gets a kind word, and others are answered', async () => {
    bot.trouble.pace = createPace({ most: 2, windowMs: 1, now: () => 0 });
    for (const who of ['anna', 'anna', 'anna', 'bilal'] as const) await bot.ask('verbinden', who);
    const [, , word, ...more] = bot.seenBy('anna');
    expect([word?.words, more]).toEqual([expect.stringContaining(texts.tooFast.title), []]);
    expect([...new Set(opens(bot.seenBy('bilal')[0]))]).toEqual(verbinden);
  });

  test('of another bot stays unanswered', async () => {
    await bot.sayAsBot('verbinden');
    expect(bot.seenBy('anna')).toEqual([]);
  });

  test.each(['\u202e', '\u2066', '\u200f', '\u061c', '\u0007', '\u001b'])(
    'K7 with a character that turns or hides text (%j) is answered without it',
    async (character) => {
      await bot.ask(`zoek ${character}iets wat er niet is${character}`);
      await bot.mention(`${character}verbinden`);
      const seen = [...bot.seenBy('anna'), ...bot.seenByAll()];
      expect(seen).toHaveLength(3);
      expect(JSON.stringify(seen)).not.toContain(JSON.stringify(character).slice(1, -1));
    },
  );

  test('is never written to the log', async () => {
    await bot.ask('zeldzaamwoord');
    expect(bot.seenBy('anna')).toHaveLength(1);
    expect(JSON.stringify(bot.logged())).not.toContain('zeldzaamwoord');
  });

  test('on which we slip gets the apology, and a line in the log with an id and without the question', async () => {
    bot.trouble.weSlip = true;
    await bot.ask('geheim over de buren');
    expect(bot.seenBy('anna').map(({ words }) => words)).toEqual([texts.apology]);
    const errors = bot.logged().filter(({ level }) => level >= (levels.values.error ?? 0));
    expect(errors).toEqual([expect.objectContaining(bot.slipInTheLog)]);
    expect(JSON.stringify(bot.logged())).not.toContain('geheim');
  });
});

describePlatforms('a button', (bot) => {
  test('in a private answer puts the next answer in its place, for the presser only', async () => {
    await bot.ask('heldere kaders communicatieparadox');
    await bot.press(texts.buttons.open);
    const [answer, ...more] = bot.seenBy('anna');
    expect(more).toEqual([]);
    expect(answer?.words).toContain(texts.lesson.advice);
    expect(labels(answer)).toContain(texts.buttons.share);
    expect(bot.seenBy('bilal')).toEqual([]);
  });

  test('in an answer that everybody sees changes it for nobody else', async () => {
    await bot.mention('verbinden');
    const before = bot.seenByAll();
    await bot.press(texts.buttons.openWhole, 'bilal');
    expect([...new Set(opens(bot.seenBy('bilal').at(-1)))]).toEqual(verbinden);
    expect(bot.seenByAll()).toEqual(before);
    expect(bot.seenBy('anna')).toEqual(before);
  });

  test('shares an answer with everybody, under the name of who shares', async () => {
    await bot.ask('heldere kaders');
    await bot.press(texts.buttons.share);
    const [shared, ...more] = bot.seenBy('bilal');
    expect(more).toEqual([]);
    expect(bot.seenByAll()).toEqual([shared]);
    expect(shared?.words).toContain(titleOf('heldere-kaders'));
    expect(shared?.words).toContain(texts.sharedBy(bot.nameInMessages('anna')));
    expect(labels(shared)).not.toContain(texts.buttons.share);
    const told = bot
      .seenBy('anna')
      .find(({ words }) => [texts.shared, texts.sharing].some((sentence) => words.includes(sentence)));
    expect(labels(told)).toContain(texts.buttons.open);
  });

  test('says so when sharing fails, to who tried it', async () => {
    await bot.ask('heldere kaders');
    bot.refuse();
    await bot.press(texts.buttons.share);
    expect(bot.seenBy('anna').some(({ words }) => words.includes(texts.shareFailed))).toBe(true);
    expect([bot.seenByAll(), bot.seenBy('bilal')]).toEqual([[], []]);
  });

  test.each(['nonsense', '', '{"press":"open"}', '{"press":"open","intent":{"kind":"weg"}}'])(
    'that is old or made up (%s) gets a kind word',
    async (value) => {
      await bot.pressMadeUp(value);
      expect(bot.seenBy('anna').map(({ words }) => words)).toEqual([texts.oldButton]);
      expect(bot.seenBy('bilal')).toEqual([]);
    },
  );
});
