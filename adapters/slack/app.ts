import { randomUUID } from 'node:crypto';
import { App, ExpressReceiver, webApi } from '@slack/bolt';
import express from 'express';
import type { Logger } from 'pino';
import {
  type Answer,
  type Asker,
  type Desk,
  type LookupButton,
  type Reply,
  readPress,
  renderAndSend,
  texts,
  toPlainText,
} from '#core';
import { createSeen, type SharedMemory } from '../wire/replay-guard.ts';
import type { Say } from '../wire/say.ts';
import { describe, toBoltLogger } from './api/bolt-log.ts';
import { createPeople } from './api/people.ts';
import { type Delivery, respond } from './api/respond.ts';
import { bring, bringToChannel, forEverybody, onlyForYou, type Seat, threadOf } from './converse.ts';
import { formCallback, fromSubmission, toErrors, toNoticeView } from './form.ts';
import {
  appMention,
  blockActions,
  channelEvent,
  directMessage,
  eventEnvelope,
  isDirect,
  plainText,
  slashCommand,
} from './parse.ts';
import { guard } from './receive.ts';
import { escapeText, toMessage, toSharedNotice } from './render.ts';
import { quiet, sendToChannel } from './send.ts';

const path = '/slack/events';
/** A mention inside a direct message arrives as two events, moments apart. */
const twinTtlMs = 10 * 60_000;

type SlackOptions = {
  readonly server: express.Express;
  readonly desk: Desk;
  readonly config: { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };
  readonly log: Logger;
  readonly now?: () => number;
  readonly shared?: SharedMemory | undefined;
};

/**
 * Answers Slack on POST /slack/events: the command, mentions, direct messages, buttons and forms.
 * Gives the way to say something in a channel without being asked.
 */
