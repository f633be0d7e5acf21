import { afterEach, expect, test } from 'vitest';
import { neededScopes } from '../../../adapters/slack/api/rights.ts';
import { startSlack } from '../../support/slack-server.ts';

let slack: Awaited<ReturnType<typeof startSlack>>;
afterEach(() => slack.close());

async function askedIn(scopes: readonly string[], threadTs?: string): Promise<object> {
  slack = await startSlack({
    answer: () => ({ headers: { 'x-oauth-scopes': scopes.join(',') }, body: { ok: true, ts: '1.1' } }),
  });
  expect(await slack.probe()).toEqual({ kind: 'well' });
  slack.posted.length = 0;
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  await slack.event({
    ...{ type: 'message', channel_type: 'im', channel: 'D1', ts: '5.1', user: 'U1', text: 'verbinden' },
    ...thread,
  });
  const [post] = await slack.posts(1);
  return { channel: post?.body.channel, thread: post?.body.thread_ts };
}

test('a direct message is answered below it, not in a thread', async () =>
  expect(await askedIn(neededScopes)).toEqual({ channel: 'D1', thread: undefined }));

test('where Slack shows us as an agent, each direct message begins a thread, and the answer is in it', async () =>
  expect(await askedIn([...neededScopes, 'assistant:write'])).toEqual({ channel: 'D1', thread: '5.1' }));

test('in a thread the answer stays in that thread', async () =>
  expect(await askedIn([...neededScopes, 'assistant:write'], '4.1')).toEqual({ channel: 'D1', thread: '4.1' }));
