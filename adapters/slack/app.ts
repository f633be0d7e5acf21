import { randomUUID } from 'node:crypto';
import express from 'express';
import { z } from 'zod';
import { type Bring, given, type Outcome, renderAndSend, texts } from '#core';
import { onceMore } from '../wire/once-more.ts';
import { type Mount, type Mounted, type MountParts, type PlatformAdapter, stateOf } from '../wire/platform-adapter.ts';
import { createReplayGuard } from '../wire/replay-guard.ts';
import { apiAddress } from '../wire/web-address.ts';
import { probe } from './api/auth-test.ts';
import type { TakenEvents } from './api/bolt.ts';
import { onlyForYou, type ReplyTarget } from './api/deliver-answer.ts';
import { describeError } from './api/errors.ts';
import { hearChannels } from './api/hear-channels.ts';
import { workspaceOfCommand, workspaceOfEvent, workspaceOfPress } from './api/identity.ts';
import { formCallback } from './api/modal-view.ts';
import {
  appMention,
  blockActions,
  directMessage,
  isGroupConversation,
  pressAnswer,
  slashCommand,
} from './api/payloads.ts';
import { respond } from './api/respond.ts';
import type { Acknowledge } from './api/sent-form.ts';
import { callSlack } from './api/web-api.ts';
import { asked, type Conversation, letIn, pressed, submitted } from './converse.ts';
import { fromForm } from './form.ts';
import { rateLimits } from './limits.ts';
import { receive } from './receive.ts';
import { toMessage, toNotice } from './render.ts';
import { send } from './send.ts';

type Bolt = ReturnType<typeof import('./api/bolt.ts').openBolt> & { readonly people: Conversation['people'] };

export type Settings = { readonly signingSecret: string; readonly botToken: string; readonly apiUrl: string };

const path = '/slack/events';
const needed = ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN'];

const variables = {
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'is geen bot-token. Een bot-token begint met xoxb-').optional(),
  SLACK_API_URL: apiAddress('Laat het leeg voor het gewone Slack').default('https://slack.com/api/'),
};

/** Slack: the command, mentions, direct messages, buttons and forms, on POST /slack/events. */
export const adapter: PlatformAdapter<Settings> = {
  id: 'slack',
  name: 'Slack',
  path,
  workspace: { option: 'workspace', word: 'werkruimte' },
  rateLimits,
  readiness: { refused: 'slack-token', incomplete: 'slack-scopes' },
  configuration: {
    variables,
    secrets: needed,
    state: (isSet) => stateOf(isSet, { needed }),
    read(values) {
      const found = z.object(variables).required({ SLACK_SIGNING_SECRET: true, SLACK_BOT_TOKEN: true }).parse(values);
      const { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: apiUrl } = found;
      return { signingSecret, botToken, apiUrl };
    },
  },
  async load(): Promise<Mount<Settings>> {
    const [{ openBolt }, { createPeople }] = await Promise.all([import('./api/bolt.ts'), import('./api/people.ts')]);
    return (settings, parts) => {
      const { log, now = Date.now, shared } = parts;
      const router = express.Router();
      const taken: TakenEvents = new WeakMap();
      router.post(path, receive({ ...settings, now, shared, log, taken }));
      const bolt = openBolt({ ...settings, ...parts, router, path, taken });
      return mount({ ...bolt, people: createPeople(bolt.client, log, now) }, settings, parts);
    };
  },
};

/** Who presses *Deel in kanaal* twice meant it once. */
const shareTtlMs = 60_000;

function mount(bolt: Bolt, settings: Settings, parts: MountParts): Mounted {
  const { desk, log } = parts;
  const { app, people } = bolt;
  const say: Mounted['say'] = ({ place }, reply) =>
    renderAndSend(
      () => toMessage(reply, { canShare: false }),
      (message) => send(place, message, settings),
    );
  const shares = createReplayGuard({
    name: 'slack share',
    ttlMs: shareTtlMs,
    now: parts.now ?? Date.now,
    shared: parts.shared,
  });
  const talk: Conversation = {
    desk,
    shares,
    log,
    people,
    respond: (url, message) => onceMore(() => respond(url, message, { apiUrl: settings.apiUrl, log })),
    post: (to, message) => onceMore(() => send(to, message, settings)).then(noting('an answer')),
    call: (method, content) => onceMore(() => callSlack(method, content, settings)).then(noting(method)),
    announce(announcement, { channel }, replace) {
      const inChannel: Bring = (reply, { place }) => say({ place: { ...place, channel } }, reply);
      return desk.announce(announcement, replace ? [replace, inChannel] : [inChannel]);
    },
  };
  const noting = (what: string) => (outcome: Outcome) => {
    if (outcome.kind !== 'sent')
      log.warn({ what, outcome: outcome.kind, reason: outcome.reason }, 'Slack did not take it');
    return outcome;
  };
  hearCommands(bolt, talk);
  hearMessages(bolt, talk, parts);
  hearPresses(bolt, talk);
  hearForms(bolt, talk);
  hearChannels(app, desk, log);
  app.error(async (error) =>
    log.error({ errorId: randomUUID(), error: describeError(error) }, 'Bolt reported an error'),
  );

  return {
    say,
    tell: ({ place, owner }, reply) => say({ place: { ...place, channel: owner.id } }, reply),
    probe: () => probe(settings),
  };
}