export function mountSlack({ server, desk, config, log, shared, now = Date.now }: SlackOptions): Say {
  const { signingSecret, botToken, apiUrl } = config;
  // The guard and Bolt share one router, so no spelling of the path reaches Bolt without passing the guard.
  const router = express.Router();
  router.post(path, guard({ signingSecret, now, shared }));
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
  // One try: a second could show an answer twice.
  const clientOptions = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
  };
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    convoStore: false,
    logger,
    clientOptions,
  });
  const client = new webApi.WebClient(botToken, clientOptions);
  const messages = createSeen({ name: 'slack message', ttlMs: twinTtlMs, now, shared });
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

  const tools = { client, deliver, log };
  const people = createPeople(client, log, now);
  const askerAt = (seat: Seat, user: string, fallback?: string): Asker => ({
    who: async () => ({ id: user, name: await people.name(user, fallback) }),
    ...(!isDirect(seat.channel) && {
      place: { platform: 'slack', workspace: seat.workspace, channel: seat.channel },
    }),
    isMember: async () => seat.member || people.isMember(seat.channel, user),
  });

  app.command('/lessen', async ({ ack, payload }) => {
    // Slack gives up after three seconds, so we acknowledge first. https://docs.slack.dev/interactivity/slash-commands
    await ack();
    const command = slashCommand.safeParse(payload).data;
    if (!command) return log.warn('a slash command without the fields we know');
    const { text, channel_id, team_id, user_id, user_name, trigger_id, response_url } = command;
    const seat: Seat = {
      workspace: team_id,
      channel: channel_id,
      trigger: trigger_id,
      url: response_url,
      // Slack shows no composer to who is not in the channel.
      member: true,
    };
    await orApologise(
      async () => bring(await desk.ask(plainText(text), askerAt(seat, user_id, user_name)), seat, tools),
      apologiseAt(response_url),
    );
  });

  app.event('app_mention', async ({ payload, body }) => {
    const mention = appMention.safeParse(payload).data;
    if (mention) await converse(mention, body, mention.thread_ts ?? mention.ts);
  });

  app.event('message', async ({ payload, body }) => {
    const message = directMessage.safeParse(payload).data;
    if (message) await converse(message, body, message.thread_ts);
  });

  // Slack tells these only of channels where we are, so they all mean that nudges can come there (again).
  const opened = async ({ payload, body }: { payload: unknown; body: unknown }): Promise<void> => {
    const channel = channelEvent.safeParse(payload).data?.channel;
    const workspace = eventEnvelope.safeParse(body).data?.team_id;
    if (channel && workspace) await desk.letIn({ platform: 'slack', workspace, channel });
  };
  app.event('member_joined_channel', opened);
  app.event('channel_unarchive', opened);
  app.event('group_unarchive', opened);

  type Said = { readonly channel: string; readonly ts: string; readonly text: string; readonly user: string };
  async function converse({ channel, ts, text, user }: Said, body: unknown, thread?: string): Promise<void> {
    if (!(await messages.firstTime(`${channel}:${ts}`))) return;
    const workspace = eventEnvelope.safeParse(body).data?.team_id ?? '';
    const seat: Seat = { workspace, channel, member: true, ...(thread !== undefined && { thread }) };
    await orApologise(
      async () => bring(await desk.ask(plainText(text), askerAt(seat, user)), seat, tools),
      () =>
        client.chat.postMessage({
          channel,
          ...quiet,
          ...threadOf(seat),
          text: escapeText(texts.apology),
        }),
    );
  }

  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const action = blockActions.safeParse(body).data;
    if (!action) return log.warn('a button press without the fields we know');
    const { response_url: url, user, channel, container, actions, team, trigger_id } = action;
    const seat: Seat = {
      workspace: team.id,
      channel: channel.id,
      url,
      member: false,
      pressed: container.is_ephemeral ? 'private' : 'public',
      ...(trigger_id !== undefined && { trigger: trigger_id }),
      ...(container.thread_ts !== undefined && { thread: container.thread_ts }),
    };
    await orApologise(async () => {
      const pressed = readPress(actions[0].value);
      if (!pressed) return deliver(url, { ...onlyForYou, ...threadOf(seat), text: escapeText(texts.oldButton) });
      if (pressed.press === 'share') return share(pressed.intent, seat, user.id);
      return bring(await desk.press(pressed.intent, askerAt(seat, user.id, user.name)), seat, tools);
    }, apologiseAt(url));
  });

  async function share(intent: LookupButton, seat: Seat, user: string): Promise<void> {
    const { url = '', pressed } = seat;
    const message = toMessage(desk.share(intent), { canShare: false, sharedBy: user });
    if (await deliver(url, { ...forEverybody, ...threadOf(seat), ...message })) {
      const replace_original = pressed === 'private';
      await deliver(url, { response_type: 'ephemeral', replace_original, ...toSharedNotice(intent) });
    } else {
      await deliver(url, { ...onlyForYou, ...threadOf(seat), text: escapeText(texts.shareFailed) });
    }
  }

  app.view(formCallback, async ({ ack, body }) => {
    const sent = fromSubmission(body);
    if (!sent) return ack();
    const { user, values, place } = sent;
    const seat: Seat = { ...place };
    let answer: Answer;
    try {
      answer = await desk.submit(values, askerAt(seat, user.id, user.name));
    } catch (error) {
      log.error({ errorId: randomUUID(), error: describe(error) }, 'a Slack form failed');
      return ack({ response_action: 'update', view: toNoticeView(texts.sorry, texts.apology) });
    }
    if (answer.kind === 'form') return ack({ response_action: 'errors', errors: toErrors(answer.form) });
    if (answer.kind === 'reply') {
      return ack({ response_action: 'update', view: toNoticeView(answer.reply.title, toPlainText(answer.reply)) });
    }
    await ack();
    if (!(await bringToChannel(answer.reply, seat, tools)) && answer.kind === 'announce') {
      await tellPrivately(answer.refused, user.id);
    }
  });

  /** A form leaves no address to answer at, so what only one person should know goes to their direct messages. */
  async function tellPrivately(reply: Reply, user: string): Promise<void> {
    await client.chat.postMessage({ channel: user, ...quiet, ...toMessage(reply, { canShare: false }) });
  }

  app.error(async (error) => log.error({ errorId: randomUUID(), error: describe(error) }, 'Bolt reported an error'));

  return ({ place }, reply) =>
    renderAndSend(
      () => toMessage(reply, { canShare: false }),
      (message) => sendToChannel(place.channel, message, { apiUrl, token: botToken }),
    );
}
