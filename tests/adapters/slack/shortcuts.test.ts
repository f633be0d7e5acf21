import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, projectTexts, texts } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';
import { startSlack } from '../../support/slack-server.ts';
import { until } from '../../support/until.ts';

/** *Lessen bij dit bericht*, in the menu of a message that somebody else wrote. */

let store: Store;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  slack = await startSlack({ desk: lookUps() });
});
const lookUps = () => deskOn(store, { core: () => ({ ...core, keepsQuestions: true }) });
afterEach(async () => {
  await slack.close();
  await store.close();
});

const choose = (message: object, more: object = {}) =>
  slack.interaction({
    type: 'message_action',
    callback_id: 'lessen-bij-bericht',
    trigger_id: `${Math.random()}`,
    response_url: slack.responseUrl,
    user: { id: 'U1', name: 'anna' },
    channel: { id: 'C1', name: 'noord' },
    team: { id: 'T1', domain: 'd' },
    message_ts: '1.1',
    message: { type: 'message', user: 'U9', ts: '1.1', ...message },
    ...more,
  });
const words = 'de groepsapp loopt uit de hand en iedereen wordt bang';

test('gives lessons to the asker alone', async () => {
  await choose({ text: words });
  const [post, ...more] = await slack.posts(1);
  expect(more).toEqual([]);
  expect(post?.path).toBe('/respond');
  expect(post?.body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(post?.body.blocks[0].text.text).toBe(texts.beside.title);
  expect(JSON.stringify(post?.body.blocks)).toContain('show-lesson');
});

test('in a thread the answer stands in that thread, where we are', async () => {
  await choose({ text: words, thread_ts: '0.9' });
  const [post, ...more] = await slack.posts(1);
  expect(more).toEqual([]);
  expect(post?.path).toBe('/api/chat.postEphemeral');
  expect(post?.body).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '0.9' });
});

test('and where we are not it comes the other way', async () => {
  slack.answers.set('chat.postEphemeral', { ok: false, error: 'channel_not_found' });
  await choose({ text: words, thread_ts: '0.9' });
  const posts = await slack.posts(2);
  expect(posts.map(({ path }) => path)).toEqual(['/api/chat.postEphemeral', '/respond']);
});

test('in an organisation with one installation, no team is named, and the answer comes', async () => {
  await choose({ text: words }, { team: null, enterprise: { id: 'E1' }, is_enterprise_install: true });
  expect(await slack.posts(1)).toHaveLength(1);
});

test.each([
  ['a picture', { text: '' }],
  ['a file', { text: '', files: [{ id: 'F1' }] }],
  ['nothing that we know as text', { text: null }],
])('%s gets a friendly line', async (_, message) => {
  await choose(message);
  expect(JSON.stringify(await slack.posts(1))).toContain(texts.beside.noWords);
});

test('a message that says “stop” is a message, and no command', async () => {
  await choose({ text: 'stop' });
  expect((await slack.posts(1))[0]?.body.blocks[0].text.text).toBe(texts.beside.none);
});

test('the words of somebody else stand in no answer, button, log or store', async () => {
  await choose({ text: 'kanariewoord: Bram Vinkers vindt dat niemand luistert naar bewoners, bel 06-12345678' });
  await choose({ text: 'kanariewoord xqzw' });
  const posts = await slack.posts(2);
  const tables = await store.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const kept = JSON.stringify([
    posts,
    slack.logged,
    await Promise.all(tables.map(({ name }) => store.query(`SELECT * FROM ${name}`))),
  ]);
  for (const word of ['kanariewoord', 'Vinkers', '12345678', 'vindt dat niemand']) expect(kept).not.toContain(word);
});

test('text of forty thousand characters is looked at as far as we look at anything', async () => {
  await choose({ text: `${words}. ${'la '.repeat(13_000)}` });
  expect(await slack.posts(1)).toHaveLength(1);
});

test('a shortcut that lacks what we need is told so', async () => {
  await choose({ text: words }, { channel: null });
  expect(JSON.stringify(await slack.posts(1))).toContain(texts.oldButton);
});

