import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { roads } from '../adapters/teams/api/own-token.ts';
import { tokenAnswer } from '../tests/support/sign-in-server.ts';
import { openStandIn } from '../tests/support/stand-in-server.ts';
import type { Bench } from './kit/bench.ts';
import { beside, type Figures, inTurns } from './kit/side-by-side.ts';
import type { Measured, Road } from './sign-in/one-road.ts';
import { type Weight, weightOf } from './sign-in/weight.ts';

const titles: Readonly<Record<keyof Measured, string>> = {
  load: 'load ms',
  memory: 'memory MB',
  first: 'first token ms',
  fresh: 'fresh token ms',
  kept: 'kept token ms',
};

/** A token from a server on this computer. Each time is of a new process. Then what only botbuilder brings along. */
export const bench: Bench = {
  what: 'signing in with Microsoft: msal-node alone beside botbuilder, and what that brings along',
  estimate: '1 minute',
  onlyByName: true,
  async run({ isQuick, show }) {
    const names = Object.keys(roads) as Road[];
    const server = await openStandIn(() => tokenAnswer('token'));
    const rounds = await inTurns(names, isQuick ? 1 : 11, (road) => inNewProcess(road, server.address));
    await server.close();
    show('signing in', beside(rounds, 'botbuilder'));

    const { all, lost } = weightOf('botbuilder');
    show('on disk', { 'a production install': shown(all), 'what goes without botbuilder': shown(lost) });
    console.log(lost.packages.map((place) => place.replace(/^.*node_modules\//, '')).join(', '));
  },
};

const shown = ({ packages, bytes }: Weight) => ({
  packages: packages.length,
  'MB on disk': Math.round(bytes / 1e5) / 10,
});

async function inNewProcess(road: Road, address: string): Promise<Figures> {
  const script = join(import.meta.dirname, 'sign-in', 'one-road.ts');
  const flags = ['--no-warnings', '--expose-gc', script, road, address];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  const measured: Measured = JSON.parse(stdout);
  const columns = Object.entries(titles) as [keyof Measured, string][];
  return Object.fromEntries(columns.map(([what, title]) => [title, measured[what]]));
}
