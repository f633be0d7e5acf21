import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Desk, projectTexts, texts, toPlainText, writePress } from '#core';
import type { Store } from '#core/store';
import { openProjects } from '#core/wiring';
import { toHomeView } from '../../../adapters/slack/api/home-view.ts';
import { budgets, buttonsOn } from '../../../src/replies/budget.ts';
import { homeTexts } from '../../../src/replies/home-texts.ts';
import { showHome } from '../../../src/replies/show-home.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';
import { type Posted, startSlack } from '../../support/slack-server.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** The Home tab: somebody's own page. */

let store: Store;
let desk: Desk;
let slack: Awaited<ReturnType<typeof startSlack>>;
/** The channels that Slack says somebody is in; a promise is a slow Slack. */
let channels: readonly string[] | Promise<readonly string[]>;
let published: Posted['body'][];
let refusals: object[];

beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  channels = ['C1'];
  published = [];
  refusals = [];
  desk = deskOn(store);
  slack = await startSlack({ desk, answer });
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

async function answer({ path, body }: Posted): Promise<StandInAnswer> {
  if (path === '/api/users.conversations') {
    return { status: 200, body: { ok: true, channels: (await channels).map((id) => ({ id })) } };
  }
  if (path === '/api/conversations.members') return { status: 200, body: { ok: true, members: ['U1'] } };
  const refusal = path === '/api/views.publish' ? refusals.shift() : undefined;
  if (path === '/api/views.publish') published.push(body);
  return { status: 200, body: refusal ?? slack.answers.get(path.replace('/api/', '')) ?? { ok: true, ts: '1.1' } };
}

const open = (more: object = {}) =>
  slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1', ...more });
async function pages(count: number): Promise<Posted['body'][]> {
  await until(() => published.length >= count);
  return published;
}
/** The page once it is complete; on a slow machine something stood there before it. */
async function whole(): Promise<void> {
  await until(() => published.length > 0 && !lastPage().includes(homeTexts.looking));
}
const lastPage = () => JSON.stringify(published.at(-1)?.view.blocks);

async function start(channel: string, name = 'whatsapp-groep', workspace = 'T1') {
  const answer = await desk.ask(`project ${name} fase start`, {
    who: async () => ({ id: 'U1', name: 'Samira' }),
    place: { platform: 'slack', workspace, channel },
    isMember: async () => true,
  });
  expect(answer.kind).toBe('announce');
  if (answer.kind === 'announce') await desk.announce(answer.announcement, [async () => ({ kind: 'sent' })]);
}
const statusIn = async (channel: string) =>
  (await openProjects(store).find({ platform: 'slack', workspace: 'T1', channel }))?.state.kind;

type Used = { readonly action_id: string; readonly block_id?: string; readonly value?: string };
let trigger = 0;
const use = (action: Used, view: object = {}) =>
  slack.interaction({
    type: 'block_actions',
    user: { id: 'U1', name: 'anna', team_id: 'T1' },
    team: { id: 'T1', domain: 'd' },
    container: { type: 'view', view_id: 'V1' },
    trigger_id: `home.${++trigger}`,
    view: { id: 'V1', type: 'home', hash: 'h1', private_metadata: '{"page":1}', callback_id: '', ...view },
    actions: [{ type: 'button', block_id: 'b', ...action }],
  });
const inProject = (intent: Parameters<typeof writePress>[1], channel = 'C1'): Used => ({
  action_id: 'open:0',
  block_id: `project:${channel}`,
  value: writePress('open', intent),
});
const called = (method: string) => slack.posted.filter(({ path }) => path === `/api/${method}`);
async function modals(method: 'views.open' | 'views.push' | 'views.update'): Promise<Posted['body'][]> {
  await until(() => called(method).length > 0);
  return called(method).map(({ body }) => body);
}

