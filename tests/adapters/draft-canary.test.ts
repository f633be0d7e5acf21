import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import { deskOn } from '../support/project-desk.ts';
import { core } from '../support/real-core.ts';
import { startSlack } from '../support/slack-server.ts';
import { startTeams } from '../support/teams-server.ts';
import { until } from '../support/until.ts';
import { within } from '../support/within.ts';

/**
 * A draft that somebody has read: the answer quotes it, to them alone. Of the rest nothing may stay anywhere: not in the store, not in
 * the log, and nothing goes to the platform but that answer.
 */
// biome-ignore lint/suspicious/noExplicitAny: what a platform gets, for tests to look into
type Body = any;

const canary = 'kanariepiet';
const draft = `Er wordt ingebroken bij de ${canary}laan. Wees alert! Op de ${canary}dijk ook. Het is hier net oorlog.`;

let store: Store;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
});
afterEach(() => store.close());
const desk = () => deskOn(store, { core: () => ({ ...core, keepsQuestions: true }) });

/** Every row of every table. */
async function everythingKept(): Promise<string> {
  const tables = await store.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  const rows = await Promise.all(tables.map(({ name }) => store.query(`SELECT * FROM "${name}"`)));
  return JSON.stringify(rows);
}

/** What a card shows, without what only stands in its texts. */
const textsOf = (value: unknown) => within(value).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));

describe('Slack', () => {
  let slack: Awaited<ReturnType<typeof startSlack>>;
  beforeEach(async () => {
    slack = await startSlack({ desk: desk() });
  });
  afterEach(() => slack.close());

  async function openForm() {
    await slack.command('toets');
    await until(() => slack.posted.some(({ path }) => path === '/api/views.open'));
    return slack.posted.find(({ path }) => path === '/api/views.open')?.body.view;
  }
  const submit = async (text: string, channel = 'app'): Promise<Body> => {
    const view = await openForm();
    const state = {
      kanaal: { kanaal: { type: 'static_select', selected_option: { value: channel } } },
      tekst: { tekst: { type: 'plain_text_input', value: text } },
      vervolg: { vervolg: { type: 'plain_text_input', value: null } },
    };
    const answer = await slack.interaction({
      type: 'view_submission',
      user: { id: 'U1', name: 'anna' },
      team: { id: 'T1' },
      view: { ...view, id: 'V1', state: { values: state } },
    });
    return answer.json();
  };

  test('the form has a field of several lines, and says what fits in it', async () => {
    const view = await openForm();
    const [, , text, more] = view.blocks;
    expect(text).toMatchObject({
      element: { multiline: true, max_length: 3000 },
      hint: { text: expect.stringContaining('3.000') },
    });
    expect(more).toMatchObject({ optional: true });
  });

  test('the answer takes the place of the form, with words of the draft in its texts alone', async () => {
    const { response_action: action, view } = await submit(draft);
    expect(action).toBe('update');
    expect(textsOf(view.blocks).join(' ')).toContain('Wees alert');
    expect(JSON.stringify({ ...view, blocks: [] })).not.toContain(canary);
    expect(JSON.stringify(slack.posted)).not.toContain(canary);
    expect(slack.logged.join('\n')).not.toContain(canary);
    expect(await everythingKept()).not.toContain(canary);
  });

  test('the buttons below the answer open a lesson and another form in the same window, whoever may read the channel', async () => {
    const { view } = await submit(draft);
    expect(JSON.parse(view.private_metadata)).toEqual({ workspace: 'T1' });
    const press = (value: string) =>
      slack.interaction({
        type: 'block_actions',
        user: { id: 'U1', name: 'anna' },
        team: { id: 'T1' },
        container: { type: 'view', view_id: 'V1' },
        view: { ...view, id: 'V1', root_view_id: 'V1', previous_view_id: null },
        actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
        trigger_id: `${Math.random()}`,
      });
    const valuesOf = within(view.blocks).flatMap(({ type, value }) => (type === 'button' ? [String(value)] : []));
    slack.posted.length = 0;
    for (const value of valuesOf) await press(value);
    // The bot may ask for a name as well.
    const shown = () => slack.posted.filter(({ path }) => path.startsWith('/api/views.'));
    await until(() => shown().length >= valuesOf.length);
    const views = shown().map(({ path, body }) => [path, body.view]);
    expect(views.every(([path]) => path === '/api/views.push')).toBe(true);
    expect(views.at(-1)?.[1]).toMatchObject({ callback_id: 'project', title: { text: 'Laat je bericht nalezen' } });
    expect(JSON.stringify(views[0]?.[1].blocks)).toContain('Communicatieparadox');
  });

  test('without a draft the form says so at its field', async () => {
    expect(await submit(' ')).toMatchObject({ response_action: 'errors', errors: { tekst: 'Plak hier je bericht.' } });
  });

  test('of a message in a channel the answer is for who asks, and its notification says nothing of it', async () => {
    await slack.interaction({
      type: 'message_action',
      callback_id: 'lees-bericht-na',
      trigger_id: '1',
      response_url: slack.responseUrl,
      user: { id: 'U1', name: 'anna' },
      channel: { id: 'C1', name: 'noord' },
      team: { id: 'T1', domain: 'd' },
      message_ts: '1.1',
      message: { type: 'message', user: 'U9', ts: '1.1', text: draft },
    });
    const [post] = await slack.posts(1);
    expect(post?.body.response_type).toBe('ephemeral');
    expect(textsOf(post?.body.blocks).join(' ')).toContain('Wees alert');
    expect(post?.body.text).not.toContain(canary);
    expect(slack.logged.join('\n')).not.toContain(canary);
    expect(await everythingKept()).not.toContain(canary);
  });

  test('typed in front of everybody, the answer is for who asks alone, and says that others could read along', async () => {
    await slack.event({ type: 'app_mention', channel: 'C1', user: 'U1', ts: '1.1', text: `<@U0BOT> toets ${draft}` });
    const [post] = await slack.posts(1);
    expect(post?.path).toBe('/api/chat.postEphemeral');
    expect(JSON.stringify(post?.body.blocks)).toContain('Dan kon iedereen daar je bericht lezen');
    expect(post?.body.text).not.toContain(canary);
    expect(slack.logged.join('\n')).not.toContain(canary);
  });
});

describe('Teams', () => {
  let teams: Awaited<ReturnType<typeof startTeams>>;
  beforeEach(async () => {
    teams = await startTeams({ desk: desk() });
  });
  afterEach(() => teams.close());

  test('the dialog gives way to the answer, with words of the draft in its texts alone', async () => {
    const sent = teams.activity({
      type: 'invoke',
      name: 'task/submit',
      conversation: { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 'tenant' },
      text: undefined,
      value: { data: { form: 'draft', veld_kanaal: 'app', veld_tekst: draft, veld_vervolg: '' } },
    });
    const { task }: Body = await (await teams.send(sent)).json();
    const { body, ...rest } = task.value.card.content;
    expect(textsOf(body).join(' ')).toContain('Wees alert');
    expect(JSON.stringify({ ...task, value: { ...task.value, card: rest } })).not.toContain(canary);
    expect(JSON.stringify(teams.posts)).not.toContain(canary);
    expect(teams.logged.join('\n')).not.toContain(canary);
    expect(await everythingKept()).not.toContain(canary);
  });
});
