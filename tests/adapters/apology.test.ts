import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectTexts, texts, writePress } from '#core';
import { type Store, StoreError } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import { adapter as teamsAdapter } from '../../adapters/teams/app.ts';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import { core } from '../support/core.ts';
import { startSlack } from '../support/slack-server.ts';

/** What people hear when the platform, the store or we ourselves fail, and what the log keeps of it. */

let store: Store;
let slip = false;
let away = false;
beforeAll(async () => {
  store = await openSqliteFile(':memory:');
});
afterAll(() => store.close());

const heard: string[] = [];
function openDeskHere() {
  const projects = openProjects(store);
  return openDesk({
    core: () => {
      if (slip) throw new TypeError('a slip');
      return core;
    },
    projects: {
      ...projects,
      find: async (place) => {
        if (away) throw new StoreError('unreachable');
        return projects.find(place);
      },
    },
    now: () => Date.parse('2026-11-23T12:00:00+01:00'),
    zone: 'Europe/Amsterdam',
    onError: (_error, what) => void heard.push(what),
  });
}

describe('on Slack', () => {
  let slack: Awaited<ReturnType<typeof startSlack>>;
  beforeAll(async () => {
    slack = await startSlack({ desk: openDeskHere() });
  });
  afterAll(() => slack.close());

  /** What the bot said to the one who asked, after a request. */
  async function saidAfter(ask: () => Promise<Response>): Promise<string> {
    slack.posted.length = 0;
    slack.logged.length = 0;
    await ask();
    const said = () => slack.posted.filter(({ path }) => path === '/respond');
    await expect.poll(() => said().length).toBe(1);
    return JSON.stringify(said()[0]?.body);
  }

  test('a membership that Slack does not tell is no trouble of the store, and nothing is changed', async () => {
    await slack.command('project bankjesdag fase start');
    const members = 'conversations.members';
    for (const answer of [
      { ok: false, error: 'ratelimited' },
      { ok: false, error: 'fatal_error' },
    ]) {
      slack.answers.set(members, answer);
      const said = await saidAfter(() => slack.press(writePress('open', { kind: 'stop' })));
      expect(said).toContain(projectTexts.platformSilent.text);
      expect(said).not.toContain(projectTexts.unavailable.title);
    }
    slack.answers.set(members, { ok: true, members: ['U1'] });
    expect(heard).toEqual(Array(2).fill('the platform did not answer'));
    const [row] = await store.query<{ state: string }>('SELECT state FROM project');
    expect(row?.state).toBe('active');
  });

  test('a channel that does not let the bot in: it is saved, and how to invite the bot is said in Slack’s own words', async () => {
    slack.answers.set('chat.postMessage', { ok: false, error: 'not_in_channel' });
    const said = await saidAfter(() => slack.command('fase uitvoering'));
    slack.answers.delete('chat.postMessage');
    expect(said).toContain(
      'Het is opgeslagen, maar ik kan niets in dit kanaal zetten. Voeg Lessenbot toe aan dit kanaal (in Slack: /invite @Lessenbot).',
    );
  });

  test('a slip of ours gets the apology, and a line in the log with an id and without the question', async () => {
    slip = true;
    const said = await saidAfter(() => slack.command('geheim over de buren'));
    slip = false;
    expect(said).toContain(texts.apology);
    const lines = slack.logged.filter((line) => line.includes('a Slack request failed'));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ errorId: expect.any(String), error: expect.objectContaining({ name: 'TypeError' }) }),
    ]);
    expect(slack.logged.join()).not.toContain('geheim');
  });
});

describe('on Teams', () => {
  const posts: string[] = [];
  const logged: string[] = [];
  const opened: ReturnType<typeof createServer>[] = [];
  let address: string;
  let connector: string;
  let status = 201;

  async function listen(server: ReturnType<typeof createServer>): Promise<string> {
    opened.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  beforeAll(async () => {
    connector = await listen(
      createServer((request, response) => {
        request.setEncoding('utf8').on('data', (text: string) => posts.push(text));
        request.on('end', () =>
          response.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"new-1"}'),
        );
      }),
    );
    const server = express();
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
    const mount = await teamsAdapter.load();
    mount({ allowedTenants: [], local: true }, { server, desk: openDeskHere(), log });
    address = await listen(createServer(server));
  });
  afterAll(() => {
    for (const server of opened) server.close();
  });

  let count = 0;
  const ask = (text: string, more: object = {}) =>
    fetch(`${address}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        id: `m${++count}`,
        channelId: 'msteams',
        serviceUrl: `${connector}/`,
        conversation: { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 'T2' },
        from: { id: '29:anna', name: 'Anna' },
        recipient: { id: '28:bot', name: 'Lessenbot' },
        text,
        ...more,
      }),
    });

  test('a slip of ours gets the apology, and a line in the log with an id and without the question', async () => {
    slip = true;
    await ask('geheim over de buren');
    slip = false;
    expect(posts.join()).toContain(texts.apology);
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ requestId: expect.any(String), msg: 'Teams answer failed' }),
    ]);
    expect(logged.join()).not.toContain('geheim');
  });

  test('a channel that does not let the bot in: it is saved, without a word about Slack', async () => {
    await ask('project bankjesdag fase start');
    status = 403;
    const press = writePress('open', { kind: 'set-phase', phase: 'uitvoering' });
    const value = { action: { type: 'Action.Execute', verb: 'lessen', data: { press } } };
    const answer = await ask('', { type: 'invoke', name: 'adaptiveCard/action', value }).then((response) =>
      response.text(),
    );
    status = 201;
    expect(answer).toContain('ik kan niets in dit kanaal zetten. Voeg Lessenbot toe aan dit kanaal. Daarna');
    expect(answer).not.toContain('Slack');
  });

  test('a store that is away says so, and that nothing changed', async () => {
    posts.length = 0;
    away = true;
    await ask('stop');
    away = false;
    expect(posts.join()).toContain(projectTexts.unavailable.text);
  });
});