describe('opening', () => {
  test('shows a field, the projects of my channels with what comes, and what is kept', async () => {
    await start('C1');
    await open();
    await whole();
    expect(published.at(-1)).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
    const shown = lastPage();
    for (const words of [homeTexts.ask.label, '<#C1>', 'Volgende kaart: dinsdag', homeTexts.kept.title])
      expect(shown).toContain(words);
    expect(shown).toContain(texts.help.privacy.usual);
  });

  test('without a project it says how to begin', async () => {
    await open();
    await whole();
    expect(lastPage()).toContain('typ /lessen project');
  });

  test('a project of a channel that I am not in, or of another workspace, is not on it', async () => {
    await start('C2', 'buurtpreventie');
    await start('C1', 'whatsapp-groep', 'T2');
    await open();
    await whole();
    for (const words of ['C2', '*Buurtpreventie*', '*buurtpreventie*', 'hatsApp'])
      expect(lastPage()).not.toContain(words);
    expect(lastPage()).toContain('typ /lessen project');
  });

  test('channels on a second page of Slack count too', async () => {
    await start('C1');
    const asked: unknown[] = [];
    slack.answers.clear();
    channels = new Promise(() => undefined);
    await slack.close();
    slack = await startSlack({
      desk,
      answer: ({ path, body }) => {
        if (path === '/api/views.publish') published.push(body);
        if (path !== '/api/users.conversations') return { status: 200, body: { ok: true } };
        asked.push(body.cursor);
        const first = { channels: [{ id: 'C9' }], response_metadata: { next_cursor: 'more' } };
        return { status: 200, body: { ok: true, ...(body.cursor === 'more' ? { channels: [{ id: 'C1' }] } : first) } };
      },
    });
    await open();
    await whole();
    expect(asked).toEqual([undefined, 'more']);
    expect(lastPage()).toContain('<#C1>');
  });

  test('while Slack does not say yet in which channels I am, something stands there already', async () => {
    await start('C1');
    let tell: (ids: readonly string[]) => void = () => undefined;
    channels = new Promise((resolve) => {
      tell = resolve;
    });
    await open();
    await pages(1);
    expect(lastPage()).toContain(homeTexts.looking);
    expect(lastPage()).toContain(homeTexts.ask.label);
    tell(['C1']);
    await pages(2);
    expect(lastPage()).toContain('<#C1>');
    expect(lastPage()).not.toContain(homeTexts.looking);
  });

  test('where a whole organisation installed us, Slack is told of which workspace', async () => {
    const more = { enterprise_id: 'E1', is_enterprise_install: true };
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' };
    await slack.event(opened, undefined, { team_id: 'T7', authorizations: [{ team_id: 'T7', ...more }] });
    await whole();
    expect(called('users.conversations')[0]?.body).toMatchObject({ user: 'U1', team_id: 'T7' });
    await use({ action_id: 'page:1' }, { team_id: 'T8' });
    await until(() => called('users.conversations').length === 2);
    expect(called('users.conversations')[1]?.body).toMatchObject({ team_id: 'T8' });
  });

  test('where Slack does not say it, that is said, and no project is shown', async () => {
    await start('C1');
    channels = Promise.reject(new Error('away'));
    channels.catch(() => undefined);
    await slack.close();
    slack = await startSlack({
      desk,
      answer: ({ path, body }) => {
        if (path === '/api/views.publish') published.push(body);
        const isAsked = path === '/api/users.conversations';
        return { status: 200, body: isAsked ? { ok: false, error: 'missing_scope' } : { ok: true } };
      },
    });
    await open();
    await whole();
    expect(lastPage()).toContain(homeTexts.unknown);
    expect(lastPage()).not.toContain('C1');
  });

  test('while the store is away, looking up works and that is said', async () => {
    await store.close();
    await open();
    await whole();
    expect(lastPage()).toContain(homeTexts.away);
    store = await openSqliteFile(':memory:');
  });

  test('the tab with messages is not ours to fill', async () => {
    await open({ tab: 'messages' });
    await slack.posts(0);
    expect(slack.posted).toEqual([]);
  });

  test('a page that is not what we think is made once more, with what is so by then', async () => {
    refusals.push({ ok: false, error: 'hash_conflict' });
    await open({ view: { id: 'V1', hash: 'old' } });
    const [first, second] = await pages(2);
    expect(first.hash).toBe('old');
    expect(second).not.toHaveProperty('hash');
    expect(second.view).toEqual(first.view);
  });

  test('where it is refused twice, it stays at that', async () => {
    refusals.push({ ok: false, error: 'hash_conflict' }, { ok: false, error: 'hash_conflict' });
    await open({ view: { id: 'V1', hash: 'old' } });
    const [first] = await pages(2);
    await slack.posts(slack.posted.length);
    expect(published.filter(({ view }) => JSON.stringify(view) === JSON.stringify(first.view))).toHaveLength(2);
  });
});

