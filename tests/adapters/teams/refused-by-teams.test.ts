import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { texts, writePress } from '#core';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { startTeams } from '../../support/teams-server.ts';

/** What Teams refuses for certain and for now comes once more; what is in doubt never does. */

let teams: Awaited<ReturnType<typeof startTeams>>;
let answers: StandInAnswer[];
beforeAll(async () => {
  teams = await startTeams({ answer: () => answers.shift() ?? { status: 201, body: { id: '1' } } });
});
afterAll(() => teams.close());
beforeEach(() => {
  teams.posts.length = 0;
  teams.logged.length = 0;
  teams.untaken.length = 0;
});

const atOnce = { 'retry-after': '0' };

describe('an answer', () => {
  test.each([
    [429, { headers: atOnce }],
    [412, { headers: atOnce }],
    [503, { headers: atOnce }],
  ])('refused for now (%i) comes once more', async (status, more) => {
    answers = [{ status, body: '', ...more }];
    expect((await teams.send(teams.activity({}))).status).toBe(200);
    expect(teams.posts).toHaveLength(2);
    expect(teams.posts[1]).toEqual(teams.posts[0]);
    expect([teams.logged, teams.untaken]).toEqual([[], []]);
  });

  test('refused twice is told in the log, counted, and that is all', async () => {
    answers = Array(2).fill({ status: 429, body: '', headers: atOnce });
    await teams.send(teams.activity({}));
    expect(teams.posts).toHaveLength(2);
    expect(teams.logged.join('')).toContain('rate-limited');
    expect(teams.untaken).toEqual(['rate-limited']);
  });

  test.each([500, 502, 503, 504, 408, 400, 403, 404, 413])('that %i is about comes no second time', async (status) => {
    answers = [{ status, body: '<html>' }];
    await teams.send(teams.activity({}));
    expect(teams.posts).toHaveLength(1);
  });
});

test.each([
  [404, texts.shareFailed],
  [502, texts.shareInDoubt],
])('what is shared and met with %i: the presser hears no more than is certain', async (status, words) => {
  answers = [{ status, body: '' }];
  const press = writePress('share', { kind: 'help' });
  const answer = await (await teams.invoke({ press })).text();
  expect(answer).toContain(texts.sharing);
  // One try in the channel, and then a word to the presser alone.
  const [, told, ...more] = teams.posts;
  expect(JSON.stringify(told?.body)).toContain(words);
  expect([told?.body.recipient?.isTargeted, more]).toEqual([true, []]);
});
