import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openNudges } from '../../../adapters/host/nudges.ts';
import type { OnlinePlatforms } from '../../../adapters/host/put-on-platforms.ts';
import { createClock } from '../../../adapters/host/schedule-clock.ts';
import { type Outcome, type Reply, toPlainText } from '../../../src/index.ts';
import { blockWorkspace, findBlocked } from '../../../src/store/blocked.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { projectIn } from '../../support/nudge-project.ts';
import { core } from '../../support/real-core.ts';

/** Who switched projects on hears once that their lessons cannot come, and why, however many projects they have. */

let store: Store;
let told: string[];
let outcome: Outcome;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  told = [];
  outcome = { kind: 'sent' };
});
afterEach(() => store.close());

const nudges = () => {
  const tell = async ({ owner }: { owner: { name: string } }, reply: Reply) => {
    told.push(`${owner.name}: ${toPlainText(reply)}`);
    return outcome;
  };
  const say = async () => outcome;
  const online: OnlinePlatforms = new Map([['slack', { say, tell, probe: async () => ({ kind: 'well' }) }]]);
  return openNudges({ store, core: () => core, online, clock: createClock(), log: pino({ enabled: false }) });
};

const anna = { id: 'U1', name: 'Anna' };
const bram = { id: 'U2', name: 'Bram' };
const nobody = { id: '', name: 'iemand' };
const projects = [
  projectIn('T1', 'C1', { name: 'Buurtapp', owner: anna }),
  projectIn('T1', 'C2', { name: 'Buurtbudget', owner: anna }),
  projectIn('T1', 'C3', { name: 'Pop-up', owner: bram }),
  projectIn('T1', 'C4', { name: 'Zonder naam', owner: nobody }),
];
const workspace = { platform: 'slack', workspace: 'T1' } as const;

test('each owner gets one message, with the projects and the true reason', async () => {
  await nudges().onShutOut({ reason: 'archived', projects });
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^Anna: .*‘Buurtapp’ en ‘Buurtbudget’ komen nu niet aan\. Het kanaal is gearchiveerd\./s);
  expect(told[1]).toMatch(/^Bram: .*‘Pop-up’/s);
});

test('when the workspace refuses that too, they are told once it takes us again', async () => {
  await blockWorkspace(store.query, workspace, { reason: 'switched-off', now: 1, probeAt: 2 });
  outcome = { kind: 'parked', reason: 'switched-off', scope: 'workspace' };
  await nudges().onShutOut({ reason: 'switched-off', workspace, projects });
  expect(await findBlocked(store.query, workspace)).toMatchObject({ told: false });
  outcome = { kind: 'sent' };
  await nudges().onShutOut({ reason: 'switched-off', workspace, projects });
  expect(await findBlocked(store.query, workspace)).toMatchObject({ told: true });
});