describe('two hundred projects', () => {
  const place = { platform: 'slack', workspace: 'T1' } as const;
  const projects = Array.from({ length: 200 }, (_, at) => ({
    ...{ id: `p${at}`, name: `${'Project & <wijk> '.repeat(3)}${at}`.slice(0, 60) },
    place: { ...place, channel: `C${at}` },
    interventions: ['buurtpreventie'] as const,
    phase: 'start' as const,
    rhythm: { every: 'week', weekday: 2, time: '10:00' } as const,
    zone: 'Europe/Amsterdam',
    startDate: '2026-11-24',
    owner: { id: 'U1', name: 'Anna' },
    state: { kind: 'parked', reason: 'channel-not-found' } as const,
  }));
  const view = (page: number) => toHomeView(showHome({ kind: 'found', projects, page }, core));

  test('stand on pages that each fit what Slack takes, and each project on one', () => {
    const all = Array.from({ length: 10 }, (_, at) => view(at + 1));
    const ids = all.flatMap(({ blocks }) => blocks.flatMap(({ block_id }) => block_id ?? []));
    expect(ids.filter((id) => id.startsWith('project:'))).toHaveLength(200);
    expect(new Set(ids.filter((id) => id.startsWith('project:'))).size).toBe(200);
    for (const { blocks } of all) {
      expect(blocks.length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(JSON.stringify(blocks))).toBeLessThan(250 * 1024);
    }
  });

  test('a page that is not there is the last one', () => expect(view(99)).toEqual(view(10)));

  test('the way to the next page leads there, with what Slack said a moment ago', async () => {
    channels = Array.from({ length: 30 }, (_, at) => `C${at}`);
    for (let at = 0; at < 21; at++) await start(`C${at}`);
    await open();
    await whole();
    expect(lastPage()).toContain('Pagina 1 van 2');
    await use({ action_id: 'page:2' });
    await until(() => lastPage().includes('Pagina 2'));
    expect(lastPage()).toContain('Pagina 2 van 2');
    expect(published.at(-1)).toMatchObject({ hash: 'h1', view: { private_metadata: '{"page":2}' } });
    expect(called('users.conversations')).toHaveLength(1);
  });
});

