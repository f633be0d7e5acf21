import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Outcome, Platform } from '#core';
import { send as sendToSlack } from '../../adapters/slack/send.ts';
import { createTeamsClient } from '../../adapters/teams/api/client.ts';
import { send as sendToTeams } from '../../adapters/teams/send.ts';
import { postOnce, retryAfterMs } from '../../adapters/wire/post.ts';
import { type Fault, openFaultProxy } from '../support/fault-proxy.ts';
import { openStandIn, type StandIn, type StandInAnswer } from '../support/stand-in-server.ts';
import { until } from '../support/until.ts';

/** A platform that keeps what it gets, and answers what we tell it to. */
let answer: StandInAnswer;
let platform: StandIn;
let proxy: Awaited<ReturnType<typeof openFaultProxy>>;
beforeAll(async () => {
  platform = await openStandIn(() => answer);
  proxy = await openFaultProxy(new URL(platform.address));
});
beforeEach(async () => {
  platform.got.length = 0;
  await proxy.set({ kind: 'none' });
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  await proxy.close();
  await platform.close();
});

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as never;
const log = pino({ level: 'silent' });
const teams = { client: createTeamsClient({ log }), botId: '28:bot' };
const base = () => `http://${proxy.host}`;

const senders = {
  slack: {
    fine: { status: 200, body: '{"ok":true,"ts":"1.2","channel":"C1"}' },
    id: '1.2',
    send: () =>
      sendToSlack({ channel: 'C1' }, { text: 'hoi', blocks: [] }, { apiUrl: `${base()}/api/`, botToken: 'xoxb-test' }),
  },
  teams: {
    fine: { status: 201, body: '{"id":"1.2"}' },
    id: '1.2',
    send: () =>
      sendToTeams(
        { serviceUrl: `${base()}/emea/`, conversationId: '19:channel@thread.tacv2;messageid=99' },
        { card, summary: 'hoi' },
        teams,
      ),
  },
} satisfies Record<Platform, { fine: StandInAnswer; id: string; send: () => Promise<Outcome> }>;
const both = Object.entries(senders);

/** The deadline of ten seconds has passed when the test says so. */
function deadlineInHand() {
  let passes = () => {};
  const asked = vi.fn<(ms: number) => void>();
  const { setTimeout: real } = globalThis;
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((run: () => void, ms = 0) => {
    if (ms !== 10_000) return real(run, ms);
    asked(ms);
    passes = run;
    return real(() => {}, 0);
  }) as typeof setTimeout);
  return { asked, passes: () => passes() };
}

