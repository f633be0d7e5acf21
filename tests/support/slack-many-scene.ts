import { pino } from 'pino';
import type { Desk } from '#core';
import type { Store } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import { openNudges } from '../../adapters/host/nudges.ts';
import { createClock } from '../../adapters/host/schedule-clock.ts';
import { findByPlace } from '../../src/store/project-rows.ts';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import { core } from './real-core.ts';
import { clientId, clientSecret, startMany } from './slack-many.ts';
import { openSlackOffices } from './slack-offices.ts';
import { until } from './until.ts';

/** Monday 23 November 2026, 12:00 in Amsterdam. */
const monday = Date.parse('2026-11-23T12:00:00+01:00');

type Bot = Awaited<ReturnType<typeof startMany>>;
type StartOptions = Partial<Parameters<typeof startMany>[0]>;

/** Where anybody may install the bot: a Slack, a store, a clock in our hand, and as many processes as the test starts. */
export async function openManyScene({ file = ':memory:', start = monday, rotates = true } = {}) {
  const time = { now: start };
  const now = () => time.now;
  const store: Store = await openSqliteFile(file);
  const offices = await openSlackOffices({ now, clientId, clientSecret, rotates });
  /** Nudges by a clock that goes on by itself from where we put it: what must wait a second does so. */
  const begun = Date.now();
  const nudgesOf = (bot: Bot) =>
    openNudges({
      store,
      core: () => core,
      online: new Map([['slack', bot.mounted]]),
      clock: createClock(() => now() + Date.now() - begun),
      log: pino({ enabled: false }),
    });
  const projects = openProjects(store, { now });
  const desk: Desk = openDesk({ core: () => core, projects, now, zone: 'Europe/Amsterdam', onError: () => undefined });
  const bots: Bot[] = [];
  const said = (method: string, workspace: string) =>
    offices.posted.filter((each) => each.method === method && each.workspace === workspace);

  return {
    time,
    store,
    offices,
    desk,
    nudgesOf,
    async start(more: StartOptions = {}): Promise<Bot> {
      const bot = await startMany({ store, desk, offices, now, ...more });
      bots.push(bot);
      return bot;
    },
    /** What reached Slack by a method with a token of a workspace. */
    said,
    /** What came at the address of an answer that a workspace gave along. */
    answers: (workspace: string) =>
      offices.posted.filter(({ method }) => method === `/respond/${workspace}`).map(({ body }) => body),
    /** Puts the clock at the next moment of the project in C1. */
    async atNextNudge(workspace: string): Promise<void> {
      const project = await findByPlace(store.query, { platform: 'slack', workspace, channel: 'C1' });
      time.now = project?.next?.at ?? Number.NaN;
    },
    /** A project in C1, announced there. */
    async setUp(bot: Bot, workspace: string): Promise<void> {
      const before = said('chat.postMessage', workspace).length;
      await bot.command('project whatsapp-groep fase start', workspace);
      await until(() => said('chat.postMessage', workspace).length > before);
    },
    async close(): Promise<void> {
      for (const bot of bots.splice(0)) await bot.close();
      await offices.close();
      await store.close();
    },
  };
}
export type ManyScene = Awaited<ReturnType<typeof openManyScene>>;