describe('pressing', () => {
  test('a pause is told to the channel, and the page shows it', async () => {
    await start('C1');
    await use(inProject({ kind: 'pause' }));
    await pages(1);
    expect(await statusIn('C1')).toBe('paused');
    const [told, ...more] = called('chat.postMessage');
    expect(more).toEqual([]);
    expect(told?.body.channel).toBe('C1');
    expect(told?.body.text).toContain(projectTexts.pause.title);
    expect(lastPage()).toContain(projectTexts.plan.pausedOpen);
    expect(lastPage()).toContain(projectTexts.buttons.resume);
    await use(inProject({ kind: 'resume' }));
    await pages(2);
    expect(await statusIn('C1')).toBe('active');
  });

  test('where the channel cannot be told, only who pressed hears that', async () => {
    await start('C1');
    slack.answers.set('chat.postMessage', { ok: false, error: 'not_in_channel' });
    await use(inProject({ kind: 'pause' }));
    const [modal] = await modals('views.open');
    expect(JSON.stringify(modal?.view.blocks)).toContain(projectTexts.notAnnounced.refused);
    expect(await statusIn('C1')).toBe('paused');
  });

  test('the plan opens in a modal that knows its channel', async () => {
    await start('C1');
    await use(inProject({ kind: 'plan' }));
    const [modal] = await modals('views.open');
    expect(modal?.view.blocks[0].text.text).toBe(projectTexts.plan.title);
    expect(JSON.parse(modal?.view.private_metadata)).toEqual({ workspace: 'T1', channel: 'C1' });
  });

  test.each(['plan', 'pause'] as const)('who left the channel since gets no %s of it', async (kind) => {
    await start('C1');
    channels = ['C9'];
    await use(inProject({ kind }));
    const [modal] = await modals('views.open');
    expect(modal?.view.blocks[0].text.text).toBe(projectTexts.membersOnly.title);
    expect(await statusIn('C1')).toBe('active');
    expect(called('chat.postMessage')).toEqual([]);
  });

  test('an outsider changes nothing here either', async () => {
    await start('C1');
    await slack.interaction({
      type: 'block_actions',
      user: { id: 'U1', team_id: 'T9' },
      team: { id: 'T1' },
      trigger_id: 'x',
      view: { id: 'V1', type: 'home', private_metadata: '' },
      actions: [inProject({ kind: 'pause' })],
    });
    const [modal] = await modals('views.open');
    expect(modal?.view.blocks[0].text.text).toBe(projectTexts.outsider.title);
    expect(await statusIn('C1')).toBe('active');
  });

  test('a form that was opened here comes back on the page', async () => {
    await start('C1');
    await use(inProject({ kind: 'project' }));
    const [modal] = await modals('views.open');
    const place = JSON.parse(modal?.view.private_metadata);
    expect(place).toMatchObject({ channel: 'C1', workspace: 'T1', fromHome: true });
    const values = {
      ...Object.fromEntries(
        Object.entries<string>(place.basis).map(([field, value]) => [field, { [field]: { value } }]),
      ),
      name: { name: { value: 'Nieuwe naam' } },
      interventions: {
        interventions: { selected_options: place.basis.interventions.map((value: string) => ({ value })) },
      },
    };
    await slack.interaction({
      type: 'view_submission',
      user: { id: 'U1', team_id: 'T1' },
      team: { id: 'T1' },
      view: { id: 'V2', callback_id: 'project', private_metadata: modal?.view.private_metadata, state: { values } },
    });
    await pages(1);
    expect(lastPage()).toContain('Nieuwe naam');
  });

  test('a question is answered in a modal, in which one goes on', async () => {
    await use({ action_id: 'ask', block_id: 'ask', value: 'heldere kaders' });
    const [modal] = await modals('views.open');
    expect(JSON.stringify(modal?.view.blocks)).toContain('more-of-lesson');
    const view = { id: 'V7', type: 'modal', callback_id: 'answer', private_metadata: modal?.view.private_metadata };
    const more = { action_id: 'open:1', value: writePress('open', { kind: 'help' }) };
    await use(more, { ...view, root_view_id: 'V7', previous_view_id: null });
    await use(more, { ...view, root_view_id: 'V6', previous_view_id: 'V6' });
    await until(() => called('views.push').length === 2);
    await use(more, { ...view, root_view_id: 'V5', previous_view_id: 'V6' });
    expect((await modals('views.update'))[0]).toMatchObject({ view_id: 'V7', view: { type: 'modal' } });
  });

  test('a pause in the modal of a plan says in that modal what came of it', async () => {
    await start('C1');
    const private_metadata = JSON.stringify({ workspace: 'T1', channel: 'C1' });
    const view = { id: 'V7', type: 'modal', callback_id: 'answer', private_metadata, root_view_id: 'V7' };
    await use({ action_id: 'open:1', value: writePress('open', { kind: 'pause' }) }, view);
    const [modal] = await modals('views.update');
    expect(modal?.view.blocks[0].text.text).toBe(projectTexts.pause.title);
    await pages(1);
    expect(await statusIn('C1')).toBe('paused');
  });

  test('when no modal can be opened any more, the answer comes as a direct message', async () => {
    slack.answers.set('views.open', { ok: false, error: 'expired_trigger_id' });
    await use({ action_id: 'ask', block_id: 'ask', value: 'heldere kaders' });
    await until(() => called('chat.postMessage').length > 0);
    const [post] = called('chat.postMessage');
    expect(post?.body.channel).toBe('U1');
    expect(post?.body.text).toContain('kaders');
  });

  test('a button that we do not know any more says so', async () => {
    await use({ action_id: 'open:9', value: 'ancient' });
    const [modal] = await modals('views.open');
    expect(JSON.stringify(modal?.view.blocks)).toContain(texts.oldButton);
  });

  test('a slip of ours is logged without a word of it, and who pressed hears that we are sorry', async () => {
    await slack.close();
    slack = await startSlack({
      desk: { ...desk, ask: () => Promise.reject(new Error('kanariewoord')) },
      answer,
    });
    await use({ action_id: 'ask', block_id: 'ask', value: 'kanariewoord' });
    const [modal] = await modals('views.open');
    expect(JSON.stringify(modal?.view.blocks)).toContain(texts.apology);
    expect(slack.logged.join()).toContain('a press in a Slack view failed');
    expect(slack.logged.join()).not.toContain('kanariewoord');
  });
});

test('the page stays within what somebody reads at a glance', () => {
  const { ask, below, heading, end } = showHome({ kind: 'found', projects: [], page: 1 }, core);
  const [first, ...more] = [...below, ...end];
  const words = `${Object.values(ask).join(' ')} ${heading} ${toPlainText({ title: '', parts: [first ?? end[0], ...more] })}`;
  expect(words.split(/\s+/).length).toBeLessThanOrEqual(budgets.home.words);
  expect(buttonsOn({ parts: [first ?? end[0], ...more] })).toBeLessThanOrEqual(budgets.home.buttons);
});
