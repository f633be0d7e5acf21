import { expect } from 'vitest';
import { z } from 'zod';
import { projectTexts } from '#core';
import type { Person } from './board.ts';
import type { OpenPlatformBot } from './platform-bot.ts';
import { createTeamsView, teamsPeople } from './teams-as-seen.ts';
import { startTeams } from './teams-server.ts';

const channel = { id: '19:channel@thread.tacv2', conversationType: 'channel', tenantId: 'T1' };
const directOf = (who: Person) => ({ id: `a:${who}`, conversationType: 'personal', tenantId: 'T1' });
const bot = { id: '28:bot', name: 'Lessenbot' };
const invoked = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

/** The bot in a Teams with one channel. */
export const openTeamsBot: OpenPlatformBot = async (desk) => {
  const view = createTeamsView();
  const { board } = view;
  const teams = await startTeams({ desk, answer: view.answer });

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
    const about = { ...marked, from: teamsPeople[who], value, text: undefined, ...(message && { replyToId: message }) };
    const answered = invoked.parse(JSON.parse(await bring({ type: 'invoke', name: 'adaptiveCard/action', ...about })));
    view.invoked(answered, who, message);
  }

  return {
    async ask(text, who = 'anna') {
      await bring({ ...marked, from: teamsPeople[who], text });
    },
    async mention(words, who = 'anna') {
      const text = `<at>Lessenbot</at> ${words}`;
      const entities = [{ type: 'mention', text: '<at>Lessenbot</at>', mentioned: bot }];
      await bring({ conversation: channel, from: teamsPeople[who], text, entities });
    },
    async write(text, who = 'anna') {
      await bring({ conversation: directOf(who), from: teamsPeople[who], text });
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
    form: (who) => board.seenBy(who).findLast(({ form }) => form)?.form,
    pressMadeUp: (value, who = 'anna') => execute({ press: value }, who),
    bringAgain: async () => void (await teams.send(last)),
    async sayAsBot(text) {
      await bring({ conversation: directOf('anna'), from: { id: '28:other', role: 'bot' }, text });
    },
    async knock(body) {
      const response = await teams.send(body);
      return [response.status, await response.text()];
    },
    refuse: view.refuse,
    seenBy: board.seenBy,
    seenByAll: board.seenByAll,
    nameInMessages: (who) => teamsPeople[who].name,
    logged: () => teams.logged.map((line) => JSON.parse(line)),
    slipInTheLog: { requestId: expect.any(String), msg: 'Teams answer failed' },
    close: teams.close,
  };
};
