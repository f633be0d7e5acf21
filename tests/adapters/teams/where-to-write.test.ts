import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writePress } from '#core';
import type { Store } from '#core/store';
import { createPlanning, nudgeReply } from '#core/wiring';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { createScene, hourMs, type Scene } from '../../support/nudge-scene.ts';
import { deskOn } from '../../support/project-desk.ts';
import { catalogue } from '../../support/real-core.ts';
import { privately, startTeams } from '../../support/teams-server.ts';
import { until } from '../../support/until.ts';

/** To which address of Teams our messages go, and by which door those for one person. */

let store: Store;
let scene: Scene;
let teams: Awaited<ReturnType<typeof startTeams>>;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  const desk = deskOn(store);
  teams = await startTeams({ desk });
  scene = createScene(store, {
    planning: createPlanning(() => catalogue),
    async send(project, nudge) {
      const reply = nudgeReply(nudge, project, catalogue);
      return reply ? teams.say(project, reply) : { kind: 'not-sent', reason: 'cannot-render' };
    },
  });
});
afterEach(async () => {
  await teams.close();
  await store.close();
});

const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 'T2' };
/** Something is said in the channel, as it comes from this region of Teams. */
async function saidFrom(region: string): Promise<string> {
  const { serviceUrl, ...said } = teams.activity({ conversation, text: 'verbinden' });
  const address = `${serviceUrl}${region}/`;
  await teams.send({ ...said, serviceUrl: address });
  return address;
}
const keptAddress = async () => (await store.query<{ address: string }>('SELECT address FROM project'))[0]?.address;
const writes = async () => (await store.query<{ count: number }>('SELECT total_changes() AS count'))[0]?.count;

describe('T27 a tenant that moves to another region', () => {
  test('is seen by the first message from a channel, and the next nudge goes there', async () => {
    const old = (await saidFrom('emea')).replace('emea', 'old');
    await scene.project(conversation.id, { address: old }, conversation.tenantId, 'teams');
    const now = await saidFrom('de');
    await until(async () => (await keptAddress()) === now);
    teams.posts.length = 0;
    await scene.pass(hourMs);
    await scene.engine.runDue();
    expect(teams.posts.map(({ method, url }) => [method, url])).toEqual([
      ['POST', `/de/v3/conversations/${encodeURIComponent(conversation.id)}/activities`],
    ]);
  });

  test('is kept once: a message from the address that we have writes nothing', async () => {
    await scene.project(conversation.id, { address: await saidFrom('emea') }, conversation.tenantId, 'teams');
    const before = await writes();
    await saidFrom('emea');
    expect(await writes()).toBe(before);
    await saidFrom('de');
    await until(async () => (await writes()) !== before);
  });
});

test('T27 a private card that changes is changed by the door for one person, which wants no recipient', async () => {
  const address = await saidFrom('emea');
  const project = await scene.project(conversation.id, { address }, conversation.tenantId, 'teams');
  await scene.pass(hourMs);
  await scene.engine.runDue();
  const { id: nudge, messageId = '' } = await scene.only(project);
  const press = writePress('open', { kind: 'answer-nudge', nudge, answer: 'later' });
  teams.posts.length = 0;
  // Pressed in a thread: the card in the channel is in none.
  const inThread = { ...conversation, id: `${conversation.id};messageid=1` };
  await teams.invoke({ press }, { ...privately, conversation: inThread, replyToId: 'card-1' });
  await until(() => teams.posts.length === 2);
  const at = (id: string) => `/v3/conversations/${encodeURIComponent(id)}/activities`;
  expect(messageId).not.toBe('');
  expect(teams.posts.map(({ method, url }) => [method, url])).toEqual([
    ['PUT', `${at(inThread.id)}/card-1?isTargetedActivity=true`],
    ['PUT', `${at(conversation.id)}/${encodeURIComponent(messageId)}`],
  ]);
  for (const { body } of teams.posts) {
    expect(body).not.toHaveProperty('recipient');
    expect(body).not.toHaveProperty('entities');
  }
});
