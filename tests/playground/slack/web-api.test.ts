import { describe, expect, test } from 'vitest';
import { ofBot, startPlayground } from '../../support/playground-server.ts';
import { useLocalSlack } from '../../support/use-local-slack.ts';

const slack = useLocalSlack();

describe('Slack keeps its rules', () => {
  test.each<[what: string, error: string, method: string, given: object]>([
    ['an unknown channel', 'channel_not_found', 'chat.postMessage', { channel: 'C1', text: 'x' }],
    ['an unknown user', 'user_not_found', 'chat.postEphemeral', { channel: 'C0PROJECT', user: 'U1', text: 'x' }],
    [
      'somebody else’s chat',
      'user_not_in_channel',
      'chat.postEphemeral',
      { channel: 'D0ANNA', user: 'U0BILAL', text: 'x' },
    ],
    [
      'an unknown thread',
      'thread_not_found',
      'chat.postMessage',
      { channel: 'C0PROJECT', thread_ts: '1.1', text: 'x' },
    ],
    ['too long a text', 'msg_too_long', 'chat.postMessage', { channel: 'C0PROJECT', text: 'x'.repeat(40_001) }],
    ['an unknown message', 'message_not_found', 'chat.update', { channel: 'C0PROJECT', ts: '1.1', text: 'x' }],
    ['a message to delete', 'message_not_found', 'chat.delete', { channel: 'C0PROJECT', ts: '1.1' }],
    ['an unknown method', 'unknown_method', 'chat.dance', {}],
    ['a made-up trigger', 'invalid_trigger_id', 'views.open', { trigger_id: '1.2.x' }],
  ])('%s is refused', async (_what, error, method, given) => {
    expect(await slack.api(method, given)).toMatchObject({ ok: false, error });
    expect((await slack.state()).violations).toEqual([expect.objectContaining({ rule: error })]);
  });

  test('without the right token nothing happens', async () => {
    const given = { channel: 'C0PROJECT', text: 'x' };
    expect(await slack.api('chat.postMessage', given, 'xoxb-geraden')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(ofBot(await slack.state(), 'slack')).toEqual([]);
  });

  test('the bot changes and deletes its own messages, and only those everybody sees', async () => {
    const { ts } = await slack.api('chat.postMessage', { channel: 'C0PROJECT', text: 'een' });
    await slack.api('chat.update', { channel: 'C0PROJECT', ts, text: 'twee' });
    expect(ofBot(await slack.state('bilal'), 'slack')).toMatchObject([{ text: 'twee', edited: true }]);
    expect(await slack.api('chat.delete', { channel: 'C0PROJECT', ts })).toMatchObject({ ok: true });
    expect(ofBot(await slack.state(), 'slack')).toEqual([]);

    const given = { channel: 'C0PROJECT', user: 'U0ANNA', text: 'alleen jij' };
    const { message_ts } = await slack.api('chat.postEphemeral', given);
    expect(await slack.api('chat.update', { channel: 'C0PROJECT', ts: message_ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
    expect(JSON.stringify(await slack.state('bilal'))).not.toContain('alleen jij');
  });

  test('the bot learns who and where', async () => {
    expect(await slack.api('auth.test', {})).toMatchObject({ ok: true, user_id: 'U0LESSENBOT' });
    expect(await slack.api('users.info', { user: 'U0BILAL' })).toMatchObject({ user: { tz: 'Europe/Amsterdam' } });
    expect(await slack.api('conversations.info', { channel: 'C0PROJECT' })).toMatchObject({
      channel: { is_member: true },
    });
    expect(await slack.api('conversations.members', { channel: 'D0BILAL' })).toMatchObject({
      members: ['U0BILAL', 'U0LESSENBOT'],
    });
    expect(await slack.api('conversations.open', { users: 'U0BILAL' })).toMatchObject({ channel: { id: 'D0BILAL' } });
  });

  test('what the manifest does not ask for, the bot may not do', async () => {
    const real = await startPlayground(() => {});
    expect(await real.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x' })).toMatchObject({ ok: true });
    real.close();
    const poor = await startPlayground(() => {}, { scopes: ['commands'] });
    expect(await poor.api('chat.postMessage', { channel: 'C0PROJECT', text: 'x' })).toMatchObject({
      ok: false,
      error: 'missing_scope',
    });
    expect((await poor.state()).violations).toMatchObject([{ rule: 'missing_scope' }]);
    poor.close();
  });
});
