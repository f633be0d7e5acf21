import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { texts, writePress } from '#core';
import type { Card } from '../../../adapters/teams/api/elements.ts';
import { limits } from '../../../adapters/teams/limits.ts';
import { escapeText, toMessage } from '../../../adapters/teams/render.ts';
import { catalogue, core } from '../../support/real-core.ts';
import { mentioning, privately, startTeams, type TeamsPost } from '../../support/teams-server.ts';
import { within } from '../../support/within.ts';

const bytes = (card: Card) => Buffer.byteLength(JSON.stringify(card));

let teams: Awaited<ReturnType<typeof startTeams>>;
beforeAll(async () => {
  teams = await startTeams();
});
afterAll(() => teams.close());
beforeEach(() => {
  teams.posts.length = 0;
  teams.logged.length = 0;
  teams.status = 201;
});

async function invoke(data: unknown, overrides: object = {}): Promise<Card> {
  const response = await teams.invoke(data, overrides);
  const body = (await response.json()) as { statusCode: number; type: string; value: Card };
  expect([response.status, body.statusCode, body.type]).toEqual([200, 200, 'application/vnd.microsoft.card.adaptive']);
  return body.value;
}

function onlyPost(): TeamsPost {
  expect(teams.posts).toHaveLength(1);
  return teams.posts[0] as TeamsPost;
}

function cardOf(post: TeamsPost): Card {
  expect(post.body.attachments).toHaveLength(1);
  return post.body.attachments[0]?.content as Card;
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
    const asked = teams.activity(overrides);
    const response = await teams.send(asked);
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
    const lessons = catalogue.lessonsIn('verbinden').map(({ title }) => title);
    for (const title of lessons) expect(JSON.stringify(cardOf(post).body)).toContain(title);
    expect(titles(cardOf(post))).not.toContain(texts.buttons.share);
  });

  test('asked in private gets a private answer, with a button to share it', async () => {
    const asked = teams.activity(privately);
    await teams.send(asked);
    const { url, body } = onlyPost();
    expect(url).toMatch(/\?isTargetedActivity=true$/);
    expect(body.recipient).toEqual({ id: '29:anna', name: 'Anna', isTargeted: true });
    expect(body.entities).toEqual([{ type: 'targetedMessageInfo', messageId: asked.id }]);
    expect(titles(cardOf(onlyPost()))).toContain(texts.buttons.share);
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
    expect((await teams.send(teams.activity({ text }))).status).toBe(200);
    const card = cardOf(onlyPost());
    const shown = JSON.stringify([card.body, onlyPost().body.summary, card.fallbackText]);
    expect(shown).not.toContain('<at>');
    expect(JSON.stringify(onlyPost().body)).not.toMatch(/"entities"|\\ud83d/i);
    expect(JSON.stringify(card.body)).not.toMatch(/(?<!\\)\]\(|https:\/\//);
    expect(bytes(card)).toBeLessThanOrEqual(limits.cardBytes);
  });

  test('is never written to the log, not even when Teams fails', async () => {
    teams.status = 502;
    await teams.send(teams.activity({ text: 'geheim over de buren' }));
    expect(teams.logged.join()).toContain('Teams did not take an answer');
    expect(teams.logged.join()).not.toContain('geheim');
  });

  test('is sent once, also when Teams says no', async () => {
    teams.status = 503;
    await teams.send(teams.activity());
    onlyPost();
  });

  test('from the bot itself stays unanswered', async () => {
    await teams.send(teams.activity({ from: { id: '28:bot' } }));
    expect(teams.posts).toEqual([]);
  });
});

describe('other news', () => {
  test.each([
    ['by the one it is for', {}],
    ['by somebody else, or by a policy for all', { from: { id: '29:admin' } }],
  ])('a new installation for one person, %s, is not greeted: Teams shows what one can ask', async (_by, more) => {
    await teams.send(teams.activity({ type: 'installationUpdate', action: 'add', text: undefined, ...more }));
    await teams.send(
      teams.activity({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], text: undefined, ...more }),
    );
    expect(teams.posts).toEqual([]);
  });

  test.each(['conversationUpdate', 'typing', 'messageReaction', 'installationUpdate', 'endOfConversation'])(
    '%s is heard in silence',
    async (type) => {
      expect((await teams.send(teams.activity({ type }))).status).toBe(200);
      expect(teams.posts).toEqual([]);
    },
  );

  test.each(['at the same moment', 'later'])(
    'a press that Teams brings twice, %s, is answered twice alike and done once',
    async (when) => {
      const press = lessonPress('share');
      const value = { action: { type: 'Action.Execute', verb: 'lessen', data: { press } } };
      const again = teams.activity({
        ...privately,
        type: 'invoke',
        name: 'adaptiveCard/action',
        text: undefined,
        value,
      });
      teams.posts.length = 0;
      const first = teams.send(again);
      if (when === 'later') await first;
      const answers = await Promise.all([first, teams.send(again)].map(async (each) => (await each).text()));
      expect(answers[0]).toContain(texts.sharing);
      expect(answers[1]).toBe(answers[0]);
      expect(teams.posts).toHaveLength(1);
    },
  );

  test('an unknown invoke is “not implemented”', async () => {
    expect((await teams.send(teams.activity({ type: 'invoke', name: 'config/fetch' }))).status).toBe(501);
  });
});

describe('a button', () => {
  test('opens the next answer as a message in clients without Execute', async () => {
    await teams.send(teams.activity({ text: undefined, value: { press: lessonPress('open') } }));
    hasLesson(cardOf(onlyPost()));
  });

  test('shares by a message of its own, not as a reply to the one who shares', async () => {
    const card = await invoke({ press: lessonPress('share') }, privately);
    expect(lines(card)).toEqual([escapeText(texts.sharing)]);
    const { url, body } = onlyPost();
    expect(url).toMatch(/\/activities$/);
    expect(body.recipient).toBeUndefined();
    hasLesson(cardOf(onlyPost()));
  });

  test.each([[undefined], [null], ['nonsense'], [{}], [{ press: 5 }], [{ press: '{"press":"open"}' }]])(
    'with %j inside gets a friendly word',
    async (data) => expect(lines(await invoke(data, privately))).toEqual([escapeText(texts.oldButton)]),
  );

  test('carries the same press in Execute and in its fallback', () => {
    const card = toMessage(core.ask('verbinden'), { canShare: true }).card;
    const buttons = within(card.body).filter(({ type }) => type === 'Action.Execute');
    expect(buttons.length).toBeGreaterThan(6);
    for (const { data, title, fallback } of buttons) expect(fallback).toEqual({ type: 'Action.Submit', title, data });
  });
});
