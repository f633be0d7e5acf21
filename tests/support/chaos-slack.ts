import { createChaosBoard, toShown } from './chaos-board.ts';
import { type Brought, type Deed, nameOf, type OpenChaosDoor } from './chaos-door.ts';
import { type Call, type Handled, openChaosWire } from './chaos-wire.ts';
import { filledInView } from './slack-as-seen.ts';
import { slackSignature } from './slack-signature.ts';
import { within } from './within.ts';

export const slackSecret = 'een-geheim-voor-de-test';
const channel = 'C0CHAOS';
const workspace = 'T0CHAOS';
const userOf = (who: string) => `U0P${who}`;
const whoIs = (id: string) => id.replace(/^[UD]0P/, '');
const json = (text: unknown) => (typeof text === 'string' ? JSON.parse(text) : text);

/** How long a form may be opened after what somebody did. https://docs.slack.dev/interactivity/handling-user-interaction */
const triggerMs = 3_000;

type Modal = { readonly view: Parameters<typeof filledInView>[0]; readonly hash: string };

/** A Slack with one channel, as the bot reaches it and as it reaches the bot. */
export const openChaosSlack: OpenChaosDoor = async (time) => {
  const board = createChaosBoard();
  const modals = new Map<string, Modal>();
  const triggers = new Map<string, { readonly who: string; readonly until: number }>();
  let count = 0;

  const toWhom = (to: string) => (to === channel ? 'everybody' : whoIs(to));
  const post = (to: string, body: Call['body']): object => {
    const id = board.add(to, toShown({ text: body.text, blocks: json(body.blocks) }));
    return { ok: true, ts: id, channel: body.channel };
  };
  const whoMayOpen = (trigger: string) => {
    const { who, until = 0 } = triggers.get(trigger) ?? {};
    return until >= time.now() ? who : undefined;
  };
  const open = (who: string | undefined, view: unknown): object => {
    if (who === undefined) return { ok: false, error: 'expired_trigger_id' };
    modals.set(who, { view: json(view), hash: `h${++count}` });
    return { ok: true, view: { id: `V${who}`, hash: `h${count}` } };
  };
  const rights = 'commands,chat:write,app_mentions:read,im:history,users:read,channels:read,groups:read,im:write';
  const no = (code: string) => ({ status: code === 'ratelimited' ? 429 : 200, body: { ok: false, error: code } });

  const methods: Readonly<Record<string, (body: Call['body']) => Omit<Handled, 'refuse'>>> = {
    'chat.postMessage': (body) => ({ scope: 'posts', keep: () => post(toWhom(body.channel), body) }),
    'chat.postEphemeral': (body) => ({ scope: 'posts', keep: () => post(whoIs(body.user), body) }),
    'chat.update': (body) => ({
      scope: 'posts',
      keep: () => {
        board.replace(body.ts, toShown({ text: body.text, blocks: json(body.blocks) }), 'everybody');
        return { ok: true, ts: body.ts };
      },
    }),
    'views.open': ({ trigger_id, view }) => ({ scope: 'forms', keep: () => open(whoMayOpen(trigger_id), view) }),
    'views.update': ({ view_id, view }) => ({ scope: 'forms', keep: () => open(view_id.slice(1), view) }),
    'users.info': ({ user }) => ({
      scope: 'people',
      keep: () => ({ ok: true, user: { id: user, profile: { display_name: nameOf(whoIs(user)) } } }),
    }),
    'conversations.members': () => ({
      scope: 'people',
      keep: () => ({ ok: true, members: Array.from({ length: 500 }, (_, n) => userOf(`${n}`.padStart(3, '0'))) }),
    }),
    'conversations.open': ({ users }) => ({
      scope: 'people',
      keep: () => ({ ok: true, channel: { id: `D${String(users).slice(1)}` } }),
    }),
    'auth.test': () => ({
      scope: 'people',
      keep: () => ({ ok: true, team_id: workspace }),
      headers: { 'x-oauth-scopes': rights },
    }),
  };

  const wire = await openChaosWire(time, ({ path, body }) => {
    const [, place, what = '', message = ''] = path.split('/');
    if (place !== 'respond') {
      const handled = methods[what]?.(body);
      return handled
        ? { ...handled, refuse: no }
        : { scope: 'posts', keep: () => ({ ok: false, error: 'unknown_method' }) };
    }
    const shown = toShown({ text: body.text, blocks: body.blocks });
    const to = body.response_type === 'in_channel' ? 'everybody' : what;
    const keep = () => {
      if (body.replace_original) board.replace(message, shown, what);
      else board.add(to, shown);
      return { ok: true };
    };
    return { scope: 'posts', keep };
  });

  async function send(bot: string, body: string, type: string): Promise<Brought> {
    const began = time.now();
    const headers = { 'content-type': type, ...slackSignature(body, slackSecret, Math.floor(began / 1000)) };
    const response = await fetch(`${bot}/slack/events`, { method: 'POST', body, headers });
    const text = await response.text();
    return { status: response.status, tookMs: time.now() - began, answered: text.includes('response_action') };
  }
  const form = (fields: object) => ({
    type: 'application/x-www-form-urlencoded',
    body: `${new URLSearchParams(Object.entries(fields))}`,
  });
  const payload = (what: object) => form({ payload: JSON.stringify(what) });
  const event = (what: object) => {
    const body = {
      type: 'event_callback',
      team_id: workspace,
      event_id: `Ev${++count}`,
      event: { ts: `${count}.1`, ...what },
    };
    return { type: 'application/json', body: JSON.stringify(body) };
  };
  const trigger = (who: string) => {
    triggers.set(`t${++count}`, { who, until: time.now() + triggerMs });
    return `t${count}`;
  };
  const team = { id: workspace, domain: 'chaos' };
  const about = (who: string) => ({ user: { id: userOf(who), name: nameOf(who) }, team, trigger_id: trigger(who) });
  const respondTo = (who: string, message = '') => `${wire.address}/respond/${who}/${message}`;

  function request(deed: Deed, who: string): { readonly type: string; readonly body: string } {
    switch (deed.kind) {
      case 'command':
        return form({
          command: '/lessen',
          text: deed.text,
          user_id: userOf(who),
          user_name: nameOf(who),
          channel_id: channel,
          team_id: workspace,
          trigger_id: trigger(who),
          response_url: respondTo(who),
        });
      case 'mention':
        return event({ type: 'app_mention', channel, user: userOf(who), text: `<@U0BOT> ${deed.text}` });
      case 'write':
        return event({ type: 'message', channel_type: 'im', channel: `D0P${who}`, user: userOf(who), text: deed.text });
      case 'press': {
        const { id, to } = deed.message;
        return payload({
          type: 'block_actions',
          ...about(who),
          channel: { id: channel },
          container: { type: 'message', message_ts: id, channel_id: channel, is_ephemeral: to !== 'everybody' },
          message: { ts: id },
          response_url: respondTo(who, id),
          actions: [
            { type: 'button', action_id: 'open:0', block_id: 'b', value: deed.value, action_ts: `${++count}.1` },
          ],
        });
      }
      case 'submit':
        return payload({ type: 'view_submission', ...about(who), view: filledIn(who, deed.name) });
    }
  }

  function filledIn(who: string, name: string): object {
    const modal = modals.get(who);
    if (!modal) throw new Error(`${who} has no form open`);
    modals.delete(who);
    const given = within(modal.view).flatMap((part) => {
      const { block_id: id, element } = part;
      return typeof id === 'string' && element ? [[id, initialOf(Object(element))] as const] : [];
    });
    const values = { ...Object.fromEntries(given), name, interventions: ['buurtpreventie'] };
    return { id: `V${who}`, hash: modal.hash, type: 'modal', ...filledInView(modal.view, values) };
  }

  return {
    platform: 'slack',
    workspace,
    channel,
    wire,
    board: {
      ...board,
      form: (who) =>
        board.form(who) ??
        (modals.has(who)
          ? { id: 'modal', to: who, versions: [], changes: new Set<string>(), nudge: undefined, buttons: [] }
          : undefined),
    },
    async bring(deed, who, bot) {
      const { type, body } = request(deed, who);
      return { ...(await send(bot, body, type)), again: () => send(bot, body, type) };
    },
    async letIn(bot) {
      const { type, body } = event({ type: 'member_joined_channel', channel, user: 'U0BOT', team: workspace });
      await send(bot, body, type);
    },
  };
};

/** What stands in a field when a form opens. */
function initialOf(element: Readonly<Record<string, unknown>>): string | readonly string[] | undefined {
  const { initial_value, initial_date, initial_time, initial_option, initial_options } = element;
  const text = [initial_value, initial_date, initial_time, Object(initial_option).value].find(
    (one) => one !== undefined,
  );
  if (Array.isArray(initial_options)) return initial_options.map(({ value }) => String(value));
  return text === undefined ? undefined : String(text);
}
