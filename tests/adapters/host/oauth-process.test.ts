import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { type BotProcess, createBotProcess } from '../../support/bot-process.ts';
import { clientId, clientSecret, signingSecret, visitMany } from '../../support/slack-many.ts';
import { openSlackOffices } from '../../support/slack-offices.ts';
import { until } from '../../support/until.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

test('the bot as people start it is installed in two workspaces, and still is after a restart with a new key in front', async () => {
  const offices = await openSlackOffices({ now: Date.now, clientId, clientSecret });
  closing.push(offices);
  const [oldKey, newKey] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
  const environment = (keys: string) => ({
    LESSENBOT_PLAYGROUND: 'off',
    LESSENBOT_ENCRYPTION_KEY: keys,
    LESSENBOT_PUBLIC_URL: 'https://lessenbot.example.nl',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: 'geheim-voor-heen-en-terug',
    SLACK_API_URL: offices.apiUrl,
  });
  const visit = ({ address }: BotProcess) => visitMany(address, { offices, now: Date.now });
  const shown = (workspace: string) => offices.posted.filter((one) => one.workspace === workspace).length;

  const bot = await createBotProcess(environment(`${oldKey}`));
  closing.unshift(bot);
  await bot.start();
  for (const workspace of ['T1', 'T2']) {
    const { page } = await visit(bot).install(workspace);
    expect(page).toContain(`Lessenbot staat in Gemeente ${workspace}`);
  }
  await bot.stop();
  await bot.start(environment(`${newKey},${oldKey}`));
  for (const workspace of ['T1', 'T2']) {
    await visit(bot).command('project', workspace);
    await until(() => shown(workspace) > 0);
  }
});
