import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import type { Person } from './board.ts';
import type { OpenPlatformBot } from './platform-bot.ts';
import { createSlackView, filledInView, slackChannel, slackIds } from './slack-as-seen.ts';
import { startSlack } from './slack-server.ts';
import { until } from './until.ts';

const json = 'application/json';
const submitted = z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) });

/** The bot on a Slack with one channel. */
export const openSlackBot: OpenPlatformBot = async (desk) => {
  const view = createSlackView();
  const { board, modals } = view;
  const slack = await startSlack({ desk, answer: view.answer });
  const bring = bringer(slack);
  let count = 0;

  const event = (more: object, answers = 1) => {
    const happened = { ts: `${++count}.1`, ...more };
    const body = { type: 'event_callback', team_id: 'T1', event_id: `Ev${count}`, event: happened };
    return bring.now(JSON.stringify(body), { type: json, answers });
  };
  const form = (fields: Record<string, string>, answers = 1) =>
    bring.now(new URLSearchParams(fields).toString(), { type: 'application/x-www-form-urlencoded', answers });
  const payload = (what: object, answers?: number) => form({ payload: JSON.stringify(what) }, answers);
  const responseUrl = (who: Person, message = '') => `${slack.responseUrl}/${slackIds[who].user}/${message}`;

  const press = (value: unknown, who: Person, { message = '', isPrivate = true } = {}) =>
    payload({
      type: 'block_actions',
      user: { id: slackIds[who].user },
      team: { id: 'T1' },
      channel: { id: slackChannel },
      container: { type: 'message', is_ephemeral: isPrivate, channel_id: slackChannel },
      response_url: responseUrl(who, message),
      actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
      trigger_id: view.triggerFor(who),
    });

  return {
    async ask(text, who = 'anna') {
      await form({
        command: '/lessen',
        text,
        user_id: slackIds[who].user,
        channel_id: slackChannel,
        team_id: 'T1',
        trigger_id: view.triggerFor(who),
        response_url: responseUrl(who),
      });
    },
    async mention(words, who = 'anna') {
      const { user } = slackIds[who];
      await event({ type: 'app_mention', channel: slackChannel, user, text: `<@U0BOT> ${words}` });
    },
    async write(text, who = 'anna') {
      const { user, direct: channel } = slackIds[who];
      await event({ type: 'message', channel_type: 'im', channel, user, text });
    },
    async press(label, who = 'anna') {
      const { value, ...where } = board.button(label, who);
      await press(value, who, where);
    },
    async pressMadeUp(value, who = 'anna') {
      await press(value, who);
    },
    async submit(filledIn, who = 'anna') {
      const modal = modals.get(who);
      if (!modal) throw new Error(`${who} has no form open`);
      const user = { id: slackIds[who].user };
      const sent = { type: 'view_submission', user, team: { id: 'T1' }, view: filledInView(modal.view, filledIn) };
      const text = await (await payload(sent, 0)).text();
      const response = text === '' ? {} : JSON.parse(text);
      const faults = submitted.safeParse(response).data?.errors;
      if (response.response_action === 'update') modals.set(who, { view: response.view, faults: {} });
      else if (faults) modals.set(who, { ...modal, faults });
      else modals.delete(who);
    },
    bringAgain: bring.again,
    async sayAsBot(text) {
      const { direct: channel } = slackIds.anna;
      await event({ type: 'message', channel_type: 'im', channel, user: 'U0X', bot_id: 'B1', text }, 0);
    },
    async knock(body) {
      const response = await slack.send(body, json);
      return [response.status, await response.text()];
    },
    refuse: view.refuse,
    seenBy: board.seenBy,
    seenByAll: board.seenByAll,
    form(who) {
      const modal = modals.get(who);
      const fields = modal?.view.blocks.flatMap(({ block_id, element }) => (element ? [block_id] : [])) ?? [];
      const says = modal?.view.blocks.flatMap(({ text }) => (text ? [text.text] : [])).join('\n') ?? '';
      return modal && { fields, faults: modal.faults, says };
    },
    nameInMessages: (who) => `<@${slackIds[who].user}>`,
    logged: () => slack.logged.map((line) => JSON.parse(line)),
    slipInTheLog: {
      errorId: expect.any(String),
      error: expect.objectContaining({ name: 'TypeError' }),
      msg: 'a Slack request failed',
    },
    close: slack.close,
  };
};

type Brought = { readonly type: string; readonly answers: number };

/** Brings something to the bot, signed as Slack does, and waits for so many answers and for all that comes with them. */
function bringer({ send, posted }: Awaited<ReturnType<typeof startSlack>>) {
  let last = async (): Promise<Response> => Response.error();

  /** Slack hears at once that it arrived; the end is when nothing more comes, for all of it is in this process. */
  async function settled(least: number): Promise<void> {
    await until(() => posted.length >= least);
    for (let seen = -1, quiet = 0; quiet < 10; await pause(2)) {
      quiet = seen === posted.length ? quiet + 1 : 0;
      seen = posted.length;
    }
  }
  return {
    async now(body: string, { type, answers }: Brought): Promise<Response> {
      const before = posted.length;
      // The same signature when it comes again, as when Slack hears nothing the first time.
      const signedAt = Math.floor(Date.now() / 1000);
      last = () => send(body, type, { signedAt });
      const response = await last();
      if (response.status !== 200) throw new Error(`the bot answers ${response.status}`);
      await settled(before + answers);
      return response;
    },
    async again(): Promise<void> {
      await last();
      await settled(0);
    },
  };
}
