import { createHmac } from 'node:crypto';
import type { Room } from '../room.ts';
import type { RoomId, SlackAction, Submit, User } from '../state.ts';
import { readable, toBot } from '../to-bot.ts';
import { createMethods, type Methods } from './api.ts';
import { limits } from './block-limits.ts';
import { interaction, mentions, messageEvent, slashCommand, withMentions } from './events.ts';
import { createModals } from './modals.ts';
import { toAction } from './presses.ts';
import { SlackRefusal } from './refusal.ts';
import { createHooks, type Hook, type Hooks } from './response-url.ts';
import { createTriggers } from './triggers.ts';
import { createViews } from './views.ts';
import { createWorkspace, type Place, type Workspace } from './workspace.ts';

type Options = {
  readonly room: Room;
  /** Where the bot listens, `http://127.0.0.1:3978`. */
  readonly origin: string;
  readonly signingSecret: string;
  readonly now: () => number;
};
type Press = { readonly message: string; readonly action: SlackAction; readonly values?: unknown };

/** A Slack of our own: what people do in it goes to the bot, signed, and what the bot sends comes in by its doors. */
export type LocalSlack = {
  readonly workspace: Workspace;
  readonly methods: Methods;
  readonly hooks: Hooks;
  say(user: User, room: RoomId, text: string): Promise<void>;
  /** False when there is no such button for this user. */
  press(user: User, press: Press): Promise<boolean>;
  submit(user: User, submit: Submit): Promise<boolean>;
  reset(): void;
};

const mostChosen = 200;
const form = 'application/x-www-form-urlencoded';

