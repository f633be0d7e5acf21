import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Logger } from 'pino';
import { type Desk, renderAndSend, texts } from '#core';
import { createSeen, type SharedMemory } from '../wire/replay-guard.ts';
import type { Say } from '../wire/say.ts';
import { type BotFrameworkSettings, openBotFramework } from './api/botframework.ts';
import { type InvokeAnswer, PlatformError, type Turn } from './api/turn.ts';
import { answer, invokeCard, toPublic } from './converse.ts';
import { toNotice } from './render.ts';
import { sendToConversation } from './send.ts';

export type TeamsConfig = Omit<BotFrameworkSettings, 'log'>;

const path = '/api/messages';
/** Teams sends at most about 100 KB; the rest is room for what it adds. */
const maxBodyBytes = 262_144;
/** How long Teams might send the same thing again. */
const repeatMs = 10 * 60_000;

/** Puts the Teams bot on the web server. Gives the way to say something without being asked. */
export function mountTeams({
  server,
  desk,
  config,
  log,
  shared,
}: {
  server: express.Express;
  desk: Desk;
  config: TeamsConfig;
  log: Logger;
  shared?: SharedMemory | undefined;
}): Say {
  const door = openBotFramework({ ...config, log });
  const seen = createSeen({ name: 'teams activity', ttlMs: repeatMs, now: Date.now, shared });

  server.post(path, onlyJson, express.json({ limit: maxBodyBytes }), (req, res) =>
    door.receive(req, res, async (turn) => {
      const { id, conversation } = turn.activity;
      if (id && !(await seen.firstTime(`${conversation.id}\n${id}`))) return { status: 200 };
      return handle(turn, desk, log);
    }),
  );
  server.use(path, withoutDetails);

  return async ({ place, address }, reply) => {
    // Without an address Teams has never spoken to us from there.
    if (address === undefined) return { kind: 'parked', reason: 'channel-not-found', scope: 'channel' };
    const to = { serviceUrl: address, conversationId: place.channel };
    return renderAndSend(
      () => toPublic(reply),
      (message) => sendToConversation(to, message, door),
    );
  };
}

const onlyJson: express.RequestHandler = (req, res, next) => {
  if (req.is('application/json')) next();
  else res.status(415).end();
};

/** Express would show the error; the sender only needs the number. */
const withoutDetails: express.ErrorRequestHandler = (error, _req, res, _next) => {
  const status = Number(error?.status);
  res.status(status >= 400 && status < 500 ? status : 500).end();
};

/** The one place where our own mistakes end: a line in the log, and a kind word to whoever asked. */
async function handle(turn: Turn, desk: Desk, log: Logger): Promise<InvokeAnswer | undefined> {
  const { type, name } = turn.activity;
  try {
    return await answer(turn, desk);
  } catch (error) {
    const requestId = randomUUID();
    log.error({ requestId, type, name, err: error }, 'Teams answer failed');
    if (type === 'invoke') return invokeCard(toNotice(texts.apology));
    // What Teams has just refused or missed, it will not take a second time either.
    if (error instanceof PlatformError) return undefined;
    await turn.reply({ card: toNotice(texts.apology), summary: texts.apology });
    return undefined;
  }
}
