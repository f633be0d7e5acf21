import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import { createBoard, type Person, type Shown } from './board.ts';
import type { FilledIn, OpenPlatformBot } from './platform-bot.ts';
import { type Posted, startSlack } from './slack-server.ts';
import { until } from './until.ts';
import { within } from './within.ts';

const people: Readonly<Record<Person, string>> = { anna: 'U0ANNA', bilal: 'U0BILAL' };
const names: Readonly<Record<Person, string>> = { anna: 'Anna', bilal: 'Bilal' };
const channel = 'C1';
const directOf: Readonly<Record<Person, string>> = { anna: 'D0ANNA', bilal: 'D0BILAL' };
const json = 'application/json';
const urlencoded = 'application/x-www-form-urlencoded';

type View = { readonly blocks: readonly { readonly block_id: string; readonly element?: { readonly type: string } }[] };
type Modal = { readonly view: View; readonly faults: Readonly<Record<string, string>> };
const submitted = z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) });

/** The bot on a Slack with one channel, as people see it. */
export const openSlackBot: OpenPlatformBot = async (desk) => {
  const board = createBoard();
  const modals = new Map<Person, Modal>();
  const triggers = new Map<string, Person>();
  let refusing = false;
  let count = 0;

  const slack = await startSlack({ desk, answer });
  const methods: Readonly<Record<string, (body: Posted['body']) => object>> = {
    'users.info': ({ user }) => ({ user: { profile: { display_name: names[personOf(user)] } } }),
    'conversations.members': () => ({ members: Object.values(people) }),
    'views.open': ({ trigger_id, view }) => {
      const who = triggers.get(trigger_id);
      if (who) modals.set(who, { view: typeof view === 'string' ? JSON.parse(view) : view, faults: {} });
      return { view: { id: 'V1' } };
    },
    'chat.postMessage': (message) => {
      const ts = `m${++count}`;
      const to = Object.keys(directOf).find((who) => directOf[who as Person] === message.channel);
      board.add(
        ts,
        message.channel === channel ? 'everybody' : ((to ?? personOf(message.channel)) as Person),
        toShown(message),
      );
      return { ts };
    },
  };

  /** What Slack does with what the bot posts, and what it answers. */
  function answer({ path, body }: Posted) {
    const [, place = '', method = '', message = ''] = path.split('/');
    const isPublic = place === 'respond' ? body.response_type === 'in_channel' : body.channel === channel;
    if (refusing && isPublic)
      return { status: place === 'respond' ? 500 : 200, body: { ok: false, error: 'not_in_channel' } };
    if (place !== 'respond') return { body: { ok: true, ...methods[method]?.(body) } };
    const who = personOf(method);
    if (body.replace_original) board.replace(message, toShown(body));
    else board.add(`m${++count}`, isPublic ? 'everybody' : who, toShown(body));
    return { body: { ok: true } };
  }

  /** Slack acknowledges before it does anything, so the end is when nothing more comes: all of it is in this process. */
  async function settled(least: number): Promise<void> {
    await until(() => slack.posted.length >= least);
    for (let seen = -1, quiet = 0; quiet < 10; await pause(2)) {
      quiet = seen === slack.posted.length ? quiet + 1 : 0;
      seen = slack.posted.length;
    }
  }
  let last: () => Promise<Response> = async () => Response.error();
  async function bring(body: string, type: string, { answers = 1 } = {}): Promise<Response> {
    const before = slack.posted.length;
    // The same bytes, so the same signature, as when Slack hears no answer the first time.
    const signedAt = Math.floor(Date.now() / 1000);
    last = () => slack.send(body, type, { signedAt });
    const response = await last();
    if (response.status !== 200) throw new Error(`the bot answers ${response.status}`);
    await settled(before + answers);
    return response;
  }
  const trigger = (who: Person) => {
    const id = `t${++count}`;
    triggers.set(id, who);
    return id;
  };
  const responseUrl = (who: Person, message = '') => `${slack.responseUrl}/${people[who]}/${message}`;

  const event = (more: object, options?: { readonly answers: number }) =>
    bring(
      JSON.stringify({
        type: 'event_callback',
        team_id: 'T1',
        event_id: `Ev${++count}`,
        event: { ts: `${++count}.1`, ...more },
      }),
      json,
      options,
    );
  async function press(value: unknown, who: Person, message = '', isPrivate = true): Promise<void> {
    const payload = {
      type: 'block_actions',
      user: { id: people[who] },
      team: { id: 'T1' },
      channel: { id: channel },
      container: { type: 'message', is_ephemeral: isPrivate, channel_id: channel },
      response_url: responseUrl(who, message),
      actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
      trigger_id: trigger(who),
    };
    await bring(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), urlencoded);
  }

  return {
    async ask(text, who = 'anna') {
      const fields = {
        command: '/lessen',
        text,
        user_id: people[who],
        channel_id: channel,
        team_id: 'T1',
        trigger_id: trigger(who),
        response_url: responseUrl(who),
      };
      await bring(new URLSearchParams(fields).toString(), urlencoded);
    },
    async mention(words, who = 'anna') {
      await event({ type: 'app_mention', channel, user: people[who], text: `<@U0BOT> ${words}` });
    },
    async write(text, who = 'anna') {
      await event({ type: 'message', channel_type: 'im', channel: directOf[who], user: people[who], text });
    },
    async press(label, who = 'anna') {
      const { value, message, isPrivate } = board.button(label, who);
      await press(value, who, message, isPrivate);
    },
    pressMadeUp: (value, who = 'anna') => press(value, who),
    async submit(filledIn, who = 'anna') {
      const modal = modals.get(who);
      if (!modal) throw new Error(`${who} has no form open`);
      const view = { ...modal.view, state: { values: valuesIn(modal.view, filledIn) } };
      const payload = { type: 'view_submission', user: { id: people[who] }, team: { id: 'T1' }, view };
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const text = await (await bring(body, urlencoded, { answers: 0 })).text();
      const errors = submitted.safeParse(text === '' ? {} : JSON.parse(text)).data?.errors;
      if (errors) modals.set(who, { ...modal, faults: errors });
      else modals.delete(who);
    },
    async bringAgain() {
      await last();
      await settled(0);
    },
    async sayAsBot(text) {
      await event(
        { type: 'message', channel_type: 'im', channel: directOf.anna, user: 'U0X', bot_id: 'B1', text },
        { answers: 0 },
      );
    },
    async knock(body) {
      const response = await slack.send(body, json);
      return [response.status, await response.text()];
    },
    refuse: () => {
      refusing = true;
    },
    seenBy: board.seenBy,
    seenByAll: board.seenByAll,
    form(who) {
      const modal = modals.get(who);
      return (
        modal && {
          fields: modal.view.blocks.flatMap(({ block_id, element }) => (element ? [block_id] : [])),
          faults: modal.faults,
        }
      );
    },
    nameInMessages: (who) => `<@${people[who]}>`,
    logged: () => slack.logged.map((line) => JSON.parse(line)),
    slipInTheLog: {
      errorId: expect.any(String),
      error: expect.objectContaining({ name: 'TypeError' }),
      msg: 'a Slack request failed',
    },
    close: slack.close,
  };
};

