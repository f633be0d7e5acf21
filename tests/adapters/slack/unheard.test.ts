import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { texts } from '#core';
import { startSlack } from '../../support/slack-server.ts';

/** Whoever sends us something that Slack signed gets an answer, or leaves a line in the log; Slack hears 200 at once. */

let slack: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  slack = await startSlack();
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.posted.length = 0;
  slack.logged.length = 0;
});

const people = { user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: '1' };
const view = { id: 'V1', callback_id: 'project', private_metadata: 'niet te lezen', state: { values: {} } };

describe('is acknowledged, and leaves a line without what was said', () => {
  test.each<[string, () => Promise<Response>]>([
    [
      'too many events for one app',
      () => slack.send('{"type":"app_rate_limited","minute_rate_limited":1518467820}', 'application/json'),
    ],
    [
      'a kind of request that we do not know',
      () => slack.send('{"type":"iets_nieuws","geheim":"x"}', 'application/json'),
    ],
    ['an empty object', () => slack.send('{}', 'application/json')],
    ['an event that is nothing', () => slack.event(null)],
    ['a form that was closed', () => slack.interaction({ type: 'view_closed', ...people, view })],
    [
      'a form that is not ours',
      () => slack.interaction({ type: 'view_submission', ...people, view: { ...view, callback_id: 'geheim' } }),
    ],
    ['a shortcut that we do not know', () => slack.interaction({ type: 'shortcut', callback_id: 'geheim', ...people })],
    [
      'a press in a place without an answer',
      () =>
        slack.interaction({
          type: 'block_actions',
          ...people,
          view,
          actions: [{ type: 'button', action_id: 'geheim' }],
        }),
    ],
    [
      'a list to choose from that is not ours',
      () => slack.interaction({ type: 'block_suggestion', ...people, action_id: 'geheim', value: 'geheim' }),
    ],
    ['a command that is not ours', () => slack.command('geheim', { command: '/iets', response_url: 'geen adres' })],
  ])('%s', async (_name, send) => {
    const response = await send();
    expect(response.status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
    expect(slack.logged.length).toBeGreaterThan(0);
    expect(slack.logged.join('')).not.toContain('geheim');
  });
});

describe('hears that it does not work any more', () => {
  const url = () => ({ response_url: slack.responseUrl });
  test.each<[string, () => Promise<Response>]>([
    [
      'a press without an action',
      () =>
        slack.interaction({
          type: 'block_actions',
          ...people,
          ...url(),
          channel: { id: 'C1' },
          container: {},
          actions: [],
        }),
    ],
    [
      'a press of an older kind',
      () =>
        slack.interaction({
          type: 'interactive_message',
          ...people,
          ...url(),
          channel: { id: 'C1' },
          actions: [{ name: 'x' }],
        }),
    ],
    [
      'a shortcut with a message',
      () =>
        slack.interaction({
          type: 'message_action',
          callback_id: 'x',
          ...people,
          ...url(),
          channel: { id: 'C1' },
          message: {},
        }),
    ],
    ['a command that is not ours', () => slack.command('x', { command: '/iets' })],
  ])('%s', async (_name, send) => {
    expect((await send()).status).toBe(200);
    expect((await slack.posts(1)).map(({ path, body }) => [path, body.text])).toEqual([['/respond', texts.oldButton]]);
  });

  test('a form whose place cannot be read, in the form itself', async () => {
    const response = await slack.interaction({ type: 'view_submission', ...people, view });
    expect([response.status, JSON.stringify(await response.json())]).toEqual([
      200,
      expect.stringContaining(texts.oldButton),
    ]);
  });
});
