import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { roads } from '../adapters/teams/api/own-token.ts';
import { tokenAnswer } from '../tests/support/sign-in-server.ts';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import type { Measured, Road } from './sign-in/one-road.ts';
import { type Weight, weightOf } from './sign-in/weight.ts';

const rounds = 11;
const titles: Readonly<Record<keyof Measured, string>> = {
  load: 'load ms',
  memory: 'memory MB',
  first: 'first token ms',
  fresh: 'fresh token ms',
  kept: 'kept token ms',
};

/**
 * Signing in with Microsoft by botbuilder beside msal-node alone: what loading it takes, and a token from a server on this computer.
 * Each time is of a new process, and the two take turns. A figure is the median; behind it the ratio to botbuilder in the same round, as
 * its median and its least and most. Then what only botbuilder brings along.
 */
export async function run(): Promise<void> {
  const names = Object.keys(roads) as Road[];
  const server = await openStandIn(() => tokenAnswer('token'));
  const times: Record<Road, Measured>[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured: Partial<Record<Road, Measured>> = {};
    for (const road of round % 2 === 0 ? names : names.toReversed())
      measured[road] = await inNewProcess(road, server.address);
    times.push(measured as Record<Road, Measured>);
  }
  await server.close();

  const shownOf = (road: Road, what: keyof Measured) => {
    const [, middle = 0] = spread(times.map((round) => round[road][what]));
    const ratios = spread(times.map((round) => round[road][what] / round.botbuilder[what]));
    const [least, ratio, most] = ratios.map((one) => one.toFixed(2));
    return road === 'botbuilder' ? middle.toFixed(2) : `${middle.toFixed(2)} (${ratio}×, ${least}–${most})`;
  };
  const columns = Object.entries(titles) as [keyof Measured, string][];
  const rowOf = (road: Road) => Object.fromEntries(columns.map(([what, title]) => [title, shownOf(road, what)]));
  console.table(Object.fromEntries(names.map((road) => [road, rowOf(road)])));

  const { all, lost } = weightOf('botbuilder');
  console.table({ 'a production install': shown(all), 'what goes without botbuilder': shown(lost) });
  console.log(lost.packages.map((place) => place.replace(/^.*node_modules\//, '')).join(', '));
}

const shown = ({ packages, bytes }: Weight) => ({
  packages: packages.length,
  'MB on disk': Math.round(bytes / 1e5) / 10,
});

async function inNewProcess(road: Road, address: string): Promise<Measured> {
  const script = join(import.meta.dirname, 'sign-in', 'one-road.ts');
  const flags = ['--no-warnings', '--expose-gc', script, road, address];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  return JSON.parse(stdout);
}

/** The least, the one in the middle, and the most. */
function spread(values: readonly number[]): readonly [number, number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[0] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0, sorted.at(-1) ?? 0];
}