/** Slack gives up after three seconds, so we acknowledge first. https://docs.slack.dev/interactivity/slash-commands */
function hearCommands({ app }: Bolt, talk: Conversation): void {
  app.command('/lessen', async ({ ack, payload }) => {
    await ack();
    const command = slashCommand.safeParse(payload).data;
    const workspace = workspaceOfCommand(payload);
    if (!command || !workspace) return talk.log.warn('a slash command without the fields we know');
    const { text, channel_id, channel_name, user_id, user_name, trigger_id, response_url } = command;
    // Slack shows no composer to who is not in the channel, so who types a command there is a member.
    const target = {
      workspace,
      channel: channel_id,
      user: user_id,
      trigger: trigger_id,
      url: response_url,
      member: true,
      isGroup: isGroupConversation({ name: channel_name }),
    };
    await asked({ text, by: { id: user_id, name: user_name }, target }, talk);
  });
}

/** A mention inside a direct message arrives as two events, moments apart; one that is edited arrives again, a day later too. */
const messageTtlMs = 24 * 60 * 60_000;

function hearMessages({ app }: Bolt, talk: Conversation, { now = Date.now, shared }: MountParts): void {
  const messages = createReplayGuard({ name: 'slack message', ttlMs: messageTtlMs, now, shared });

  async function hear(said: z.output<typeof appMention>, body: unknown, thread: string | undefined): Promise<void> {
    const { channel, ts, text, user, thread_ts, files, channel_type } = said;
    const turn = await messages.begin(`${channel}:${ts}`);
    if (turn.kind !== 'first') return;
    const target: ReplyTarget = {
      workspace: workspaceOfEvent(body) ?? '',
      channel,
      user,
      member: true,
      inThread: thread_ts !== undefined,
      isGroup: isGroupConversation({ type: channel_type }),
      ...given({ thread }),
    };
    const onlyFiles = text.trim() === '' && files !== undefined && files.length > 0;
    await asked({ text, by: { id: user }, target, onlyFiles }, talk);
    await turn.done();
  }
  app.event('app_mention', async ({ payload, body }) => {
    const mention = appMention.safeParse(payload).data;
    if (!mention) return;
    await hear(mention, body, mention.thread_ts ?? mention.ts);
    await letIn({ workspace: workspaceOfEvent(body), channel: mention.channel }, talk);
  });
  app.event('message', async ({ payload, body }) => {
    const message = directMessage.safeParse(payload).data;
    if (message) await hear(message, body, message.thread_ts);
  });
}

function hearPresses({ app }: Bolt, talk: Conversation): void {
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const action = blockActions.safeParse(body).data;
    const workspace = workspaceOfPress(body);
    if (!action || !workspace) {
      talk.log.warn('a button press without the fields we know');
      const answer = pressAnswer.safeParse(body).data;
      if (answer) await talk.respond(answer.response_url, { ...onlyForYou, ...toNotice(texts.oldButton) });
      return;
    }
    const { response_url: url, user, channel, container, actions, trigger_id } = action;
    const target: ReplyTarget = {
      workspace,
      channel: channel.id,
      user: user.id,
      url,
      member: false,
      pressed: container.is_ephemeral ? 'private' : 'public',
      isGroup: isGroupConversation(channel),
      ...given({ trigger: trigger_id, thread: container.thread_ts, message: container.message_ts }),
    };
    await pressed({ value: actions[0].value, by: user, target }, talk);
    // A card of ours that everybody sees stands where we may write.
    if (!container.is_ephemeral) await letIn({ workspace, channel: channel.id }, talk);
  });
}

function hearForms({ app }: Bolt, talk: Conversation): void {
  app.view(formCallback, async ({ ack, body }) => {
    const sent = fromForm(body);
    if (!sent) return ack();
    const acknowledge: Acknowledge = (response) => (response ? ack(response) : ack());
    await submitted({ ...sent, by: sent.user, acknowledge }, talk);
  });
}
