import { levels } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { type Desk, texts, writePress } from '#core';
import { openDesk, openProjects } from '#core/wiring';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { bots } from '../support/describe-platforms.ts';
import type { PlatformBot } from '../support/platform-bot.ts';
import { core } from '../support/real-core.ts';

/** What people type is never written down, also not when an error of ours repeats it: in every branch that logs. */

const words = 'geheim over de buren';
let store: Store | undefined;
let bot: PlatformBot | undefined;
afterEach(async () => {
  await bot?.close();
  await store?.close();
});

/** Errors that repeat what somebody typed: in the message, in a cause, in what hangs on it; or that are no error at all. */
const slips: Readonly<Record<string, () => unknown>> = {
  'in the message of an error': () => new TypeError(`cannot read “${words}”`),
  'in its cause': () => new Error('x', { cause: new Error(words) }),
  'in what hangs on it': () => Object.assign(new Error('x'), { text: words, data: { error: words }, original: words }),
  'in a text that was thrown': () => words,
};

/** Every thing of the desk that an adapter calls, and what somebody does to have it called. */
const branches: Readonly<Record<'ask' | 'press' | 'share' | 'submit', (bot: PlatformBot) => Promise<void>>> = {
  ask: async ({ ask, mention, write }) => {
    for (const say of [ask, mention, write]) await say(words);
  },
  press: (bot) => bot.pressMadeUp(writePress('open', { kind: 'help' })),
  share: (bot) => bot.pressMadeUp(writePress('share', { kind: 'help' })),
  submit: async ({ ask, submit }) => {
    await ask('project');
    await submit({ naam: words });
  },
};

async function openDeskThatFails(broken: keyof typeof branches, slip: () => unknown): Promise<Desk> {
  store = await openSqliteFile(':memory:');
  const parts = { core: () => core, projects: openProjects(store), now: Date.now, zone: 'Europe/Amsterdam' };
  const desk = openDesk({ ...parts, onError: () => undefined });
  return {
    ...desk,
    [broken]: () => {
      throw slip();
    },
  };
}

describe.each(Object.entries(bots))('on %s', (_platform, open) => {
  describe.each(Object.entries(slips))('words %s', (_where, slip) => {
    test.each(Object.entries(branches))('stay out of the log when it fails to %s', async (broken, happen) => {
      bot = await open(await openDeskThatFails(broken as keyof typeof branches, slip));
      await happen(bot);
      const errors = bot.logged().filter(({ level }) => level >= (levels.values.error ?? 0));
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(bot.logged())).not.toContain('geheim');
      const seen = JSON.stringify([bot.seenBy('anna'), bot.seenByAll()]);
      expect(seen).not.toContain('geheim');
      if (broken === 'ask') expect(seen).toContain(texts.apology);
    });
  });
});
