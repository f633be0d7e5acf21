import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findByPlace } from '../../../src/store/project-rows.ts';
import type { startMany } from '../../support/slack-many.ts';
import { type ManyScene, openManyScene } from '../../support/slack-many-scene.ts';
import type { StandInAnswer } from '../../support/stand-in-server.ts';
import { until } from '../../support/until.ts';

/** Many workspaces: somebody installs us in each, and each is answered with a token of its own. */

let scene: ManyScene;
let bot: Awaited<ReturnType<typeof startMany>>;
beforeEach(async () => {
  scene = await openManyScene();
  bot = await scene.start();
});
afterEach(() => scene.close());

const log = () => bot.logged.join('');
const again = 'href="install"';
const minuteMs = 60_000;

test('two workspaces are installed, and each gets answers, announcement and nudge with a token of its own', async () => {
  for (const workspace of ['T1', 'T2']) {
    const { status, page } = await bot.install(workspace);
    expect([status, page]).toEqual([200, expect.stringContaining(`Lessenbot staat in Gemeente ${workspace}`)]);
    expect(page).toContain('/invite @Lessenbot');
  }
  for (const workspace of ['T1', 'T2']) {
    await bot.command('heldere kaders', workspace);
    await until(() => scene.answers(workspace).length === 1);
    await scene.setUp(bot, workspace);
  }
  await scene.atNextNudge('T1');
  await scene.nudgesOf(bot).runDue();
  for (const workspace of ['T1', 'T2']) {
    const [announcement, nudge, ...more] = scene.said('chat.postMessage', workspace);
    expect(more).toEqual([]);
    // Everybody here is U1, and each workspace has its own.
    expect(JSON.stringify(announcement?.body)).toContain(`Iemand van ${workspace}`);
    for (const message of [announcement, nudge]) {
      expect(message?.body.channel).toBe('C1');
      expect(message?.token).toContain(`xoxb-${workspace}-`);
    }
  }
  expect(log()).toContain('installed in a workspace');
  expect(log()).not.toMatch(/xoxb|xoxe|code-\d|geheim/);
});

