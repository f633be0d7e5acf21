import { randomUUID } from 'node:crypto';
import { App, type Logger as BoltLogger, ExpressReceiver, LogLevel, type webApi } from '@slack/bolt';
import express from 'express';
import type { Logger } from 'pino';
import { type Core, type Press, readPress, texts } from '#core';
import { createSeen } from '../seen.ts';
import { type Delivery, respond } from './deliver.ts';
import { guard } from './guard.ts';
import { appMention, blockActions, directMessage, isDirect, plainText, slashCommand } from './parse.ts';
import { escapeText, toMessage, toSharedNotice } from './render.ts';

const path = '/slack/events';
/** A mention inside a direct message arrives as two events, moments apart. */
const twinTtlMs = 10 * 60_000;

type SlackOptions = {
  readonly server: express.Express;
  /** A function, because the lessons can be loaded anew while we run. */
  readonly core: () => Core;
  readonly config: { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };
  readonly log: Logger;
  readonly now?: () => number;
};

/** Answers Slack on POST /slack/events: the command, mentions, direct messages and buttons. */
export function mountSlack({ server, core, config, log, now = Date.now }: SlackOptions): void {
  const { signingSecret, botToken, apiUrl } = config;
  // The guard and Bolt share one router, so no spelling of the path reaches Bolt without passing the guard.
  const router = express.Router();
  router.post(path, guard({ signingSecret, now }));
  const logger = toBoltLogger(log);
  const receiver = new ExpressReceiver({
    app: server,
    router,
    signingSecret,
    // The guard has checked the signature, more strictly; a second check would only be a second clock.
    signatureVerification: false,
    endpoints: path,
    logger,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    convoStore: false,
    logger,
    clientOptions: {
      slackApiUrl: apiUrl,
      retryConfig: { retries: 0 },
      timeout: 10_000,
      rejectRateLimitedCalls: true,
    },
  });
  const messages = createSeen(twinTtlMs, now);
  const deliver = (url: string, message: Delivery) => respond(url, message, { apiUrl, log });

  /** The one catch: what went wrong is logged under an id, without a word of what was asked. */
  async function orApologise(work: () => Promise<unknown>, apologise: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      log.error({ errorId: randomUUID(), error: describe(error) }, 'a Slack request failed');
      await apologise().catch((again: unknown) => log.error({ error: describe(again) }, 'the apology failed too'));
    }
  }
  const apologiseAt = (url: string) => () => deliver(url, { ...onlyForYou, text: escapeText(texts.apology) });

  app.command('/lessen', async ({ ack, payload }) => {
    // Slack gives up after three seconds, so we acknowledge first. https://docs.slack.dev/interactivity/slash-commands
    await ack();
    const command = slashCommand.safeParse(payload).data;
    if (!command) return log.warn('a slash command without the fields we know');
    const { text, channel_id, response_url } = command;
    await orApologise(async () => {
      const message = toMessage(core().ask(plainText(text)), { canShare: !isDirect(channel_id) });
      await deliver(response_url, { ...onlyForYou, ...message });
    }, apologiseAt(response_url));
  });

  app.event('app_mention', async ({ payload, client }) => {
    const mention = appMention.safeParse(payload).data;
    if (mention) await answer(mention, client, mention.thread_ts ?? mention.ts);
  });

  app.event('message', async ({ payload, client }) => {
    const message = directMessage.safeParse(payload).data;
    if (message) await answer(message, client, message.thread_ts);
  });

  type Asked = { readonly channel: string; readonly ts: string; readonly text: string };
  async function answer({ channel, ts, text }: Asked, client: webApi.WebClient, thread?: string): Promise<void> {
    if (!messages.firstTime(`${channel}:${ts}`)) return;
    const quiet = { parse: 'none', unfurl_links: false, unfurl_media: false } as const;
    const place = { channel, ...quiet, ...(thread === undefined ? {} : { thread_ts: thread }) };
    await orApologise(
      () => client.chat.postMessage({ ...place, ...toMessage(core().ask(plainText(text)), { canShare: false }) }),
      () => client.chat.postMessage({ ...place, text: escapeText(texts.apology) }),
    );
  }

  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const action = blockActions.safeParse(body).data;
    if (!action) return log.warn('a button press without the fields we know');
    const { response_url, user, channel, container, actions } = action;
    const thread = container.thread_ts === undefined ? {} : { thread_ts: container.thread_ts };
    await orApologise(async () => {
      const pressed = readPress(actions[0].value);
      if (!pressed) return deliver(response_url, { ...onlyForYou, ...thread, text: escapeText(texts.oldButton) });
      const from: From = { url: response_url, user: user.id, channel: channel.id, ephemeral: container.is_ephemeral };
      return pressed.press === 'open' ? open(pressed.intent, from, thread) : share(pressed.intent, from, thread);
    }, apologiseAt(response_url));
  });

  type From = { readonly url: string; readonly user: string; readonly channel: string; readonly ephemeral: boolean };
  type Thread = { readonly thread_ts?: string };

  /** Browsing stays within one private message; what others see too is never replaced by somebody's press. */
  async function open(intent: Press['intent'], { url, channel, ephemeral }: From, thread: Thread): Promise<void> {
    const message = toMessage(core().open(intent), { canShare: !isDirect(channel) });
    if (ephemeral) await deliver(url, { response_type: 'ephemeral', replace_original: true, ...message });
    else if (isDirect(channel)) await deliver(url, { ...forEverybody, ...thread, ...message });
    else await deliver(url, { ...onlyForYou, ...thread, ...message });
  }

  async function share(intent: Press['intent'], { url, user, ephemeral }: From, thread: Thread): Promise<void> {
    const message = toMessage(core().open(intent), { canShare: false, sharedBy: user });
    if (await deliver(url, { ...forEverybody, ...thread, ...message })) {
      await deliver(url, { response_type: 'ephemeral', replace_original: ephemeral, ...toSharedNotice(intent) });
    } else {
      await deliver(url, { ...onlyForYou, ...thread, text: escapeText(texts.shareFailed) });
    }
  }

  app.error(async (error) => log.error({ errorId: randomUUID(), error: describe(error) }, 'Bolt reported an error'));
}

const onlyForYou = { response_type: 'ephemeral', replace_original: false } as const;
const forEverybody = { response_type: 'in_channel', replace_original: false } as const;

/** Where it went wrong, but not the message of the error: it may repeat what somebody typed. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {};
  return {
    name: error.name,
    ...('code' in error && { code: error.code }),
    ...('error' in data && { slack: data.error }),
    at: (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  };
}

/** Bolt's debug lines hold whole bodies, so only its warnings and errors come through, without what hangs on them. */
function toBoltLogger(log: Logger): BoltLogger {
  const line = (first: unknown) => (typeof first === 'string' ? first : 'Bolt reported an error');
  return {
    debug: () => {},
    info: () => {},
    warn: (first: unknown) => log.warn(line(first)),
    error: (first: unknown) => log.error({ ...(first instanceof Error && { error: describe(first) }) }, line(first)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
