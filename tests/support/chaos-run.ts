import { openChaosBot } from './chaos-bot.ts';
import { type Combination, combinationOf, inWords, type Step } from './chaos-combination.ts';
import { well } from './chaos-faults.ts';
import { openChaosSlack } from './chaos-slack.ts';
import { openChaosTeams } from './chaos-teams.ts';
import type { ChaosTime } from './chaos-time.ts';
import { statusOfTrouble, whatIsWrong } from './chaos-truth.ts';
import { act, type ChaosWorld, hourMs, makeWell, secondMs, untilNextNudge } from './chaos-world.ts';
import { seeded } from './dice.ts';

const setUp = { kind: 'command', text: 'project whatsapp-groep fase start elke dinsdag 10:00' } as const;

/** Plays one combination. Gives what is wrong at its end, with what was tried; nothing when all is as promised. */
export async function playCombination(seed: number, time: ChaosTime): Promise<readonly string[]> {
  const dice = seeded(seed);
  const real = Math.random;
  Math.random = dice;
  const combination = combinationOf(dice);
  try {
    const wrong = await play(combination, time);
    return wrong.map((one) => `seed ${seed}: ${one}\n    ${inWords(combination)}`);
  } catch (error) {
    return [`seed ${seed}: ${error instanceof Error ? error.stack : error}\n    ${inWords(combination)}`];
  } finally {
    Math.random = real;
  }
}

async function play({ platform, steps }: Combination, time: ChaosTime): Promise<readonly string[]> {
  const doors = { slack: await openChaosSlack(time), teams: await openChaosTeams(time) };
  const bot = await openChaosBot(time, doors.slack.wire.address);
  const world: ChaosWorld = { time, bot, door: doors[platform], done: [] };
  try {
    await act(world, setUp, { name: 'sets up' });
    for (const step of steps) await take(world, step);
    world.door.wire.set(undefined);
    const wrong = await statusOfTrouble(world);
    await makeWell(world);
    return [...wrong, ...(await whatIsWrong(world))];
  } finally {
    world.door.wire.set(undefined);
    await bot.close();
    for (const { wire } of Object.values(doors)) await wire.close();
  }
}

async function take(world: ChaosWorld, { act: what, trouble, restart, twice, thenMs }: Step): Promise<void> {
  const { time, bot, door } = world;
  if (restart) await bot.restart();
  door.wire.set(trouble);
  if (what.kind === 'nudge') await untilNextNudge(world);
  else {
    const named = what.kind === 'press' ? what.on : 'text' in what ? what.text : what.kind;
    const name = trouble.fault === well ? named : `${named} (${trouble.fault.name})`;
    await act(world, what, { name, twice });
  }
  await wait(time, thenMs);
}

/** A short wait second by second; a long one as after a sleep, with a moment to wake up. */
async function wait(time: ChaosTime, ms: number): Promise<void> {
  const awakeMs = Math.min(ms, 20 * secondMs);
  time.jump(ms - awakeMs);
  await time.pass(awakeMs);
  if (ms > hourMs) await time.pass(secondMs);
}