describe('the page to install us', () => {
  test('leads to Slack with all rights, our own address and a state, and never with PKCE', async () => {
    const { response, page, authorize, setCookie } = await bot.begin();
    expect(response.status).toBe(200);
    expect(page).toContain('Lessenbot in jullie Slack zetten');
    expect(`${authorize.origin}${authorize.pathname}`).toBe(`${scene.offices.address}/oauth/v2/authorize`);
    expect(Object.fromEntries(authorize.searchParams)).toEqual({
      client_id: '123456.789012',
      scope:
        'commands,chat:write,app_mentions:read,im:history,channels:read,groups:read,users:read,links:read,links:write',
      state: expect.stringMatching(/^[\w-]{22}\.\d{13}\.[\w-]{43}$/),
      redirect_uri: 'https://lessenbot.example.nl/slack/oauth_redirect',
    });
    expect(setCookie).toMatch(
      /^lessenbot_installatie=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('gives each visit a state of its own, also in the same browser, and both can be used', async () => {
    const first = await bot.begin();
    const second = await bot.begin(first.cookie);
    expect(second.cookie).toBe(first.cookie);
    const [one, two] = [first, second].map(({ authorize }) => authorize.searchParams.get('state') ?? '');
    expect(one).not.toBe(two);
    for (const state of [two, one]) {
      const code = scene.offices.codeFor('T1', bot.redirectUri);
      expect((await bot.comeBack({ state: state ?? '', code }, first.cookie)).status).toBe(200);
    }
  });

  test('keeps its cookie without https only on this computer', async () => {
    const local = await scene.start({ publicUrl: 'http://127.0.0.1:3978' });
    expect((await local.begin()).setCookie).toMatch(/SameSite=Lax$/);
  });
});

describe('S13 somebody comes back', () => {
  type Way = Readonly<Record<string, string>>;
  type Begun = { readonly state: string; readonly code: string; readonly cookie: string };
  async function begun(): Promise<Begun> {
    const { authorize, cookie } = await bot.begin();
    const code = scene.offices.codeFor('T1', bot.redirectUri);
    return { state: authorize.searchParams.get('state') ?? '', code, cookie };
  }

  test.each<[string, (begun: Begun) => Promise<{ query: Way; cookie?: string | undefined }>, string]>([
    ['without a state', async ({ code, cookie }) => ({ query: { code }, cookie }), 'Dit hoort niet bij deze browser'],
    [
      'with a state that is made up',
      async ({ code, cookie }) => ({ query: { code, state: `x.${Date.now() * 2}.y` }, cookie }),
      'Dit hoort niet bij deze browser',
    ],
    [
      'with a state that was given more time',
      async ({ code, state, cookie }) => ({
        query: { code, state: state.replace(/\.(\d+)\./, (_all, at) => `.${Number(at) + 1}.`) },
        cookie,
      }),
      'Dit hoort niet bij deze browser',
    ],
    [
      'after more than ten minutes',
      async ({ code, state, cookie }) => {
        scene.time.now += 10 * minuteMs;
        return { query: { code, state }, cookie };
      },
      'Het duurde te lang',
    ],
    [
      'in a browser that knows nothing',
      async ({ code, state }) => ({ query: { code, state } }),
      'Dit hoort niet bij deze browser',
    ],
    [
      'in the browser of somebody else',
      async ({ code, state }) => ({ query: { code, state }, cookie: (await bot.begin()).cookie }),
      'Dit hoort niet bij deze browser',
    ],
    [
      'with the state of another bot',
      async ({ code }) => {
        const other = await (await scene.start({ stateSecret: 'een-heel-ander-geheim' })).begin();
        return { query: { code, state: other.authorize.searchParams.get('state') ?? '' }, cookie: other.cookie };
      },
      'Dit hoort niet bij deze browser',
    ],
  ])('%s: nothing is asked of Slack, and there is a way on', async (_name, come, title) => {
    const { query, cookie } = await come(await begun());
    const response = await bot.comeBack(query, cookie);
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain(title);
    expect(page).toContain(again);
    expect(scene.offices.got).toEqual([]);
  });

  test('a second time, in whichever process: once is enough', async () => {
    const other = await scene.start();
    const { state, cookie } = await begun();
    const code = () => scene.offices.codeFor('T1', bot.redirectUri);
    expect((await bot.comeBack({ state, code: code() }, cookie)).status).toBe(200);
    for (const each of [bot, other]) {
      const response = await each.comeBack({ state, code: code() }, cookie);
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('al gedaan')]);
    }
    expect(scene.offices.got).toHaveLength(1);
  });

  test('and only looked before (HEAD): that uses nothing up', async () => {
    const { state, code, cookie } = await begun();
    const path = `/slack/oauth_redirect?${new URLSearchParams({ state, code })}`;
    await fetch(bot.address + path, { method: 'HEAD', headers: { cookie } });
    expect((await bot.comeBack({ state, code }, cookie)).status).toBe(200);
  });

  test('who said no sees that nothing changed, and can begin again', async () => {
    const { state, cookie } = await begun();
    const response = await bot.comeBack({ state, error: 'access_denied' }, cookie);
    const page = await response.text();
    expect([response.status, page]).toEqual([200, expect.stringContaining('Lessenbot is niet toegevoegd')]);
    expect(page).toContain(again);
    expect(scene.offices.got).toEqual([]);
  });

  test.each<[string, StandInAnswer, number, string]>([
    ['does not know the code', { body: { ok: false, error: 'invalid_code' } }, 502, 'Slack maakte het niet af'],
    ['does not know us', { body: { ok: false, error: 'bad_client_secret' } }, 502, 'Lessenbot is niet goed ingesteld'],
    ['does not know our address', { body: { ok: false, error: 'bad_redirect_uri' } }, 502, 'niet goed ingesteld'],
    ['is too busy', { body: { ok: false, error: 'ratelimited' } }, 504, 'Slack antwoordt niet'],
    ['fails', { status: 500, body: '<h1>oops</h1>' }, 504, 'Slack antwoordt niet'],
    ['says something else', { body: '<h1>Aanmelden bij het netwerk</h1>' }, 504, 'Slack antwoordt niet'],
    [
      'says yes for nowhere',
      { body: { ok: true, access_token: 'xoxb-1', team: null, enterprise: null } },
      504,
      'Slack antwoordt niet',
    ],
  ])('to a Slack that %s: the page says so, with a way on', async (_name, answer, status, title) => {
    scene.offices.say(() => answer);
    const { state, code, cookie } = await begun();
    const response = await bot.comeBack({ state, code }, cookie);
    const page = await response.text();
    expect([response.status, page]).toEqual([status, expect.stringContaining(title)]);
    expect(page).toContain(again);
    expect(log()).not.toContain(code);
    expect(log()).not.toContain(state);
  });

  test('while nothing can be kept: the page says so, with a way on', async () => {
    const { state, code, cookie } = await begun();
    await scene.store.query('ALTER TABLE installation RENAME TO away');
    const response = await bot.comeBack({ state, code }, cookie);
    const page = await response.text();
    expect([response.status, page]).toEqual([503, expect.stringContaining('Het lukt nu niet')]);
    expect(page).toContain(again);
    await scene.store.query('ALTER TABLE away RENAME TO installation');
    expect((await bot.install('T1')).status).toBe(200);
  });

  test('our secret goes in a header, and in no body', async () => {
    await bot.install('T1');
    const [exchange] = scene.offices.got;
    expect(exchange?.authorization).toBe(`Basic ${btoa('123456.789012:geheim-van-de-app')}`);
    expect(exchange?.text).not.toMatch(/geheim-van-de-app|code_verifier/);
    expect(exchange?.body).toMatchObject({ redirect_uri: bot.redirectUri });
  });
});

describe('a whole organisation', () => {
  const inE1 = { enterprise_id: 'E1', is_enterprise_install: 'true' };

  test('is installed once, and all of its workspaces are answered with that', async () => {
    const { page } = await bot.install('E1', { organisation: 'E1', isWhole: true });
    expect(page).toContain('Lessenbot staat in Regio &lt;b&gt;');
    for (const team of ['T5', 'T6']) {
      await bot.command('project whatsapp-groep fase start', team, { channel_id: `C-${team}`, ...inE1 });
    }
    await until(() => scene.said('chat.postMessage', 'E1').length === 2);
  });

  test('a channel that two of its workspaces share has one project, whoever asks', async () => {
    for (const workspace of ['T1', 'T2']) await bot.install(workspace, { organisation: 'E1' });
    await bot.install('T3', { organisation: 'E9' });
    await bot.command('project whatsapp-groep fase start', 'T1', { enterprise_id: 'E1' });
    await until(() => scene.said('chat.postMessage', 'T1').length === 1);
    await bot.command('plan', 'T2', { enterprise_id: 'E1' });
    await until(() => scene.answers('T2').length === 1);
    expect(JSON.stringify(scene.answers('T2'))).not.toContain('geen lessen aan');
    // A form is opened by the installation that got the command.
    await bot.command('project', 'T2', { enterprise_id: 'E1' });
    await until(() => scene.said('views.open', 'T2').length === 1);
    expect(scene.said('views.open', 'T2')[0]?.body.view.private_metadata).toMatch(/^\{"workspace":"T1".*"via":"T2"/);
    // That the bot of T2 left says nothing of T1; that the channel is archived holds for both.
    const stateOf = async () =>
      (await findByPlace(scene.store.query, { platform: 'slack', workspace: 'T1', channel: 'C1' }))?.state.kind;
    const authorizations = [{ team_id: 'T2', enterprise_id: 'E1', is_enterprise_install: false }];
    await bot.event({ type: 'channel_left', channel: 'C1' }, 'T2', { authorizations });
    await bot.running.idle(5_000);
    expect(await stateOf()).toBe('active');
    await bot.event({ type: 'channel_archive', channel: 'C1' }, 'T2', { authorizations });
    await until(async () => (await stateOf()) === 'parked');
    // A partner in the same channel is of another organisation.
    await bot.command('plan', 'T3', { enterprise_id: 'E9' });
    await until(() => scene.answers('T3').length === 1);
    expect(JSON.stringify(scene.answers('T3'))).toContain('geen lessen aan');
  });
});
