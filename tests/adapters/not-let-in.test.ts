import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectTexts, writePress } from '#core';
import type { Store } from '#core/store';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import { deskOn } from '../support/project-desk.ts';
import { startSlack } from '../support/slack-server.ts';
import { startTeams } from '../support/teams-server.ts';

/** What people hear when a platform does not tell or take what we ask, each in its own words. */

let store: Store;
beforeAll(async () => {
  store = await openSqliteFile(':memory:');
});
afterAll(() => store.close());

const heard: string[] = [];
const openDeskHere = () => deskOn(store, { onError: (_error, what) => void heard.push(what) });

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
    await expect.poll(async () => (await store.query('SELECT 1 FROM project')).length).toBe(1);
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
      'Maar ik kon het niet in het kanaal zetten. Ik ben geen lid van het kanaal. Voeg Lessenbot toe aan het kanaal (in Slack: /invite @Lessenbot). Dan ga ik vanzelf door.',
    );
  });
});

describe('on Teams', () => {
  let teams: Awaited<ReturnType<typeof startTeams>>;
  beforeAll(async () => {
    teams = await startTeams({ desk: openDeskHere() });
  });
  afterAll(() => teams.close());

  const conversation = { id: '19:c@thread.tacv2', conversationType: 'channel', tenantId: 'T2' };
  const ask = (text: string) => teams.send(teams.activity({ conversation, text }));

  test('a channel that does not let the bot in: it is saved, without a word about Slack', async () => {
    await ask('project bankjesdag fase start');
    teams.status = 403;
    const press = writePress('open', { kind: 'set-phase', phase: 'uitvoering' });
    await teams.invoke({ press }, { conversation });
    teams.status = 201;
    const answer = JSON.stringify(teams.posts);
    expect(answer).toContain('Maar ik kon het niet in het kanaal zetten. Ik mag er niet schrijven.');
    expect(answer).not.toContain('Slack');
  });
});
