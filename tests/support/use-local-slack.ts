import { afterEach, beforeEach } from 'vitest';
import { startPlayground } from './playground-server.ts';

type Playground = Awaited<ReturnType<typeof startPlayground>>;
type Payload = Record<string, unknown>;

/** What a bot needs that plays with blocks and modals. */
const scopes = ['chat:write', 'channels:read', 'im:write', 'users:read'];
const users = [
  { id: 'anna', name: '<script>alert(1)</script>', initials: 'A' },
  { id: 'bilal', name: 'Bilal', initials: 'B' },
];

/** The local Slack of the playground, new for each test, with a bot of ours behind it that says what the test says. */
export function useLocalSlack() {
  let opened: Playground;
  const slack = {
    /** What Slack sent to the bot. */
    heard: [] as Payload[],
    /** How the bot acknowledges it; `undefined` when it does not. */
    acknowledge: (_payload: Payload): unknown => '',
    clock: 0,
    api: (...given: Parameters<Playground['api']>) => opened.api(...given),
    say: (...given: Parameters<Playground['say']>) => opened.say(...given),
    post: (...given: Parameters<Playground['post']>) => opened.post(...given),
    state: (user?: string) => opened.state(user),
  };
  beforeEach(async () => {
    Object.assign(slack, { heard: [], acknowledge: () => '', clock: Date.now() });
    opened = await startPlayground(
      (server) => {
        server.post('/slack/events', (request, response) => {
          const payload = payloadOf(request.body, request.is('json') !== false);
          slack.heard.push(payload);
          const answer = slack.acknowledge(payload);
          if (answer !== undefined) response.send(answer);
        });
        server.post('/api/messages', (_request, response) => void response.end());
      },
      { now: () => slack.clock, scopes, users },
    );
  });
  afterEach(() => opened.close());
  return slack;
}

/** Events come as JSON, presses as JSON in a form, and commands as a form. */
function payloadOf(body: string, isJson: boolean): Payload {
  if (isJson) return JSON.parse(body);
  const form = new URLSearchParams(body);
  return JSON.parse(form.get('payload') ?? JSON.stringify(Object.fromEntries(form)));
}
