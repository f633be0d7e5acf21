import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Reply, texts, writePress } from '#core';
import type { Card, CardElement } from '../../../adapters/teams/api/elements.ts';
import { adapter, type Settings } from '../../../adapters/teams/app.ts';
import { limits, shorten } from '../../../adapters/teams/limits.ts';
import { toText } from '../../../adapters/teams/parse.ts';
import { escapeText, toMessage } from '../../../adapters/teams/render.ts';
import { catalogue, core, desk } from '../../support/core.ts';
import { hangUp, listen } from '../../support/listen.ts';
import { openStandIn, type StandIn } from '../../support/stand-in-server.ts';

type Outbound = {
  type: string;
  text?: string;
  summary: string;
  locale: string;
  replyToId?: string;
  from: { id: string };
  recipient?: { id: string; isTargeted?: boolean };
  entities?: unknown;
  attachments: { contentType: string; content: Card }[];
};
type Post = { url: string; authorization: string | undefined; body: Outbound };

const posts: Post[] = [];
let connectorStatus = 201;
const opened: (() => Promise<void>)[] = [];
let logged = '';
const log = pino(
  { level: 'info' },
  {
    write: (line: string) => {
      logged += line;
    },
  },
);

const bytes = (card: Card) => Buffer.byteLength(JSON.stringify(card));

async function openBot(settings: Settings): Promise<string> {
  const server = express();
  const mount = await adapter.load();
  mount(settings, { server, desk, log });
  const http = createServer(server);
  opened.push(() => hangUp(http));
  return listen(http);
}

let connector = '';
let bot = '';
beforeAll(async () => {
  const teams = await openStandIn(({ path: url, authorization, body }) => {
    posts.push({ url, authorization, body });
    return { status: connectorStatus, body: { id: 'new-1' } };
  });
  opened.push(teams.close);
  connector = teams.address;
  bot = await openBot({ allowedTenants: [], local: true });
});
beforeEach(() => {
  posts.length = 0;
  connectorStatus = 201;
  logged = '';
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  for (const close of opened) await close();
});

let count = 0;
function message(overrides: object = {}): Record<string, unknown> {
  count += 1;
  return {
    type: 'message',
    id: `activity-${count}`,
    channelId: 'msteams',
    serviceUrl: `${connector}/`,
    conversation: { id: 'a:personal', conversationType: 'personal' },
    from: { id: '29:anna', name: 'Anna' },
    recipient: { id: '28:bot', name: 'Lessenbot' },
    text: 'verbinden',
    ...overrides,
  };
}

const channel = { id: '19:channel@thread.tacv2;messageid=1', conversationType: 'channel' };
const mentioning = {
  conversation: channel,
  text: '<at>Lessenbot</at> verbinden',
  entities: [{ type: 'mention', text: '<at>Lessenbot</at>', mentioned: { id: '28:bot', name: 'Lessenbot' } }],
};
const privately = { conversation: channel, recipient: { id: '28:bot', name: 'Lessenbot', isTargeted: true } };

