import { describe, expect, test } from 'vitest';
import { manifestShortcuts } from '../../../playground/slack/shortcuts.ts';
import { input, modal, section, text } from '../../support/sample-blocks.ts';
import { useLocalSlack } from '../../support/use-local-slack.ts';

const slack = useLocalSlack();

const home = (blocks: readonly object[] = [section('Hallo')]) => ({ type: 'home', blocks });
type Published = { readonly view: { readonly id: string; readonly hash: string } };
const publish = async (view: unknown, more: object = {}) =>
  (await slack.api('views.publish', { user_id: 'U0ANNA', view, ...more })) as unknown as Published;
const shown = async (user = 'anna') => (await slack.state(user)).panes.slack.home;

describe('the Home tab', () => {
  test('tells the bot that it is opened, and what it shows by then', async () => {
    await slack.post('/playground/home', { user: 'anna' });
    expect(slack.heard.at(-1)?.event).toMatchObject({ type: 'app_home_opened', tab: 'home', user: 'U0ANNA' });
    expect(slack.heard.at(-1)?.event).not.toHaveProperty('view');
    const { view } = await publish(home());
    await slack.post('/playground/home', { user: 'anna' });
    expect(slack.heard.at(-1)?.event).toMatchObject({ view: { id: view.id, hash: view.hash, type: 'home' } });
  });

  test('is seen by one person, and keeps its id when it changes', async () => {
    const { view } = await publish(home());
    expect(await shown()).toMatchObject({ viewId: view.id, view: { type: 'home' } });
    expect(await shown('bilal')).toBeUndefined();
    const again = await publish(home([{ type: 'divider' }]), { hash: view.hash });
    expect(again).toMatchObject({ ok: true, view: { id: view.id } });
    expect(again.view.hash).not.toBe(view.hash);
  });

  test('takes no change of what is not there any more', async () => {
    const { view } = await publish(home());
    await publish(home());
    expect(await publish(home(), { hash: view.hash })).toMatchObject({ error: 'hash_conflict' });
  });

  test.each<[what: string, view: unknown]>([
    ['101 blocks', home(Array(101).fill({ type: 'divider' }))],
    ['a title', { ...home(), title: text('Home') }],
    ['another type', modal()],
    ['private_metadata of 3001', { ...home(), private_metadata: 'x'.repeat(3001) }],
  ])('refuses %s', async (_, view) => {
    expect(await publish(view)).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(await shown()).toBeUndefined();
  });

  test('sends what is used in it, without a channel or a response_url', async () => {
    const field = { type: 'plain_text_input', action_id: 'vraag' };
    const { view } = await publish(home([{ ...input(field), block_id: 'vraag', dispatch_action: true }]));
    const action = { type: 'plain_text_input', action_id: 'vraag', block_id: 'vraag', value: 'kaders' };
    await slack.post('/playground/press', { platform: 'slack', user: 'anna', message: view.id, action });
    const heard = slack.heard.at(-1);
    expect(heard).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: view.id },
      view: { type: 'home', hash: view.hash },
      actions: [{ action_id: 'vraag', value: 'kaders' }],
    });
    expect(heard).not.toHaveProperty('channel');
    expect(heard).not.toHaveProperty('response_url');
    const other = await slack.post('/playground/press', { platform: 'slack', user: 'bilal', message: view.id, action });
    expect(other.status).toBe(404);
  });

  test('knows in which channels somebody is', async () => {
    const answer = await slack.api('users.conversations', { user: 'U0ANNA' });
    expect(answer).toMatchObject({ ok: true, channels: [{ id: 'C0PROJECT' }] });
    expect(await slack.api('users.conversations', { user: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
  });
});

describe('shortcuts', () => {
  const use = (used: object) => slack.post('/playground/shortcut', { user: 'anna', room: 'project', ...used });
  const named = (type: string) => manifestShortcuts().find((one) => one.type === type)?.id ?? '';

  test('are those of the manifest', async () => {
    expect((await slack.state()).panes.slack.shortcuts).toEqual(manifestShortcuts());
    expect(
      manifestShortcuts()
        .map(({ type }) => type)
        .toSorted(),
    ).toEqual(['global', 'message', 'message']);
  });

  test('of a message send that message', async () => {
    await slack.say('de groepsapp loopt uit de hand');
    const [message] = (await slack.state()).panes.slack.messages;
    expect((await use({ shortcut: named('message'), message: message?.id })).status).toBe(200);
    expect(slack.heard.at(-1)).toMatchObject({
      type: 'message_action',
      channel: { id: 'C0PROJECT' },
      message_ts: message?.id,
      message: { user: 'U0ANNA', ts: message?.id, text: 'de groepsapp loopt uit de hand' },
      response_url: expect.stringContaining('/respond/'),
    });
  });

  test('from anywhere send no channel', async () => {
    expect((await use({ shortcut: named('global') })).status).toBe(200);
    expect(slack.heard.at(-1)).toMatchObject({ type: 'shortcut', user: { id: 'U0ANNA' }, team: { id: 'T0SPEELTUIN' } });
    for (const absent of ['channel', 'response_url']) expect(slack.heard.at(-1)).not.toHaveProperty(absent);
  });

  test.each([
    ['that are not in the manifest', { shortcut: 'verzonnen' }],
    ['of a message, without one', { shortcut: named('message') }],
    ['of a message that is not there', { shortcut: named('message'), message: '1.1' }],
  ])('%s do nothing', async (_, used) => {
    expect((await use(used)).status).toBe(404);
    expect(slack.heard).toEqual([]);
  });

  test('a modal may ask for a conversation, and the bot may answer there', async () => {
    await use({ shortcut: named('global') });
    const element = {
      type: 'conversations_select',
      action_id: 'waar',
      default_to_current_conversation: true,
      response_url_enabled: true,
    };
    const view = modal({ blocks: [{ ...input(element), block_id: 'waar' }] });
    const { view: opened } = await slack.api('views.open', { trigger_id: slack.heard.at(-1)?.trigger_id, view });
    const { modal: seen } = (await slack.state()).panes.slack;
    expect(JSON.stringify(seen)).toContain('"initial_conversation":"C0PROJECT"');
    expect(JSON.stringify(opened)).not.toContain('initial_conversation');
    const values = { waar: { waar: { type: 'conversations_select', selected_conversation: 'C0PROJECT' } } };
    await slack.post('/playground/submit', { user: 'anna', viewId: seen?.viewId, kind: 'submit', values });
    expect(slack.heard.at(-1)).toMatchObject({
      type: 'view_submission',
      response_urls: [{ block_id: 'waar', action_id: 'waar', channel_id: 'C0PROJECT' }],
    });
  });
});
