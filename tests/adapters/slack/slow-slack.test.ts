import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectTexts, texts, writePress } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';
import { startSlack } from '../../support/slack-server.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** Slack hears from us before we ask it anything; and whatever it then does, somebody hears how it went. */

let store: Store;
let slack: Awaited<ReturnType<typeof startSlack>>;
/** What Slack answers to a path; nothing for the usual yes. */
let answers: Map<string, StandInAnswer[]>;
/** Methods that hang until the test lets go. */
let hanging: Set<string>;
let held: (() => void)[];
/** Who sent the last form: somebody else each time, for whose name the bot remembers it does not ask. */
let sender = 'U0';
let senders = 0;

const methodOf = (path: string) => path.replace('/api/', '');

beforeAll(async () => {
  store = await openSqliteFile(':memory:');
  slack = await startSlack({
    desk: deskOn(store),
    async answer({ path }) {
      const method = methodOf(path);
      if (hanging.has(method)) await new Promise<void>((resolve) => held.push(resolve));
      const queued = answers.get(method)?.shift();
      return queued ?? { body: { ok: true, ts: '1.1', members: ['U1', sender], view: { id: 'V1' } } };
    },
  });
});
afterAll(async () => {
  await slack.close();
  await store.close();
});
beforeEach(() => {
  answers = new Map();
  hanging = new Set();
  held = [];
  slack.posted.length = 0;
});
afterEach(async () => {
  letGo();
  await store.query('DELETE FROM project');
});

function letGo(): void {
  hanging.clear();
  for (const answer of held.splice(0)) answer();
}

const to = (method: string) => slack.posted.filter(({ path }) => methodOf(path) === method).map(({ body }) => body);
const filledIn = { name: 'Buurtapp', interventions: ['whatsapp-groep'], phase: 'start', every: 'week', owner: 'Anna' };

/** Sends the form, as Slack does when somebody presses *Bewaar*. */
function submit(values: Record<string, string | string[]> = filledIn, member = false): Promise<Response> {
  const state = Object.fromEntries(
    Object.entries({ weekday: '2', time: '10:00', start: '2026-11-24', ...values }).map(([id, value]) => [
      id,
      { [id]: Array.isArray(value) ? { selected_options: value.map((each) => ({ value: each })) } : { value } },
    ]),
  );
  sender = `UF${++senders}`;
  const payload = {
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: sender, name: 'anna' },
    view: {
      id: 'V7',
      callback_id: 'project',
      private_metadata: JSON.stringify({ channel: 'C1', workspace: 'T1', member }),
      state: { values: state },
    },
  };
  return slack.send(
    new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    'application/x-www-form-urlencoded',
  );
}
const savedProjects = async () => (await store.query('SELECT id FROM project')).length;

describe('a form that is sent', () => {
  test.each(['users.info', 'conversations.members', 'chat.postMessage'])(
    'while %s hangs: it is acknowledged, and once that answers it is saved, announced and said to be so',
    async (method) => {
      hanging.add(method);
      const answer = await submit();
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({
        response_action: 'update',
        view: { title: { text: projectTexts.form.working.title } },
      });
      await until(() => held.length > 0);
      expect(to('views.update')).toEqual([]);
      letGo();
      await until(() => to('views.update').length === 1);
      expect(await savedProjects()).toBe(1);
      expect(to('chat.postMessage')).toMatchObject([{ channel: 'C1' }]);
      const [{ view_id, view }] = to('views.update');
      expect([view_id, JSON.stringify(view)]).toEqual(['V7', expect.stringContaining(projectTexts.project.saved)]);
    },
  );

  test('by somebody whom the bot knows, in a form opened by a command, is saved and closed at once', async () => {
    await slack.command('project', { user_id: `UF${senders + 1}` });
    await until(() => to('users.info').length === 1);
    // The answer of Slack is in before the next command is answered.
    await slack.command('help');
    await until(() => to('/respond').length === 1);
    const answer = await submit(filledIn, true);
    expect(await answer.text()).toBe('');
    await until(() => to('chat.postMessage').length === 1);
    expect(to('views.update')).toEqual([]);
  });

  test('with a fault hears of it at the field, at once, and nothing is asked of Slack', async () => {
    const answer = await submit({ ...filledIn, name: '' });
    expect(await answer.json()).toMatchObject({ response_action: 'errors', errors: { name: expect.any(String) } });
    expect(slack.posted).toEqual([]);
  });

  test('and that the channel does not take: the sender reads so in the form, with the reason', async () => {
    answers.set('chat.postMessage', [{ body: { ok: false, error: 'is_archived' } }]);
    await submit();
    await until(() => to('views.update').length === 1);
    expect(JSON.stringify(to('views.update'))).toContain('gearchiveerd');
    expect(await savedProjects()).toBe(1);
  });

  test('and closed meanwhile: what went wrong comes as a direct message, what went well needs none', async () => {
    const gone = { body: { ok: false, error: 'not_found' } };
    answers.set('views.update', [gone]);
    await submit();
    await until(() => to('views.update').length === 1);
    answers.set('views.update', [gone]);
    answers.set('chat.postMessage', [{ body: { ok: false, error: 'not_in_channel' } }]);
    await submit({ ...filledIn, phase: 'uitvoering' });
    await until(() => to('chat.postMessage').length === 3);
    const alone = to('chat.postMessage')[2];
    expect(alone.channel).toMatch(/^U/);
    expect(alone.text).toContain('geen lid');
  });
});

