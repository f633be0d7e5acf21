import { expect } from 'vitest';
import { z } from 'zod';
import { projectTexts } from '#core';
import { createBoard, type Person, type Shown } from './board.ts';
import type { OpenForm, OpenPlatformBot } from './platform-bot.ts';
import { startTeams, type TeamsPost } from './teams-server.ts';
import { within } from './within.ts';

const people: Readonly<Record<Person, { readonly id: string; readonly name: string }>> = {
  anna: { id: '29:anna', name: 'Anna' },
  bilal: { id: '29:bilal', name: 'Bilal' },
};
const channel = { id: '19:channel@thread.tacv2', conversationType: 'channel', tenantId: 'T1' };
const directOf = (who: Person) => ({ id: `a:${who}`, conversationType: 'personal', tenantId: 'T1' });
const bot = { id: '28:bot', name: 'Lessenbot' };
const invoked = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

/** The bot in a Teams with one channel, as people see it. */
export const openTeamsBot: OpenPlatformBot = async (desk) => {
  const board = createBoard();
  const forms = new WeakMap<Shown, OpenForm>();
  let refusing = false;
  let count = 0;
  const teams = await startTeams({ desk, answer });

  function toShown(content: unknown): Shown {
    const parts = within(content);
    const shown = {
      words: parts.flatMap((part) => (part.type === 'TextBlock' ? unescaped(part.text) : [])).join('\n'),
      buttons: parts
        .filter(({ type }) => type === 'Action.Execute')
        .map(({ title, data }) => ({ label: String(title), value: Object(data).press ?? data })),
    };
    const form = toOpenForm(parts);
    if (form) forms.set(shown, form);
    return shown;
  }

  /** What Teams does with what the bot posts, and what it answers. */
  function answer({ url, method, body }: TeamsPost) {
    const [, conversation = '', activity = ''] = /conversations\/([^/]+)\/activities\/?([^?]*)/.exec(url) ?? [];
    const direct = /^a%3A(anna|bilal)$/.exec(conversation)?.[1];
    const alone = body.recipient?.isTargeted ? body.recipient.id.slice('29:'.length) : direct;
    if (refusing && alone === undefined) return { status: 403, body: {} };
    const shown = toShown(body.attachments[0]?.content);
    if (method === 'PUT') board.replace(activity, shown);
    else board.add(`a${++count}`, alone === undefined ? 'everybody' : (alone as Person), shown);
    return { status: 201, body: { id: `a${count}` } };
  }

  let last: object = {};
  async function bring(activity: object): Promise<string> {
    last = teams.activity({ recipient: bot, ...activity });
    const response = await teams.send(last);
    if (response.status !== 200) throw new Error(`the bot answers ${response.status}`);
    return response.text();
  }
  const marked = { recipient: { ...bot, isTargeted: true }, conversation: channel };

  /** The answer to *Execute* takes the place of the card, for who pressed. */
  async function execute(data: unknown, who: Person, message?: string): Promise<void> {
    const value = { action: { type: 'Action.Execute', verb: 'lessen', data } };
    const about = { ...marked, from: people[who], value, text: undefined, ...(message && { replyToId: message }) };
    const answered = invoked.parse(JSON.parse(await bring({ type: 'invoke', name: 'adaptiveCard/action', ...about })));
    const isCard = answered.type === 'application/vnd.microsoft.card.adaptive';
    const shown = isCard ? toShown(answered.value) : { words: String(answered.value), buttons: [] };
    if (isCard && message) board.replace(message, shown, who);
    else board.add(`a${++count}`, who, shown);
  }

  return {
    async ask(text, who = 'anna') {
      await bring({ ...marked, from: people[who], text });
    },
    async mention(words, who = 'anna') {
      const text = `<at>Lessenbot</at> ${words}`;
      const entities = [{ type: 'mention', text: '<at>Lessenbot</at>', mentioned: bot }];
      await bring({ conversation: channel, from: people[who], text, entities });
    },
    async write(text, who = 'anna') {
      await bring({ conversation: directOf(who), from: people[who], text });
    },
    async press(label, who = 'anna') {
      const { value, message } = board.button(label, who);
      await execute({ press: value }, who, message);
    },
    async submit(filledIn, who = 'anna') {
      const { value, message } = board.button(projectTexts.form.submit, who);
      const fields = Object.entries(filledIn).map(([id, words]) => [`veld_${id}`, [words].flat().join()]);
      await execute({ ...Object(value), ...Object.fromEntries(fields) }, who, message);
    },
    form: (who) =>
      board
        .seenBy(who)
        .flatMap((shown) => forms.get(shown) ?? [])
        .at(-1),
    pressMadeUp: (value, who = 'anna') => execute({ press: value }, who),
    bringAgain: async () => void (await teams.send(last)),
    async sayAsBot(text) {
      await bring({ conversation: directOf('anna'), from: { id: '28:other', role: 'bot' }, text });
    },
    async knock(body) {
      const response = await teams.send(body);
      return [response.status, await response.text()];
    },
    refuse: () => {
      refusing = true;
    },
    seenBy: board.seenBy,
    seenByAll: board.seenByAll,
    nameInMessages: (who) => people[who].name,
    logged: () => teams.logged.map((line) => JSON.parse(line)),
    slipInTheLog: { requestId: expect.any(String), msg: 'Teams answer failed' },
    close: teams.close,
  };
};

/** Escapes of Markdown are undone: people see them as they were written. */
const unescaped = (text: unknown) => String(text).replace(/\\(.)/g, '$1');

/** The fields of a form, and the fault that stands under each; nothing for another card. */
function toOpenForm(parts: readonly Readonly<Record<string, unknown>>[]): OpenForm | undefined {
  const fields: string[] = [];
  const faults: Record<string, string> = {};
  for (const { type, id, text, color } of parts) {
    if (String(type).startsWith('Input.')) fields.push(String(id).replace('veld_', ''));
    const field = fields.at(-1);
    if (field !== undefined && color === 'Attention') faults[field] = unescaped(text);
  }
  return fields.length > 0 ? { fields, faults } : undefined;
}
