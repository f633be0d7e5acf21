import { afterEach, beforeEach, describe } from 'vitest';
import type { Platform } from '#core';
import { type Store, StoreError } from '#core/store';
import { type createPace, openDesk, openProjects } from '#core/wiring';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import type { OpenPlatformBot, PlatformBot } from './platform-bot.ts';
import { monday } from './project-desk.ts';
import { core } from './real-core.ts';
import { openSlackBot } from './slack-bot.ts';
import { openTeamsBot } from './teams-bot.ts';

/** A platform that is forgotten here does not compile. */
export const bots: Readonly<Record<Platform, OpenPlatformBot>> = { slack: openSlackBot, teams: openTeamsBot };

type Pace = ReturnType<typeof createPace>;

/** What can go wrong behind the desk, for a test to switch on. */
export type Trouble = { storeAway: boolean; weSlip: boolean; pace: Pace };

/** A bot on one platform, with what can go wrong and the store behind it. */
type BotUnderTest = PlatformBot & { readonly trouble: Trouble; readonly store: Store };

/** The same promises on every platform. Each test has a new bot with an empty store. */
export function describePlatforms(name: string, promises: (bot: BotUnderTest) => void) {
  describe.each(Object.entries(bots))(`${name}, on %s`, (_platform, open) => {
    let store: Store;
    const trouble: Trouble = { storeAway: false, weSlip: false, pace: () => 'usual' };
    // Filled before each test, so that tests name it while they are described.
    const bot = {} as BotUnderTest;
    beforeEach(async () => {
      store = await openSqliteFile(':memory:');
      Object.assign(trouble, { storeAway: false, weSlip: false, pace: () => 'usual' } satisfies Trouble);
      Object.assign(bot, await open(openDeskOn(store, trouble)), { trouble, store });
    });
    afterEach(async () => {
      await bot.close();
      await store.close();
    });
    promises(bot);
  });
}

function openDeskOn(store: Store, trouble: Trouble) {
  const projects = openProjects(store);
  return openDesk({
    core: () => {
      if (trouble.weSlip) throw new TypeError('a slip');
      return core;
    },
    projects: {
      ...projects,
      find: async (place) => {
        if (trouble.storeAway) throw new StoreError('unreachable');
        return projects.find(place);
      },
    },
    now: () => monday,
    zone: 'Europe/Amsterdam',
    pace: (person) => trouble.pace(person),
    onError: () => undefined,
  });
}
