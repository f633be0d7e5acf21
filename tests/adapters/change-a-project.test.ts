import { expect, test } from 'vitest';
import { projectTexts } from '#core';
import { describePlatforms } from '../support/describe-platforms.ts';
import type { FilledIn, PlatformBot } from '../support/platform-bot.ts';

const { buttons, form } = projectTexts;
const setUp = 'project whatsapp-groep fase start elke dinsdag 10:00';
const filledIn = {
  name: 'Appgroep Noord',
  interventions: ['whatsapp-groep', 'buurtpreventie'],
  phase: 'start',
  every: 'week',
  weekday: '2',
  time: '10:00',
  start: '2026-11-24',
  owner: 'Anna de Vries',
} satisfies FilledIn;
const lastSeenByAll = (bot: PlatformBot) => bot.seenByAll().at(-1)?.words;

describePlatforms('the form of a project', (bot) => {
  test('opens for who asks, and for nobody else', async () => {
    await bot.ask('project');
    expect(bot.form('anna')?.fields).toEqual(Object.keys(filledIn));
    expect(bot.form('bilal')).toBeUndefined();
    expect(bot.seenBy('bilal')).toEqual([]);
  });

  test('opens for words that were not all understood, filled in, and says which and why', async () => {
    await bot.ask('project Noord, bankjesdag fase start elke zaterdag 10:00');
    expect(bot.form('anna')?.fields).toEqual(Object.keys(filledIn));
    expect(bot.form('anna')?.says).toContain(form.doubts.unread('“Noord”'));
    expect(bot.form('anna')?.says).toContain(form.doubts.weekend('elke zaterdag 10:00'));
    expect(bot.seenByAll()).toEqual([]);
  });

  test('says what is wrong with a moment at once', async () => {
    await bot.ask('project bankjesdag fase start elke vrijdag 14:00');
    expect(bot.form('anna')?.says).toContain(form.faults['friday-afternoon']);
  });

  test('shows a fault at its field and saves nothing; in order, everybody sees what was saved', async () => {
    await bot.ask('project');
    await bot.submit({ ...filledIn, start: '2027-03-22', time: '02:30' });
    expect(bot.form('anna')?.faults).toEqual({ time: form.faults['clock-change'] });
    expect(bot.seenByAll()).toEqual([]);
    await bot.submit(filledIn);
    expect(lastSeenByAll(bot)).toContain('Appgroep Noord');
    expect(lastSeenByAll(bot)).toContain('Anna heeft lessen aangezet');
    expect(bot.seenBy('bilal')).toEqual(bot.seenByAll());
  });

  test('that was open while a colleague changed the project comes again, with what they changed and what was typed', async () => {
    await bot.ask(setUp);
    await bot.ask('project');
    const before = {
      ...filledIn,
      name: 'WhatsApp-groep',
      interventions: ['whatsapp-groep'],
      start: '2026-11-23',
      owner: 'Anna',
    };
    await bot.ask('fase uitvoering', 'bilal');
    const told = bot.seenByAll();
    await bot.submit({ ...before, time: '11:00' });
    expect(bot.seenByAll()).toEqual(told);
    expect(bot.form('anna')?.fields).toEqual(Object.keys(filledIn));
    // With what the colleague chose and what was typed, it is saved.
    await bot.submit({ ...before, phase: 'uitvoering', time: '11:00' });
    expect(lastSeenByAll(bot)).toContain('Uitvoering');
    expect(lastSeenByAll(bot)).toContain('11:00');
  });

  test('that is saved where the bot may not write says so, to who sent it', async () => {
    await bot.ask('project');
    bot.refuse();
    await bot.submit(filledIn);
    expect(
      bot
        .seenBy('anna')
        .map(({ words }) => words)
        .join(),
    ).toContain('ik kon het niet in het kanaal zetten');
    expect([bot.seenByAll(), bot.seenBy('bilal')]).toEqual([[], []]);
  });
});

describePlatforms('a change of a project', (bot) => {
  test('is told to everybody, and anybody can undo it, under their name', async () => {
    await bot.ask(setUp);
    expect(lastSeenByAll(bot)).toContain('Anna heeft lessen aangezet');
    await bot.ask('fase uitvoering', 'bilal');
    expect(lastSeenByAll(bot)).toContain('Bilal heeft de fase veranderd');
    await bot.press(buttons.undo);
    expect(lastSeenByAll(bot)).toContain('Anna heeft ongedaan gemaakt: fase uitvoering');
    expect(bot.seenBy('bilal')).toEqual(bot.seenByAll());
    await bot.ask('fase start');
    expect(bot.seenBy('anna').at(-1)?.words).toContain('Jullie zaten al in de fase start');
  });

  test.each(['plan', 'logboek', 'status', 'nu'])(
    '“/lessen %s” shows what is there to the asker only',
    async (words) => {
      await bot.ask(setUp);
      const before = bot.seenByAll();
      await bot.ask(words, 'bilal');
      expect(bot.seenBy('bilal')).toHaveLength(before.length + 1);
      expect([bot.seenByAll(), bot.seenBy('anna')]).toEqual([before, before]);
    },
  );

  test.each<[typed: string, told: string]>([
    ['hallo lessenbot, 2 weken pauze graag 🙂', projectTexts.pause.title],
    ['kun je ons 2 weken op pauze zetten?', projectTexts.pause.title],
    ['even niet', projectTexts.pause.title],
    ['Wij willen ons afmelden.', projectTexts.stop.title],
    ['zet ons op fase uitvoering', 'Anna heeft de fase veranderd'],
  ])('“%s” is a change', async (typed, told) => {
    await bot.ask(setUp);
    await bot.ask(typed);
    expect(lastSeenByAll(bot)).toContain(told);
  });

  test.each<[typed: string, offered: string, told: string]>([
    ['puaze 2 weken', 'Pauze 2 weken', projectTexts.pause.title],
    ['Hoe zet ik je uit?', 'Stop', projectTexts.stop.title],
  ])('that was nearly typed (%s) is offered, and made when that is pressed', async (typed, offered, told) => {
    await bot.ask(setUp);
    const before = bot.seenByAll();
    await bot.ask(typed);
    expect(bot.seenByAll()).toEqual(before);
    await bot.press(offered);
    expect(lastSeenByAll(bot)).toContain(told);
  });

  test('cannot be made while the store is away, and it is said that nothing changed', async () => {
    await bot.ask(setUp);
    const before = bot.seenByAll();
    bot.trouble.storeAway = true;
    await bot.ask('stop');
    expect(bot.seenBy('anna').at(-1)?.words).toContain(projectTexts.unavailable.text);
    expect(bot.seenByAll()).toEqual(before);
  });
});
