import { slackSignature } from '../tests/support/slack-signature.ts';
import { besideBare, type Road } from './answers/beside-bare.ts';
import type { Bench } from './kit/bench.ts';

const secret = 'een-geheim-voor-de-meting';
/** Nobody is asked more than the bot answers one person. */
const people = 2_000;

const road: Road = {
  taken: { status: 200, says: { ok: true } },
  env: (address) => ({
    LESSENBOT_PLAYGROUND: 'off',
    SLACK_SIGNING_SECRET: secret,
    SLACK_BOT_TOKEN: 'xoxb-meting',
    SLACK_API_URL: `${address}/api/`,
  }),
  question(text, id, address) {
    const body = `${new URLSearchParams({
      command: '/lessen',
      text,
      team_id: 'T1',
      channel_id: `C${id % 100}`,
      user_id: `U${id % people}`,
      trigger_id: `${id}`,
      response_url: `${address}/answer/${id}`,
    })}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body, secret) };
    return { id: `${id}`, path: '/slack/events', headers, body };
  },
  card: (answer) => JSON.parse(answer),
};

/** From a signed command until its answer is at the response_url. Option: the number of rounds. */
export const bench: Bench = {
  what: 'a command of Slack, signed, until its answer is there; beside a bare Bolt app that answers the same cards',
  estimate: '15 seconds',
  run: (asked) => besideBare(road, asked),
};
