import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../adapters/teams/api/outcomes.ts';

/** What each answer of Teams means for us. */

const answered = (status: number, body = '', retryAfter?: string) =>
  outcomeOf({ kind: 'answered', status, body, headers: {}, retryAfter });
const parked = (reason: string, scope: 'channel' | 'workspace') => ({ kind: 'parked', reason, scope });

test.each([200, 201, 202, 299])('%i is taken, with its id', (status) =>
  expect(answered(status, '{"id":"a1"}')).toEqual({ kind: 'sent', messageId: 'a1' }),
);
test('300 is no yes', () => expect(answered(300)).toEqual({ kind: 'not-sent', reason: 'refused' }));

describe('no more posts there', () => {
  test.each<[status: number, body: string, reason: string, scope: 'channel' | 'workspace']>([
    [401, '', 'signed-out', 'workspace'],
    [403, '', 'not-allowed', 'channel'],
    [403, '{"error":{"code":"BotNotInConversationRoster"}}', 'not-in-channel', 'channel'],
    [403, '{"error":{"code":"ServiceError","message":"BotDisabledByAdmin"}}', 'switched-off', 'workspace'],
    [404, '', 'channel-not-found', 'channel'],
    [410, '', 'channel-not-found', 'channel'],
    [400, '{"error":{"code":"BadArgument","message":"Wrong geo"}}', 'address', 'channel'],
    [400, '{"error":{"code":"BadArgument","message":"Unknown service url region"}}', 'address', 'channel'],
  ])('%i %s', (status, body, reason, scope) => expect(answered(status, body)).toEqual(parked(reason, scope)));
  test('our own sign-in', () => expect(outcomeOf({ kind: 'signed-out' })).toEqual(parked('signed-out', 'workspace')));
  test('an address that is none of Microsoft', () =>
    expect(outcomeOf({ kind: 'not-allowed' })).toEqual(parked('not-allowed', 'channel')));
});

test.each([
  [412, '', undefined, { kind: 'not-sent', reason: 'busy' }],
  [412, '', '2', { kind: 'not-sent', reason: 'busy', retryAfterMs: 2_000 }],
  [429, '', '5', { kind: 'not-sent', reason: 'rate-limited', retryAfterMs: 5_000 }],
  [503, '', '5', { kind: 'not-sent', reason: 'rate-limited', retryAfterMs: 5_000 }],
  [503, '', undefined, { kind: 'uncertain', reason: 'server-error' }],
  [500, '', undefined, { kind: 'uncertain', reason: 'server-error' }],
  [408, '', undefined, { kind: 'uncertain', reason: 'server-error' }],
  [409, '', undefined, { kind: 'not-sent', reason: 'refused' }],
  [413, '', undefined, { kind: 'not-sent', reason: 'refused' }],
  [400, '{"error":{"code":"BadArgument","message":"card"}}', undefined, { kind: 'not-sent', reason: 'refused' }],
])('%i “%s” (back after %s s)', (status, body, retryAfter, outcome) =>
  expect(answered(status, body, retryAfter)).toEqual(outcome),
);