describe('a form that is to be opened', () => {
  test('is opened without asking Slack anything first', async () => {
    hanging.add('users.info').add('conversations.members');
    await slack.command('project');
    await until(() => slack.posted.length > 0);
    expect(slack.posted[0]?.path).toBe('/api/views.open');
  });

  test.each(['expired_trigger_id', 'exchanged_trigger_id'])('too late (%s) becomes a button', async (error) => {
    answers.set('views.open', [{ body: { ok: false, error } }]);
    await slack.command('project');
    await until(() => to('/respond').length === 1);
    expect(JSON.stringify(to('/respond'))).toContain(projectTexts.buttons.fillIn);
  });
});

describe('an answer that Slack does not take', () => {
  test.each([429, 503])('for now (%i, with a moment to come back) comes once more', async (status) => {
    answers.set('/respond', [{ status, headers: { 'retry-after': '0' }, body: {} }]);
    await slack.command('verbinden');
    await until(() => to('/respond').length === 2);
    expect(to('/respond')[1]).toEqual(to('/respond')[0]);
    expect(to('chat.postEphemeral')).toEqual([]);
  });

  test.each([404, 410, 403])('for good (%i) comes as a message that only the asker sees', async (status) => {
    answers.set('/respond', [{ status, body: {} }]);
    await slack.command('verbinden');
    await until(() => to('chat.postEphemeral').length === 1);
    expect(to('chat.postEphemeral')[0]).toMatchObject({ channel: 'C1', user: 'U1', text: to('/respond')[0].text });
    expect(to('chat.postMessage')).toEqual([]);
  });

  test.each([500, 502, 503])('or perhaps did (%i) comes no second time', async (status) => {
    answers.set('/respond', [{ status, body: '<html>' }]);
    await slack.command('verbinden');
    // What comes after it shows that there was time for more.
    await slack.command('verbinden');
    await until(() => to('/respond').length === 2);
    await slack.command('help');
    await until(() => to('/respond').length === 3);
    expect(to('chat.postEphemeral')).toEqual([]);
  });
});

test('an answer to a nudge that was saved, while the card could not be changed: the presser hears just that', async () => {
  await slack.command('project whatsapp-groep fase start');
  await until(() => to('chat.postMessage').length === 1);
  const [project] = await store.query<{ id: string }>('SELECT id FROM project');
  const choice = {
    lesson: 'heldere-kaders',
    nudge: 'start-oude-melding',
    kind: 'risk',
    phase: 'start',
    reasons: [{ kind: 'never-shown' }],
  };
  const lesson = core.catalogue.lesson('heldere-kaders');
  const content = JSON.stringify({ kind: 'lesson', choice: { ...choice, nudge: lesson?.nudges[0]?.id } });
  await store.query(
    `INSERT INTO nudge (id, project, date, due_at, planned_at, state, content, attempts, not_before)
     VALUES ('n1', $1, '2026-11-24', 1, 1, 'sent', $2, 1, 1)`,
    [project?.id ?? '', content],
  );
  answers.set('/respond', [{ status: 404, body: {} }]);
  await slack.press(writePress('open', { kind: 'answer-nudge', nudge: 'n1', answer: 'doing' }), { ephemeral: false });
  await until(() => to('/respond').length === 2);
  expect(to('/respond')[1].text).toBe(projectTexts.nudge.savedOnly);
  expect(to('/respond')[1].text).not.toBe(texts.apology);
  expect(await store.query('SELECT answer FROM answer')).toEqual([{ answer: 'doing' }]);
});