export function openLocalSlack({ room, origin, signingSecret, now }: Options): LocalSlack {
  const workspace = createWorkspace(room, now);
  const triggers = createTriggers(now);
  const views = createViews(room, workspace);
  const hooks = createHooks(room, workspace, now);
  /** What is chosen in the fields of a message, per message and user. */
  const chosen = new Map<string, Record<string, Record<string, unknown>>>();

  function send(what: string, type: string, body: string, shown: unknown, onlyFor?: string) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    return toBot(room, {
      platform: 'slack',
      what: `POST /slack/events (${what})`,
      url: `${origin}/slack/events`,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      },
      body,
      shown,
      ...(onlyFor !== undefined && { onlyFor }),
      deadlineMs: limits.acknowledgeMs,
    });
  }

  const interact = (what: string, payload: object, user: User) =>
    send(what, form, new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), payload, user.id);

  const openHook = (hook: Hook) => `${origin}/playground/slack/respond/${hooks.open(hook)}`;

  /** A word from Slack itself, as Slackbot says it. */
  function slackbot(user: User, place: Place, text: string): void {
    room.stopWaiting('slack', user.id);
    const id = workspace.nextTs();
    const from = { kind: 'bot', name: 'Slackbot' } as const;
    room.add({ platform: 'slack', id, ...place, from, at: room.clock(), text, onlyFor: user.id, edited: false });
  }

  async function command(user: User, place: Place, name: string, text: string): Promise<void> {
    if (name.toLowerCase() !== 'lessen') {
      return slackbot(user, place, `\`/${name.slice(0, 80).replaceAll('`', '')}\` is geen commando. Typ \`/lessen\`.`);
    }
    room.wait('slack', user.id);
    const hook = { user: user.id, place };
    const trigger = triggers.create(user.id);
    const fields = slashCommand(workspace, { user, place, text, trigger, responseUrl: openHook(hook) });
    const answer = await send('slash command', form, new URLSearchParams(fields).toString(), fields, user.id);
    if (answer?.status !== 200) {
      const code = answer ? 'dispatch_failed' : 'operation_timeout';
      return slackbot(user, place, `\`/lessen\` is mislukt met de fout \`${code}\`.`);
    }
    if (answer.body === '') return;
    const body = readable(answer.body);
    try {
      hooks.answer(hook, typeof body === 'object' && body !== null ? { ...body } : { text: String(body) });
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      room.violate('slack', error.code, `antwoord op het commando: ${error.details.join(' ')}`);
      slackbot(user, place, '`/lessen` is mislukt met de fout `dispatch_failed`.');
    }
  }

  async function message(user: User, place: Place, typed: string): Promise<void> {
    const ts = workspace.nextTs();
    const from = { kind: 'user', name: user.name } as const;
    room.add({
      platform: 'slack',
      id: ts,
      ...place,
      from,
      author: user.id,
      at: room.clock(),
      text: typed,
      edited: false,
    });
    // Without the history scopes, Slack tells the bot of a channel message only when it is mentioned.
    if (place.owner === undefined && !mentions(workspace, typed)) return;
    room.wait('slack', user.id);
    const event = messageEvent(workspace, { user, place, text: withMentions(workspace, room.users, typed), ts });
    const what = place.owner === undefined ? 'app_mention' : 'message.im';
    const answer = await send(what, 'application/json', JSON.stringify(event), event, place.owner);
    if (answer?.status !== 200) room.stopWaiting('slack', user.id);
  }

  async function pressInMessage(user: User, { message: ts, action }: Press): Promise<boolean> {
    const kept = room.find('slack', ts);
    const mine = kept && (kept.owner ?? user.id) === user.id && (kept.onlyFor ?? user.id) === user.id;
    const pressed = mine && toAction((kept.blocks ?? []) as readonly Record<string, unknown>[], action);
    if (!pressed) return false;
    const { action_id, block_id, action_ts: _, text: _label, ...value } = pressed;
    const state = chosen.get(`${ts} ${user.id}`) ?? {};
    if (pressed.type !== 'button') state[block_id] = { ...state[block_id], [action_id]: value };
    chosen.set(`${ts} ${user.id}`, state);
    const [oldest] = chosen.keys();
    if (chosen.size > mostChosen && oldest !== undefined) chosen.delete(oldest);

    const channel_id = workspace.channel(kept);
    const isEphemeral = kept.onlyFor !== undefined;
    const thread = kept.thread === undefined ? {} : { thread_ts: kept.thread };
    const { user: botUser, id: botId } = workspace.bot;
    const original = { type: 'message', user: botUser, bot_id: botId, ts, text: kept.text ?? '', blocks: kept.blocks };
    room.wait('slack', user.id);
    const answer = await interact(
      'block_actions',
      {
        ...interaction(workspace, 'block_actions', user),
        container: { type: 'message', message_ts: ts, channel_id, is_ephemeral: isEphemeral, ...thread },
        trigger_id: triggers.create(user.id),
        channel: { id: channel_id, name: kept.owner === undefined ? workspace.project.name : 'directmessage' },
        // Slack sends no copy of an ephemeral message along.
        ...(!isEphemeral && { message: { ...original, ...thread } }),
        state: { values: state },
        response_url: openHook({ user: user.id, place: placeOf(kept), message: ts }),
        actions: [pressed],
      },
      user,
    );
    if (answer?.status !== 200) room.stopWaiting('slack', user.id);
    return true;
  }

  async function pressInView(user: User, { message: viewId, action, values }: Press): Promise<boolean> {
    const top = views.top(user.id);
    const pressed = top?.id === viewId && toAction(top.view.blocks, action);
    if (!top || !pressed) return false;
    await interact(
      'block_actions',
      {
        ...interaction(workspace, 'block_actions', user),
        container: { type: 'view', view_id: viewId },
        trigger_id: triggers.create(user.id),
        view: views.payload(user.id, top, values),
        actions: [pressed],
      },
      user,
    );
    return true;
  }

  return {
    workspace,
    methods: createMethods({ room, workspace, triggers, views }),
    hooks,
    say(user, roomId, text) {
      const place: Place = roomId === 'project' ? { room: 'project' } : { room: 'direct', owner: user.id };
      const typed = /^\/(\S+)\s*([\s\S]*)$/.exec(text);
      return typed ? command(user, place, typed[1] ?? '', typed[2] ?? '') : message(user, place, text);
    },
    press: (user, press) => (press.message.startsWith('V') ? pressInView(user, press) : pressInMessage(user, press)),
    submit: createModals({ room, workspace, triggers, views, interact }),
    reset() {
      views.clear();
      chosen.clear();
    },
  };
}

const placeOf = ({ room, owner }: Place): Place => ({ room, ...(owner !== undefined && { owner }) });
