import { afterEach, beforeEach } from 'vitest';
import { ofBot, startPlayground } from './playground-server.ts';
import { channel, message } from './sample-cards.ts';

type Playground = Awaited<ReturnType<typeof startPlayground>>;

/** The local Teams of the playground, new for each test, with a bot of ours behind it that answers what the test says. */
export function useLocalTeams() {
  let opened: Playground;
  const teams = {
    /** What Teams sent to the bot. */
    heard: [] as Record<string, unknown>[],
    /** What the bot answers to an invoke. */
    answer: (): unknown => undefined,
    connector: (...given: Parameters<Playground['connector']>) => opened.connector(...given),
    say: (...given: Parameters<Playground['say']>) => opened.say(...given),
    /** What the page of the playground posts. */
    visit: (...given: Parameters<Playground['post']>) => opened.post(...given),
    state: (user?: string) => opened.state(user),
    /** Posts a card in the project channel, as the bot. */
    post: (content: unknown, more: object = {}) =>
      opened.connector('POST', `${channel}/activities`, message(content, more)),
    /** The cards that somebody sees, as text. */
    cardOf: async (user = 'anna') => JSON.stringify(ofBot(await opened.state(user), 'teams').map((one) => one.card)),
  };
  beforeEach(async () => {
    Object.assign(teams, { heard: [], answer: () => undefined });
    opened = await startPlayground((server) => {
      server.post('/slack/events', (_request, response) => void response.end());
      server.post('/api/messages', (request, response) => {
        teams.heard.push(JSON.parse(request.body));
        const body = teams.answer();
        if (body === undefined) response.end();
        else response.json(body);
      });
    });
  });
  afterEach(() => opened.close());
  return teams;
}
