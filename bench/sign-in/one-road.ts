import '#core';
import { openOwnToken, type roads } from '../../adapters/teams/api/own-token.ts';
import { divertSignIn } from '../../tests/support/sign-in-server.ts';
import { timed } from '../kit/timed.ts';

export type Road = keyof typeof roads;
export type Measured = Readonly<Record<'load' | 'memory' | 'first' | 'fresh' | 'kept', number>>;

/** Run by itself, with a road and the address of a sign-in server: the core is loaded, as in the bot by then, and nothing else yet. */
const [road = '', address = ''] = process.argv.slice(2);
const smba = 'https://smba.trafficmanager.net/teams/';
const settings = { appId: 'app', tenantId: 'tenant', password: 'secret' };

async function mean(times: number, work: () => Promise<unknown>): Promise<number> {
  const { ms } = await timed(async () => {
    for (let time = 0; time < times; time++) await work();
  });
  return ms / times;
}

divertSignIn(address);
// What belongs to the first call of Node itself is not of a road.
await fetch(address);
globalThis.gc?.();
const before = process.memoryUsage().rss;
const { result: token, ms: load } = await timed(() => openOwnToken(settings, road as Road));
globalThis.gc?.();
const measured: Measured = {
  load,
  memory: (process.memoryUsage().rss - before) / 1e6,
  first: await mean(1, () => token(smba)),
  fresh: await mean(200, () => token(smba, { fresh: true })),
  kept: await mean(2000, () => token(smba)),
};
console.log(JSON.stringify(measured));