function send(body: unknown, headers: Record<string, string> = {}, to = bot) {
  return fetch(`${to}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function invoke(data: unknown, overrides: object = {}): Promise<Card> {
  const value = { action: { type: 'Action.Execute', verb: 'lessen', data } };
  const response = await send(
    message({
      type: 'invoke',
      name: 'adaptiveCard/action',
      conversation: channel,
      text: undefined,
      value,
      ...overrides,
    }),
  );
  const body = (await response.json()) as { statusCode: number; type: string; value: Card };
  expect([response.status, body.statusCode, body.type]).toEqual([200, 200, 'application/vnd.microsoft.card.adaptive']);
  return body.value;
}

function onlyPost(): Post {
  expect(posts).toHaveLength(1);
  return posts[0] as Post;
}

function cardOf(post: Post): Card {
  expect(post.body.attachments).toHaveLength(1);
  return post.body.attachments[0]?.content as Card;
}

function within(element: unknown): Record<string, unknown>[] {
  if (Array.isArray(element)) return element.flatMap(within);
  if (typeof element !== 'object' || element === null) return [];
  return [element as Record<string, unknown>, ...Object.values(element).flatMap(within)];
}
const titles = (card: Card) => within(card.body).flatMap(({ title }) => (typeof title === 'string' ? [title] : []));
const lines = (card: Card) => within(card.body).flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
const lessonPress = (press: 'open' | 'share') => writePress(press, { kind: 'show-lesson', lesson: 'heldere-kaders' });
const hasLesson = (card: Card) =>
  expect(lines(card)[0]?.toLowerCase()).toContain(
    core.open({ kind: 'show-lesson', lesson: 'heldere-kaders' }).title.toLowerCase(),
  );

describe('a question', () => {
  test.each([
    ['in a personal chat', {}, '/v3/conversations/a%3Apersonal/activities/'],
    ['in a channel', mentioning, '/v3/conversations/19%3Achannel%40thread.tacv2%3Bmessageid%3D1/activities/'],
  ])('“verbinden” %s gets one card with the six lessons', async (_where, overrides, path) => {
    const asked = message(overrides);
    const response = await send(asked);
    expect([response.status, await response.text()]).toEqual([200, '']);
    const post = onlyPost();
    expect(post.url).toBe(`${path}${asked.id}`);
    expect(post.body).toMatchObject({
      type: 'message',
      replyToId: asked.id,
      from: { id: '28:bot' },
      recipient: { id: '29:anna' },
      locale: 'nl-NL',
    });
    expect(post.body.text).toBeUndefined();
    expect(post.body.recipient?.isTargeted).toBeUndefined();
    expect(cardOf(post).body.filter(({ type }) => type === 'Container')).toHaveLength(6);
    expect(titles(cardOf(post))).not.toContain(texts.buttons.share);
  });

  test('asked in private gets a private answer, with a button to share it', async () => {
    const asked = message(privately);
    await send(asked);
    const { url, body } = onlyPost();
    expect(url).toMatch(/\?isTargetedActivity=true$/);
    expect(body.recipient).toEqual({ id: '29:anna', name: 'Anna', isTargeted: true });
    expect(body.entities).toEqual([{ type: 'targetedMessageInfo', messageId: asked.id }]);
    expect(titles(cardOf(onlyPost()))).toContain(texts.buttons.share);
  });

  test('sent twice is answered once', async () => {
    const asked = message();
    const answers = [await send(asked), await send(asked)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    onlyPost();
  });

  test.each([
    ['nothing', null],
    ['a list', ['verbinden']],
    ['a number', 5],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['a mention of everyone', 'hallo <at>everyone</at>'],
    ['a hidden mention of everyone', '&lt;at&gt;everyone&lt;/at&gt;'],
    ['emoji', '👩‍👩‍👧‍👦 🔥'],
    ['half a character', 'brief \ud83d'],
    ['a link', '[klik](https://example.org) <script>'],
  ])('with %s as text gets one card in which nothing is active', async (_what, text) => {
    expect((await send(message({ text }))).status).toBe(200);
    const card = cardOf(onlyPost());
    const shown = JSON.stringify([card.body, onlyPost().body.summary, card.fallbackText]);
    expect(shown).not.toContain('<at>');
    expect(JSON.stringify(onlyPost().body)).not.toMatch(/"entities"|\\ud83d/i);
    expect(JSON.stringify(card.body)).not.toMatch(/(?<!\\)\]\(|https:\/\//);
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
  });

  test('is never written to the log, not even when we slip', async () => {
    connectorStatus = 502;
    await send(message({ text: 'geheim over de buren' }));
    expect(logged).toContain('Teams answer failed');
    expect(logged).not.toContain('geheim');
  });

  test('is sent once, also when Teams says no', async () => {
    connectorStatus = 503;
    await send(message());
    onlyPost();
  });

  test('from a bot stays unanswered', async () => {
    await send(message({ from: { id: '28:other', role: 'bot' } }));
    await send(message({ from: { id: '28:bot' } }));
    expect(posts).toEqual([]);
  });
});

describe('other news', () => {
  test('a new installation gets the help card', async () => {
    await send(message({ type: 'installationUpdate', action: 'add', text: undefined }));
    expect(lines(cardOf(onlyPost()))[0]).toBe(texts.help.title);
  });

  test.each(['conversationUpdate', 'typing', 'messageReaction', 'installationUpdate', 'endOfConversation'])(
    '%s is heard in silence',
    async (type) => {
      expect((await send(message({ type }))).status).toBe(200);
      expect(posts).toEqual([]);
    },
  );

  test('an unknown invoke is “not implemented”', async () => {
    expect((await send(message({ type: 'invoke', name: 'task/fetch' }))).status).toBe(501);
  });
});

describe('a button', () => {
  test('opens the next answer in place of the card, for the presser only', async () => {
    const card = await invoke({ press: lessonPress('open') });
    hasLesson(card);
    expect(titles(card)).toContain(texts.buttons.share);
    expect(posts).toEqual([]);
  });

  test('opens the next answer as a message in clients without Execute', async () => {
    await send(message({ text: undefined, value: { press: lessonPress('open') } }));
    hasLesson(cardOf(onlyPost()));
  });

  test('shares the answer with everybody, under the name of who shares', async () => {
    const card = await invoke({ press: lessonPress('share') }, privately);
    expect(lines(card)).toEqual([escapeText(texts.shared)]);
    expect(titles(card)).toContain(texts.buttons.open);
    const { url, body } = onlyPost();
    expect(url).toMatch(/\/activities$/);
    expect(body.recipient).toBeUndefined();
    hasLesson(cardOf(onlyPost()));
    expect(lines(cardOf(onlyPost()))).toContain(texts.sharedBy('Anna'));
    expect(titles(cardOf(onlyPost()))).not.toContain(texts.buttons.share);
  });

  test('says so when sharing fails', async () => {
    connectorStatus = 403;
    expect(lines(await invoke({ press: lessonPress('share') }))).toEqual([escapeText(texts.shareFailed)]);
  });

  test.each([[undefined], [null], ['nonsense'], [{}], [{ press: 5 }], [{ press: '{"press":"open"}' }]])(
    'with %j inside gets a friendly word',
    async (data) => expect(lines(await invoke(data))).toEqual([escapeText(texts.oldButton)]),
  );

  test('carries the same press in Execute and in its fallback', () => {
    const card = toMessage(core.ask('verbinden'), { canShare: true }).card;
    const buttons = within(card.body).filter(({ type }) => type === 'Action.Execute');
    expect(buttons.length).toBeGreaterThan(6);
    for (const { data, title, fallback } of buttons) expect(fallback).toEqual({ type: 'Action.Submit', title, data });
  });
});

describe('the door', () => {
  test.each([
    ['a type that is a number', { type: 5 }, 400],
    ['no conversation', { type: 'message' }, 400],
    ['broken JSON', '{"type":', 400],
    ['a list', [], 400],
    ['a body that is far too large', { type: 'x'.repeat(300_000) }, 413],
  ])('refuses %s without a word', async (_what, body, status) => {
    const response = await send(body);
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  test('refuses what is not JSON', async () => {
    expect((await send(message(), { 'content-type': 'text/plain' })).status).toBe(415);
  });

  test.each([
    'https://smba.trafficmanager.net/emea',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'file:///x',
    'x',
  ])('on this computer, never answers to %s', async (serviceUrl) =>
    expect((await send(message({ serviceUrl }))).status).toBe(403),
  );

  test('does not open without an app id', () =>
    expect(openBot({ allowedTenants: [], local: false })).rejects.toThrow('app id'));
});

describe('text', () => {
  const recipient = { id: '28:bot', name: 'Lessenbot' };
  test.each([
    ['<at>Lessenbot</at>&nbsp;verbinden', 'verbinden'],
    ['<p><at id="0">Lessenbot</at> heldere&nbsp;kaders</p>', 'heldere kaders'],
    ['<div>een <b>brief</b><br>over <a href="x">inbraken</a></div>', 'een brief over inbraken'],
    ['wat vindt <at>Piet</at>?', 'wat vindt Piet?'],
    ['wijk &amp; buurt &amp;lt;', 'wijk & buurt &lt;'],
    ['1 < 2 en \u00a03', '1 < 2 en 3'],
    [undefined, ''],
  ])('%j is read as “%s”', (text, words) => expect(toText({ text, entities: null, recipient })).toBe(words));

  test.each([
    ['wijk & buurt', 'wijk & buurt'],
    ['*vet* _schuin_ [x](y)', '\\*vet\\* \\_schuin\\_ \\[x\\](y)'],
    ['<at>everyone</at>', '\\<at\\>everyone\\</at\\>'],
    ['&lt;at&gt;', '\\&lt;at\\&gt;'],
    ['- een\n2. twee', '\\- een\n\n2\\. twee'],
    ['', ''],
  ])('%j shows as it is', (words, shown) => expect(escapeText(words)).toBe(shown));
});

describe('a card', () => {
  const replies: [string, Reply][] = [
    ...catalogue.lessons.map(({ id, title }): [string, Reply] => [
      title,
      core.open({ kind: 'show-lesson', lesson: id }),
    ]),
    ...['', 'verbinden', 'meedenken', 'signaleren', 'voorbeelden', 'begrip', 'de groepsapp', 'zzqx'].map(
      (words): [string, Reply] => [`/lessen ${words}`, core.ask(words)],
    ),
  ];
  test.each(replies)('“%s” fits in 25 KB, whole', (_name, reply) => {
    const card = toMessage(reply, { canShare: true, sharedBy: 'Anna' }).card;
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
    expect(card.body[0]).toMatchObject({ type: 'TextBlock', style: 'heading', wrap: true });
    expect(JSON.stringify(card)).not.toContain('te lang voor Teams');
    for (const { actions } of within(card.body))
      if (Array.isArray(actions)) expect(actions.length).toBeLessThanOrEqual(6);
  });

  test('that is too long keeps its title and buttons, and says what is missing', () => {
    const block = (text: string): CardElement => ({ type: 'TextBlock', text });
    const whole = toMessage(core.ask(''), { canShare: false }).card;
    const buttons: CardElement = { type: 'ActionSet', actions: [] };
    const card = shorten({ ...whole, body: [block('Titel'), ...Array(50).fill(block('é'.repeat(900))), buttons] });
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
    expect(bytes(card)).toBeGreaterThan(limits.cardBytes - 3000);
    expect(card.body[0]).toEqual(block('Titel'));
    expect(card.body.at(-2)).toEqual(buttons);
    expect(lines(card).at(-1)).toContain('te lang');
  });
});

describe('with an app id', () => {
  const appId = '11111111-2222-4333-8444-555555555555';
  const teamsUrl = 'https://smba.trafficmanager.net/emea/';
  const ours = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const theirs = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let guarded = '';

  beforeAll(async () => {
    const jwk = { ...ours.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', endorsements: ['msteams'] };
    const microsoft: StandIn = await openStandIn(({ path }) => ({
      body: path === '/keys' ? { keys: [jwk] } : { jwks_uri: `${microsoft.address}/keys` },
    }));
    opened.push(microsoft.close);
    const { address } = microsoft;
    guarded = await openBot({
      appId,
      password: 'secret',
      tenantId: 'tenant-1',
      allowedTenants: ['tenant-2'],
      local: false,
      endpoints: {
        ToBotFromChannelOpenIdMetadataUrl: `${address}/openid`,
        ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
        ToBotFromEmulatorOpenIdMetadataUrl: `${address}/openid`,
        ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/tenant-1',
        ToChannelFromBotOAuthScope: 'https://api.botframework.com',
        OAuthUrl: 'https://api.botframework.com',
        ValidateAuthority: 'true',
        CallerId: '',
      },
      post: async (url, headers) => {
        outsideCalls.push({ url, authorization: headers.authorization ?? null });
        return { kind: 'answered', status: 201, retryAfter: undefined, body: '{"id":"new-1"}' };
      },
    });
  });

  function token(claims: object = {}, key: KeyObject = ours.privateKey): string {
    const now = Math.floor(Date.now() / 1000);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const all = {
      iss: 'https://api.botframework.com',
      aud: appId,
      nbf: now - 10,
      exp: now + 600,
      serviceurl: teamsUrl,
    };
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part({ ...all, ...claims })}`;
    return `Bearer ${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }

  function knock(authorization: string | undefined, overrides: object = {}) {
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId: 'tenant-1' };
    const body = message({
      serviceUrl: teamsUrl,
      conversation,
      channelData: { tenant: { id: 'tenant-1' } },
      ...overrides,
    });
    return send(body, authorization === undefined ? {} : { authorization }, guarded);
  }

  const elsewhere = 'https://example.org/';
  const otherTenant = { conversation: { id: 'a:personal', tenantId: 'tenant-9' } };
  test.each<[string, () => string | undefined, object, number]>([
    ['no token', () => undefined, {}, 401],
    ['an empty token', () => 'Bearer ', {}, 401],
    ['a nonsense token', () => 'Bearer a.b.c', {}, 401],
    ['the wrong key', () => token({}, theirs.privateKey), {}, 401],
    ['the wrong audience', () => token({ aud: 'another-app' }), {}, 401],
    ['the wrong issuer', () => token({ iss: 'https://example.org' }), {}, 401],
    ['a token that has expired', () => token({ exp: 1000 }), {}, 401],
    ['a token for another service url', () => token({ serviceurl: elsewhere }), {}, 401],
    ['another tenant', () => token(), otherTenant, 403],
    ['no tenant', () => token(), { conversation: { id: 'a:personal' }, channelData: {} }, 403],
    ['another tenant in the channel data', () => token(), { channelData: { tenant: { id: 'tenant-9' } } }, 403],
    ['another channel', () => token(), { channelId: 'webchat' }, 403],
    ['a strange service url', () => token({ serviceurl: elsewhere }), { serviceUrl: elsewhere }, 403],
    ['a service url without https', () => token(), { serviceUrl: teamsUrl.replace('https', 'http') }, 403],
    ['a look-alike', () => token(), { serviceUrl: 'https://smba.trafficmanager.net.example.org/' }, 403],
    ['a service url with another port', () => token(), { serviceUrl: 'https://smba.trafficmanager.net:444/' }, 403],
  ])('%s gets nothing at all', async (_what, authorization, overrides, status) => {
    const outside = watchOutside();
    const response = await knock(authorization(), overrides);
    expect([response.status, await response.text()]).toEqual([status, '']);
    expect(outside.calls).toEqual([]);
  });

  test.each(['tenant-1', 'tenant-2'])('a good token from %s is answered, with our own token', async (tenantId) => {
    const outside = watchOutside();
    const conversation = { id: 'a:personal', conversationType: 'personal', tenantId };
    const response = await knock(token(), { conversation, channelData: { tenant: { id: tenantId } } });

    expect(response.status).toBe(200);
    const toTeams = outside.calls.filter(({ url }) => url.startsWith(teamsUrl));
    expect(toTeams).toHaveLength(1);
    expect(toTeams[0]?.authorization).toBe('Bearer our-own-token');
  });

  const outsideCalls: { url: string; authorization: string | null }[] = [];

  /** Keeps the tests off the internet: Microsoft's sign-in and Teams itself are played here. */
  function watchOutside() {
    const real = globalThis.fetch;
    outsideCalls.length = 0;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (url.startsWith('http://127.0.0.1')) return real(input, init);
      outsideCalls.push({ url, authorization: new Headers(init?.headers).get('authorization') });
      const endpoint = 'https://login.microsoftonline.com/tenant-1/oauth2/v2.0';
      if (url.includes('openid-configuration'))
        return Response.json({
          issuer: 'https://login.microsoftonline.com/tenant-1/v2.0',
          authorization_endpoint: `${endpoint}/authorize`,
          token_endpoint: `${endpoint}/token`,
          jwks_uri: `${endpoint}/keys`,
        });
      if (url.startsWith(endpoint))
        return Response.json({ token_type: 'Bearer', expires_in: 3600, access_token: 'our-own-token' });
      throw new Error(`nobody plays ${url}`);
    });
    return { calls: outsideCalls };
  }
});
