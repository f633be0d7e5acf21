import { webApi } from '@slack/bolt';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPeople } from '../../../adapters/slack/api/people.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';

let answers: unknown[] = [];
const asked: string[] = [];
let slack: StandIn;
beforeAll(async () => {
  slack = await openStandIn(({ path, text }) => {
    asked.push(`${path} ${text}`);
    return { body: JSON.stringify(answers.shift()) };
  });
});
afterAll(() => slack.close());

function people(...said: unknown[]) {
  answers = said;
  asked.length = 0;
  const slackApiUrl = `${slack.address}/api/`;
  const client = new webApi.WebClient('xoxb-test', { slackApiUrl, retryConfig: { retries: 0 } });
  const tokenOf = async () => 'xoxb-test';
  return createPeople({ client, tokenOf, log: pino({ level: 'silent' }), now: () => 0 })('T1');
}

test.each([
  [{ profile: { display_name: 'Samira', real_name: 'Samira de Vries' } }, 'Samira'],
  [{ profile: { display_name: '', real_name: 'Samira de Vries' } }, 'Samira de Vries'],
  [{ name: 'sdevries' }, 'sdevries'],
])('%j is called “%s”, and asked once', async (user, name) => {
  const { name: nameOf } = people({ ok: true, user });
  expect([await nameOf('U1'), await nameOf('U1')]).toEqual([name, name]);
  expect(asked).toHaveLength(1);
});

test('without an answer the name from the payload does, or “iemand”', async () => {
  const no = { ok: false, error: 'user_not_found' };
  expect([await people(no).name('U1', 'samira'), await people(no).name('U1')]).toEqual(['samira', 'iemand']);
});

test('a member on the second page is found', async () => {
  const first = { ok: true, members: ['U2'], response_metadata: { next_cursor: 'more' } };
  expect(await people(first, { ok: true, members: ['U1'] }).isMember('C1', 'U1')).toBe(true);
  expect(await people(first, { ok: true, members: ['U3'] }).isMember('C1', 'U1')).toBe(false);
});

test.each(['channel_not_found', 'not_in_channel', 'missing_scope'])(
  'where Slack shows us no members (%s), its own composer is the guard',
  async (error) => expect(await people({ ok: false, error }).isMember('C1', 'U1')).toBe(true),
);

test('another trouble is no permission', async () => {
  await expect(people({ ok: false, error: 'fatal_error' }).isMember('C1', 'U1')).rejects.toThrow('fatal_error');
});
