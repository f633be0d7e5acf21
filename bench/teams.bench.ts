import { besideBare, type Road } from './answers/beside-bare.ts';
import type { Bench } from './kit/bench.ts';

/** Nobody is asked more than the bot answers one person. */
const people = 2_000;

const road: Road = {
  taken: { status: 201, says: { id: '1' } },
  // The door for this computer alone: on both sides nobody checks a token, nor gets one.
  env: () => ({ LESSENBOT_PLAYGROUND: 'on' }),
  question(text, id, address) {
    const who = id % people;
    const body = JSON.stringify({
      type: 'message',
      id: `${id}`,
      channelId: 'msteams',
      serviceUrl: `${address}/`,
      conversation: { id: `a:${who}`, conversationType: 'personal' },
      from: { id: `29:${who}`, name: 'Anna' },
      recipient: { id: '28:bot', name: 'Lessenbot' },
      text,
    });
    return { id: `${id}`, path: '/api/messages', headers: { 'content-type': 'application/json' }, body };
  },
  card(answer) {
    const { attachments, summary } = JSON.parse(answer);
    return { type: 'message', attachments, summary };
  },
};

/** From a message until its answer is at the service URL. Option: the number of rounds. */
export const bench: Bench = {
  what: 'a message in Teams until its answer is there; beside a bare botbuilder bot that answers the same cards',
  estimate: '15 seconds',
  run: (asked) => besideBare(road, asked),
};
