import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { roads } from '../adapters/teams/api/own-token.ts';
import { tokenAnswer } from '../tests/support/sign-in-server.ts';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import { sideBySide, spread, timesThePeer } from './side-by-side.ts';
import type { Measured, Road } from './sign-in/one-road.ts';
import { type Weight, weightOf } from './sign-in/weight.ts';

const titles: Readonly<Record<keyof Measured, string>> = {
  load: 'load ms',
  memory: 'memory MB',
  first: 'first token ms',
  fresh: 'fresh token ms',
  kept: 'kept token ms',
};

export const about = 'a token of Microsoft by botbuilder, beside msal-node alone';
export const minutes = 2;

/**
 * Signing in with Microsoft by botbuilder beside msal-node alone: what loading it takes, and a token from a server on this computer.
 * Each time is of a new process, and the two take turns. A figure is the median; behind it the ratio to botbuilder in the same round, as
 * its median and its least and most. Then what only botbuilder brings along.
 */
export async function run(options: readonly string[]): Promise<void> {
  const rounds = options.includes('--quick') ? 1 : 11;
  const names = Object.keys(roads) as Road[];
  const server = await openStandIn(() => tokenAnswer('token'));
  const times = await sideBySide(names, rounds, (road) => inNewProcess(road, server.address));
  await server.close();

  const shownOf = (road: Road, what: keyof Measured) => {
    const ours = times[road].map((one) => one[what]);
    const theirs = times.botbuilder.map((one) => one[what]);
    const middle = spread(ours)[1].toFixed(2);
    return road === 'botbuilder' ? middle : `${middle}, ${timesThePeer(ours, theirs)}`;
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
