import { setTimeout as pause } from 'node:timers/promises';
import type { Press } from '#core';
import type { ChaosBot } from './chaos-bot.ts';
import type { Brought, ChaosDoor, Deed } from './chaos-door.ts';
import { well } from './chaos-faults.ts';
import type { ChaosTime } from './chaos-time.ts';

/** What somebody does. */
export type Act =
  | { readonly kind: 'command' | 'mention' | 'write'; readonly text: string }
  | { readonly kind: 'press'; readonly on: string; readonly holds: (press: Press) => boolean }
  | { readonly kind: 'form' };

/** What somebody did, and what came of it as far as it can be seen from outside. */
export type Done = {
  readonly who: string;
  readonly what: string;
  readonly brought: Brought;
  /** What became of each call of the bot that reached the platform because of it. */
  readonly faults: readonly string[];
  /** Whether they saw something new, alone or with everybody. */
  readonly answered: boolean;
  /** The answers to nudges that were saved by it, or taken back. */
  readonly answers: readonly string[];
  /** The changes that were saved by it. */
  readonly changes: readonly Change[];
};

export type Change = { readonly id: string; readonly kind: string };

/** A bot on a platform, a clock, and all that was done so far. */
export type ChaosWorld = {
  readonly time: ChaosTime;
  readonly bot: ChaosBot;
  readonly door: ChaosDoor;
  readonly done: Done[];
};

export const secondMs = 1_000;
export const hourMs = 3_600_000;
/** The longest wait between two calls for one thing; a third may tell how those went. */
const calmMs = 11 * secondMs;

const changeKinds = "'set', 'phase', 'pause', 'resume', 'stop', 'check-in', 'undo'";

/** All changes that were saved. */
const changesIn = ({ store }: ChaosBot) =>
  store.query<Change>(`SELECT id, kind FROM audit WHERE kind IN (${changeKinds})`);

/** All answers to nudges as they stand. */
async function answersIn({ store }: ChaosBot): Promise<readonly string[]> {
  const rows = await store.query<{ nudge: string; answer: string; at: number }>('SELECT nudge, answer, at FROM answer');
  return rows.map(({ nudge, answer, at }) => `${nudge} ${answer} ${at}`);
}

let people = 0;

type Doing = { readonly name: string; readonly twice?: boolean };

/** Somebody new does something; `twice` when the platform or a finger brings it two times. */
export async function act(world: ChaosWorld, what: Act, { name, twice = false }: Doing): Promise<Done | undefined> {
  const { door, time, bot, done } = world;
  const who = `${++people % 1000}`.padStart(3, '0');
  const before = await changesIn(bot);
  const saidBefore = await answersIn(bot);
  const began = door.wire.attempts.length;
  const seen = () => door.board.seenBy(who);
  let shown = seen();
  for (const [index, deedOf] of deedsOf(door, what, who).entries()) {
    const deed = deedOf();
    if (!deed) break;
    const brought = await time.through(door.bring(deed, who, bot.address()));
    if (twice) await time.through(brought.again());
    await begun(() => brought.answered || door.wire.attempts.length > began || seen() > shown);
    await settle(world, began);
    const attempts = door.wire.attempts.slice(began);
    done.push({
      who,
      what: index === 0 ? name : `${name}, sent`,
      brought,
      faults: attempts.map(({ fault }) => fault),
      answers: (await answersIn(bot)).filter((id) => !saidBefore.includes(id)),
      answered: brought.answered || door.board.form(who) !== undefined || seen() > shown,
      changes: (await changesIn(bot)).filter(({ id }) => !before.some((one) => one.id === id)),
    });
    shown = seen();
  }
  return done.at(-1);
}

/** Longer than the bot works before its first call, also on a busy machine. Real ms. */
const patienceMs = 10_000;

/** What follows an acknowledgement takes real work, for which no clock of ours is the measure. */
async function begun(isSeen: () => boolean): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!isSeen() && performance.now() < end) await pause(2);
}

/** Lets all that began come to its end: nothing waits for the platform any more, and nothing will be tried once more. */
async function settle({ time, door: { wire } }: ChaosWorld, began: number): Promise<void> {
  const isCalm = () => {
    const calls = wire.attempts.slice(began);
    const last = calls.at(-1)?.at ?? 0;
    return wire.waiting() === 0 && (calls.every(({ fault }) => fault === well.name) || time.now() - last > calmMs);
  };
  await time.pass(2 * secondMs);
  for (let seconds = 0; seconds < 60 && !isCalm(); seconds++) await time.pass(secondMs);
}

/** What an act is for somebody in this channel, now. A form is asked for, and then sent. */
function deedsOf({ board }: ChaosDoor, what: Act, who: string): readonly (() => Deed | undefined)[] {
  switch (what.kind) {
    case 'press': {
      const found = board.button(who, what.holds);
      // Nothing to press: then a question, so that there is something the next time.
      return [() => (found ? { kind: 'press', ...found } : { kind: 'mention', text: 'heldere kaders' })];
    }
    case 'form':
      return [
        () => ({ kind: 'command', text: 'project' }),
        () => (board.form(who) ? { kind: 'submit', name: `Project ${who}` } : undefined),
      ];
    default:
      return [() => what];
  }
}

/** Lets the clock go to just before the next moment of the project, and then past it. */
export async function untilNextNudge(world: ChaosWorld): Promise<void> {
  const {
    time,
    bot: { store },
  } = world;
  const [row] = await store.query<{ at: number }>('SELECT next_at AS at FROM project WHERE next_at IS NOT NULL');
  const at = row?.at ?? time.now() + 24 * hourMs;
  time.jump(Math.max(0, at - time.now() - secondMs));
  const began = world.door.wire.attempts.length;
  await time.pass(2 * secondMs);
  await settle(world, began);
}

/** The platform is well again and lets us in, and time goes on: now everything must come right by itself. */
export async function makeWell({ time, bot, door }: ChaosWorld): Promise<void> {
  door.wire.set(undefined);
  await time.pass(2 * secondMs);
  await time.through(door.letIn(bot.address()));
  await time.pass(5 * secondMs);
  for (let hour = 0; hour < 3; hour++) {
    time.jump(hourMs);
    await time.pass(4 * secondMs);
  }
}