describe.each(both)('%s over a bad wire', (_name, { fine, id, send }) => {
  beforeEach(() => {
    answer = fine;
  });
  const unreachable: Outcome = { kind: 'not-sent', reason: 'unreachable' };
  const noAnswer: Outcome = { kind: 'uncertain', reason: 'no-answer' };

  test.each<[string, Fault, Outcome, number]>([
    ['nothing wrong', { kind: 'none' }, { kind: 'sent', messageId: id }, 1],
    ['latency', { kind: 'latency', ms: 100 }, { kind: 'sent', messageId: id }, 1],
    ['down: nobody listens', { kind: 'down' }, unreachable, 0],
    ['reset while the request is under way', { kind: 'reset' }, noAnswer, 0],
    ['P7 the reply is lost', { kind: 'reply-lost' }, noAnswer, 1],
  ])('%s', async (_what, fault, outcome, arrived) => {
    const { asked } = deadlineInHand();
    await proxy.set(fault);
    expect(await send()).toEqual(outcome);
    expect(asked).toHaveBeenCalledWith(10_000);
    expect(platform.got).toHaveLength(arrived);
  });

  test.each<[string, Fault, () => boolean, number]>([
    ['P8 silence after accepting', { kind: 'silence' }, () => proxy.heard() > 0, 0],
    ['P7 the reply never comes', { kind: 'reply-withheld' }, () => platform.got.length > 0, 1],
    ['P8 a reply of one byte at a time', { kind: 'drip', msPerByte: 5 }, () => proxy.said() > 10, 1],
  ])('%s: ten seconds is the most we wait', async (_what, fault, underWay, arrived) => {
    const { asked, passes } = deadlineInHand();
    await proxy.set(fault);
    const outcome = send();
    await until(underWay);
    passes();
    expect(await outcome).toEqual(noAnswer);
    expect(asked).toHaveBeenCalledWith(10_000);
    expect(platform.got).toHaveLength(arrived);
  });

  test('P7 one call is one post, whatever comes back', async () => {
    for (const status of [500, 502, 503, 504, 429, 412, 403]) {
      platform.got.length = 0;
      answer = { status, body: '<html>Bad gateway</html>' };
      await send();
      expect(platform.got, `${status}`).toHaveLength(1);
    }
  });

  test.each([
    ['1', 1_000],
    ['3600', 3_600_000],
    [' 60 ', 60_000],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('P6 a 429 with Retry-After “%s”', async (header, wait) => {
    answer = { status: 429, body: '', headers: header === undefined ? {} : { 'retry-after': header } };
    expect(await send()).toEqual({
      kind: 'not-sent',
      reason: 'rate-limited',
      ...(wait !== undefined && { retryAfterMs: wait }),
    });
  });

  test.each([500, 502, 503, 504])('%i may have arrived, and its HTML page harms nobody', async (status) => {
    answer = { status, body: `<html>${'x'.repeat(10_000_000)}</html>`, headers: { 'content-type': 'text/html' } };
    expect(await send()).toEqual({ kind: 'uncertain', reason: 'server-error' });
  });

  test.each([301, 302, 400, 413])('%i was refused, and is followed nowhere', async (status) => {
    answer = { status, body: '', headers: { location: `${base()}/elsewhere` } };
    expect(await send()).toEqual({ kind: 'not-sent', reason: 'refused' });
    expect(platform.got).toHaveLength(1);
  });
});

describe('slack', () => {
  const said = (error: string) => ({ status: 200, body: JSON.stringify({ ok: false, error }) });
  test.each<[string, Outcome]>([
    ['is_archived', { kind: 'parked', reason: 'archived', scope: 'channel' }],
    ['not_in_channel', { kind: 'parked', reason: 'not-in-channel', scope: 'channel' }],
    ['channel_not_found', { kind: 'parked', reason: 'channel-not-found', scope: 'channel' }],
    ['restricted_action', { kind: 'parked', reason: 'not-allowed', scope: 'channel' }],
    ['token_revoked', { kind: 'parked', reason: 'signed-out', scope: 'workspace' }],
    ['account_inactive', { kind: 'parked', reason: 'signed-out', scope: 'workspace' }],
    ['invalid_auth', { kind: 'parked', reason: 'signed-out', scope: 'workspace' }],
    ['missing_scope', { kind: 'parked', reason: 'not-allowed', scope: 'workspace' }],
    ['ratelimited', { kind: 'not-sent', reason: 'rate-limited' }],
    ['invalid_blocks', { kind: 'not-sent', reason: 'refused' }],
    ['a_new_error_of_slack', { kind: 'not-sent', reason: 'refused' }],
    ['internal_error', { kind: 'uncertain', reason: 'server-error' }],
    ['fatal_error', { kind: 'uncertain', reason: 'server-error' }],
    ['service_unavailable', { kind: 'uncertain', reason: 'server-error' }],
  ])('P9 P10 “%s”', async (error, outcome) => {
    answer = said(error);
    expect(await senders.slack.send()).toEqual(outcome);
  });

  test.each(['<html>ok</html>', '{"ok":tr', '[]', ''])(
    'an answer it cannot read (%s) may mean anything',
    async (body) => {
      answer = { status: 200, body };
      expect(await senders.slack.send()).toEqual({ kind: 'uncertain', reason: 'unreadable-answer' });
    },
  );

  test('posts in the channel with our token, and makes no links or mentions of words', async () => {
    answer = senders.slack.fine;
    await senders.slack.send();
    expect(platform.got).toEqual([
      {
        method: 'POST',
        path: '/api/chat.postMessage',
        authorization: 'Bearer xoxb-test',
        text: expect.any(String),
        body: { channel: 'C1', text: 'hoi', blocks: [], parse: 'none', unfurl_links: false, unfurl_media: false },
      },
    ]);
  });
});

describe('teams', () => {
  test.each<[number, string, Outcome]>([
    [200, '{"id":"7"}', { kind: 'sent', messageId: '7' }],
    [202, '', { kind: 'sent' }],
    [401, '{}', { kind: 'parked', reason: 'signed-out', scope: 'workspace' }],
    [
      403,
      '{"error":{"code":"BotNotInConversationRoster"}}',
      { kind: 'parked', reason: 'not-in-channel', scope: 'channel' },
    ],
    [403, '{"error":{"code":"MessageWritesBlocked"}}', { kind: 'parked', reason: 'not-allowed', scope: 'channel' }],
    [403, '<html>', { kind: 'parked', reason: 'not-allowed', scope: 'channel' }],
    [404, '{}', { kind: 'parked', reason: 'channel-not-found', scope: 'channel' }],
    [412, '{}', { kind: 'not-sent', reason: 'busy' }],
  ])('P9 P10 T13 %i %s', async (status, body, outcome) => {
    answer = { status, body };
    expect(await senders.teams.send()).toEqual(outcome);
  });

  test('posts in the channel itself, not under an old message', async () => {
    answer = senders.teams.fine;
    await senders.teams.send();
    expect(platform.got[0]).toMatchObject({
      path: '/emea/v3/conversations/19%3Achannel%40thread.tacv2/activities',
      body: {
        type: 'message',
        conversation: { id: '19:channel@thread.tacv2' },
        summary: 'hoi',
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
      },
    });
  });
});

describe('an address', () => {
  test.each([
    ['whose name does not exist', 'https://nergens.invalid/'],
    ['where nobody listens', 'http://127.0.0.1:9/'],
    ['that speaks no TLS', () => `https://${proxy.host}/`],
  ])('%s: nothing was sent for certain', async (_what, url) => {
    answer = senders.slack.fine;
    expect(await postOnce({ url: typeof url === 'string' ? url : url(), headers: {}, content: {} })).toEqual({
      kind: 'not-sent',
    });
    expect(platform.got).toEqual([]);
  });

  test('that does not even answer the call is not sent for certain', async () => {
    const { passes } = deadlineInHand();
    // TEST-NET-1 is routed nowhere. https://www.rfc-editor.org/rfc/rfc5737
    const posted = postOnce({ url: 'http://192.0.2.1/', headers: {}, content: {} });
    passes();
    expect(await posted).toEqual({ kind: 'not-sent' });
  });
});

test('Retry-After may be a date', () => {
  const now = Date.parse('2026-11-24T09:00:00Z');
  expect(retryAfterMs('Tue, 24 Nov 2026 09:01:00 GMT', now)).toBe(60_000);
  expect(retryAfterMs('Tue, 24 Nov 2026 08:00:00 GMT', now)).toBe(0);
});