describe('“Zoek een les”, from anywhere', () => {
  const from = { user: { id: 'U1', username: 'anna', team_id: 'T1' }, team: { id: 'T1', domain: 'd' } };
  const start = (more: object = {}) =>
    slack.interaction({ type: 'shortcut', callback_id: 'zoek-een-les', trigger_id: 'x', ...from, ...more });
  const calledBy = (method: string) => slack.posted.filter(({ path }) => path === `/api/${method}`);
  const said = (one: unknown) => JSON.stringify(one);

  type Filled = { readonly words?: string; readonly who?: string; readonly where?: boolean };
  const submit = async ({ words: value = '', who = 'alone', where = false }: Filled, id = 'V1') => {
    const response = await slack.interaction({
      type: 'view_submission',
      // Slack signs each anew.
      trigger_id: `${Math.random()}`,
      ...from,
      view: {
        id,
        callback_id: 'ask-anywhere',
        private_metadata: JSON.stringify({ workspace: 'T1' }),
        state: {
          values: {
            words: { words: { type: 'plain_text_input', value } },
            who: { who: { type: 'radio_buttons', selected_option: { value: who } } },
            where: { where: { type: 'conversations_select', selected_conversation: where ? 'C1' : null } },
          },
        },
      },
      response_urls: where
        ? [{ block_id: 'where', action_id: 'where', channel_id: 'C1', response_url: slack.responseUrl }]
        : [],
    });
    expect(response.status).toBe(200);
    return JSON.parse((await response.text()) || '{}');
  };

  test('a modal asks what, and nobody else sees the answer unless one says so', async () => {
    await start();
    const [opened] = await slack.posts(1);
    expect(opened?.path).toBe('/api/views.open');
    const { view } = opened?.body ?? {};
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(JSON.parse(view.private_metadata)).toEqual({ workspace: 'T1' });
    const [, who, where] = view.blocks;
    expect(who.element.initial_option.value).toBe('alone');
    expect(where).toMatchObject({
      optional: true,
      element: {
        type: 'conversations_select',
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
    });
  });

  test('in an organisation that installed us as a whole, its token opens it', async () => {
    await start({ team: null, enterprise: { id: 'E1' }, is_enterprise_install: true });
    const [opened] = await slack.posts(1);
    expect(JSON.parse(opened?.body.view.private_metadata)).toEqual({ workspace: 'E1' });
  });

  test('when it can be opened no more, who asked hears that', async () => {
    slack.answers.set('views.open', { ok: false, error: 'expired_trigger_id' });
    await start();
    const posts = await slack.posts(2);
    expect(posts[1]).toMatchObject({ path: '/api/chat.postMessage', body: { channel: 'U1', text: texts.apology } });
  });

  test('for oneself, the answer takes the place of the question, also when a channel is chosen', async () => {
    const answer = await submit({ words: 'heldere kaders', where: true });
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal', callback_id: 'answer' } });
    expect(said(answer.view.blocks)).toContain('more-of-lesson');
    expect(await slack.posts(0)).toEqual([]);
  });

  test('for everybody, it comes in that channel with who shared it, once, and without what was asked', async () => {
    const asked = { words: 'kanariewoord de groepsapp loopt uit de hand', who: 'everybody', where: true };
    const answer = await submit(asked);
    expect(said(answer)).toContain(texts.sharing);
    await until(() => calledBy('views.update').length > 0);
    const shared = slack.posted.filter(({ path }) => path === '/respond');
    expect(shared).toHaveLength(1);
    expect(shared[0]?.body).toMatchObject({ response_type: 'in_channel', replace_original: false });
    expect(said(shared[0]?.body)).toContain('<@U1>');
    expect(said(slack.posted)).not.toContain('kanariewoord');
    expect(slack.logged.join()).not.toContain('kanariewoord');
    expect(said(calledBy('views.update')[0]?.body)).toContain(texts.askAnywhere.sharedText);
    await submit(asked);
    await until(() => calledBy('views.update').length > 1);
    expect(slack.posted.filter(({ path }) => path === '/respond')).toHaveLength(1);
  });

  test('what Slack refuses to put there is told as that', async () => {
    slack.refusedPaths.add('/respond');
    await submit({ words: 'heldere kaders', who: 'everybody', where: true });
    await until(() => calledBy('views.update').length > 0);
    expect(said(calledBy('views.update')[0]?.body)).toMatch(
      new RegExp(`${texts.shareFailed}|${texts.shareInDoubt}`.replaceAll('?', '\\?')),
    );
  });

  test('what is no use to others stays with who asked, and says so', async () => {
    const answer = await submit({ words: 'help', who: 'everybody', where: true });
    expect(said(answer)).toContain(texts.askAnywhere.nothingToShare);
    expect(await slack.posts(0)).toEqual([]);
  });

  test.each([
    ['without a question', { words: '  ' }, { words: texts.askAnywhere.empty }],
    ['for everybody and nowhere', { words: 'verbinden', who: 'everybody' }, { where: texts.askAnywhere.noWhere }],
  ])('%s it says at the field what is missing', async (_, filled, errors) => {
    expect(await submit(filled)).toEqual({ response_action: 'errors', errors });
  });

  test('what belongs in a channel is told so: there is none here', async () => {
    expect(said(await submit({ words: 'pauze' }))).toContain(projectTexts.onlyInChannel.title);
  });

  test('a slip of ours ends in an apology, and not in a modal that waits', async () => {
    await slack.close();
    slack = await startSlack({ desk: { ...lookUps(), ask: () => Promise.reject(new Error('kanariewoord')) } });
    expect(said(await submit({ words: 'kanariewoord' }))).toContain(texts.apology);
    expect(slack.logged.join()).toContain('a question from anywhere failed');
    expect(slack.logged.join()).not.toContain('kanariewoord');
  });

  test('a question that takes long is acknowledged first', async () => {
    await slack.close();
    let tell: (answer: Answer) => void = () => undefined;
    const answered = new Promise<Answer>((resolve) => {
      tell = resolve;
    });
    slack = await startSlack({ desk: { ...lookUps(), ask: () => answered } });
    expect(said(await submit({ words: 'status' }))).toContain(texts.askAnywhere.searching);
    tell({ kind: 'reply', reply: { title: 'Laat', parts: [{ kind: 'text', text: 'maar goed' }] } });
    await until(() => calledBy('views.update').length > 0);
    expect(calledBy('views.update')[0]?.body).toMatchObject({ view_id: 'V1', view: { callback_id: 'answer' } });
    expect(said(calledBy('views.update'))).toContain('maar goed');
  });
});
