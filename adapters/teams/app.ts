import { randomUUID } from 'node:crypto';
import express from 'express';
import type { Logger } from 'pino';
import { type Core, clip, type Reply, readPress, texts, tidy } from '#core';
import { createSeen } from '../seen.ts';
import {
  type BotFrameworkSettings,
  type InvokeAnswer,
  openBotFramework,
  PlatformError,
  type Turn,
} from './botframework.ts';
import type { Card } from './limits.ts';
import { toPress, toText } from './parse.ts';
import { toCard, toLine, toNotice } from './render.ts';

export type TeamsConfig = Omit<BotFrameworkSettings, 'log'>;

const path = '/api/messages';
/** Teams sends at most about 100 KB; the rest is room for what it adds. */
const maxBodyBytes = 262_144;
/** How long Teams might send the same thing again. */
const repeatMs = 10 * 60_000;

/** Puts the Teams bot on the web server. */
export function mountTeams({
  server,
  core,
  config,
  log,
}: {
  server: express.Express;
  core: () => Core;
  config: TeamsConfig;
  log: Logger;
}): void {
  const door = openBotFramework({ ...config, log });
  const seen = createSeen(repeatMs, Date.now);

  server.post(path, onlyJson, express.json({ limit: maxBodyBytes }), (req, res) =>
    door.receive(req, res, async (turn) => {
      const { id, conversation } = turn.activity;
      if (id && !seen.firstTime(`${conversation.id}\n${id}`)) return { status: 200 };
      return handle(turn, core, log);
    }),
  );
  server.use(path, withoutDetails);
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
async function handle(turn: Turn, core: () => Core, log: Logger): Promise<InvokeAnswer | undefined> {
  const { type, name } = turn.activity;
  try {
    return await answer(turn, core);
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

async function answer(turn: Turn, core: () => Core): Promise<InvokeAnswer | undefined> {
  const { activity } = turn;
  if (activity.from.role === 'bot' || activity.from.id === activity.recipient.id) return undefined;
  switch (activity.type) {
    case 'message':
      if (typeof activity.value === 'object' && activity.value !== null) await submitted(turn, core());
      else await say(turn, core().ask(toText(activity)));
      return undefined;
    case 'invoke':
      return activity.name === 'adaptiveCard/action' ? executed(turn, core()) : { status: 501 };
    case 'installationUpdate':
      if (activity.action === 'add') await say(turn, core().open({ kind: 'help' }));
      return undefined;
    default:
      return undefined;
  }
}

/** A pressed *Execute*: the answer takes the place of the card, for the presser only. */
async function executed(turn: Turn, core: Core): Promise<InvokeAnswer> {
  const press = readPress(toPress(turn.activity.value));
  if (!press) return invokeCard(toNotice(texts.oldButton));
  if (press.press === 'open') return invokeCard(toCard(core.open(press.intent), { canShare: isShared(turn) }));
  const again = { label: texts.buttons.open, press: 'open', intent: press.intent } as const;
  const shared = await share(turn, core.open(press.intent));
  return invokeCard(toNotice(shared ? texts.shared : texts.shareFailed, again));
}

/** A pressed *Submit*: clients that do not know *Execute* send it as a message. */
async function submitted(turn: Turn, core: Core): Promise<void> {
  const press = readPress(toPress(turn.activity.value));
  if (!press) return notice(turn, texts.oldButton);
  if (press.press === 'open') return say(turn, core.open(press.intent));
  const shared = await share(turn, core.open(press.intent));
  if (!shared) await notice(turn, texts.shareFailed);
  else if (isPrivate(turn)) await notice(turn, texts.shared);
}

async function share(turn: Turn, reply: Reply): Promise<boolean> {
  const sharedBy = clip(tidy(turn.activity.from.name ?? ''), 80) || texts.someone;
  try {
    await turn.sendToConversation({
      card: toCard(reply, { canShare: false, sharedBy }),
      summary: toLine(reply.title),
    });
    return true;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}

async function say(turn: Turn, reply: Reply): Promise<void> {
  const card = toCard(reply, { canShare: isPrivate(turn) && isShared(turn) });
  await turn.reply({ card, summary: toLine(reply.title) });
}

async function notice(turn: Turn, sentence: string): Promise<void> {
  await turn.reply({ card: toNotice(sentence), summary: sentence });
}

/** True when only the asker sees our reply, in a place where more people are. */
function isPrivate({ activity }: Turn): boolean {
  return activity.recipient.isTargeted === true;
}

function isShared({ activity }: Turn): boolean {
  return ['channel', 'groupChat'].includes(activity.conversation.conversationType ?? '');
}

function invokeCard(card: Card): InvokeAnswer {
  const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  return { status: 200, body };
}