function personOf(id: string): Person {
  return id === people.bilal ? 'bilal' : 'anna';
}

/** Slack's escapes are undone: people see them as they were written. */
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function toShown({ blocks, text }: Posted['body']): Shown {
  const parts = within(blocks ?? { text });
  return {
    words: unescaped(parts.flatMap((part) => (typeof part.text === 'string' ? [part.text] : [])).join('\n')),
    buttons: parts
      .filter(({ type }) => type === 'button')
      .map((part) => ({
        label: unescaped(
          within(part.text)
            .map((one) => one.text)
            .join(),
        ),
        value: part.value,
      })),
  };
}

/** What Slack sends of each kind of field. */
const elements: Readonly<Record<string, (value: string | readonly string[]) => object>> = {
  plain_text_input: (value) => ({ value }),
  static_select: (value) => ({ selected_option: { value } }),
  multi_static_select: (values) => ({ selected_options: [values].flat().map((value) => ({ value })) }),
  datepicker: (selected_date) => ({ selected_date }),
  timepicker: (selected_time) => ({ selected_time }),
};

function valuesIn(view: View, filledIn: FilledIn): object {
  return Object.fromEntries(
    view.blocks.flatMap(({ block_id, element }) => {
      const value = filledIn[block_id];
      if (!element || value === undefined) return [];
      return [[block_id, { [block_id]: { type: element.type, ...elements[element.type]?.(value) } }]];
    }),
  );
}
