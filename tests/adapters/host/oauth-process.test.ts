import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { type BotProcess, createBotProcess } from '../../support/bot-process.ts';
import { hasPostgres, mayBeMissing, startPostgres } from '../../support/postgres-server.ts';
import { clientId, clientSecret, signingSecret, visitMany } from '../../support/slack-many.ts';
import { openSlackOffices } from '../../support/slack-offices.ts';
import { until } from '../../support/until.ts';

/** The bot as people start it, where anybody may install it. */

type Offices = Awaited<ReturnType<typeof openSlackOffices>>;

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

async function openOffices(more: { readonly firstMs?: number } = {}): Promise<Offices> {
  const offices = await openSlackOffices({ now: Date.now, clientId, clientSecret, ...more });
  closing.push(offices);
  return offices;
}
async function startOn(offices: Offices, environment: Readonly<Record<string, string>>): Promise<BotProcess> {
  const bot = await createBotProcess({
    LESSENBOT_PLAYGROUND: 'off',
    LESSENBOT_PUBLIC_URL: 'https://lessenbot.example.nl',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: 'geheim-voor-heen-en-terug',
    SLACK_API_URL: offices.apiUrl,
    ...environment,
  });
  closing.unshift(bot);
  await bot.start();
  return bot;
}
const newKey = () => randomBytes(32).toString('base64');
const visit = ({ address }: BotProcess, offices: Offices) => visitMany(address, { offices, now: Date.now });

test('installed in two workspaces, it still is after a restart with a new key in front', async () => {
  const offices = await openOffices();
  const [oldKey, key] = [newKey(), newKey()];
  const bot = await startOn(offices, { LESSENBOT_ENCRYPTION_KEY: oldKey });
  for (const workspace of ['T1', 'T2']) {
    const { page } = await visit(bot, offices).install(workspace);
    expect(page).toContain(`Lessenbot staat in Gemeente ${workspace}`);
  }
  await bot.stop();
  await bot.start({ LESSENBOT_ENCRYPTION_KEY: `${key},${oldKey}` });
  for (const workspace of ['T1', 'T2']) {
    await visit(bot, offices).command('project', workspace);
    await until(() => offices.posted.some((one) => one.workspace === workspace));
  }
});

if (hasPostgres || !mayBeMissing) {
  test('two of it on one database renew a token once, and both go on with the new one', async () => {
    const server = await startPostgres();
    closing.push({ close: async () => server.stop() });
    // The first token is as good as over.
    const offices = await openOffices({ firstMs: 30_000 });
    const environment = { LESSENBOT_ENCRYPTION_KEY: newKey(), DATABASE_URL: await server.database() };
    const [one, other] = [await startOn(offices, environment), await startOn(offices, environment)];
    await visit(one, offices).install('T1');
    offices.say((method) => (method === 'oauth.v2.access' ? pause(500) : undefined));
    await Promise.all([one, other, one, other].map((bot) => visit(bot, offices).command('project', 'T1')));
    await until(() => offices.posted.filter(({ method }) => method === 'views.open').length === 4);
    expect(offices.refreshed).toHaveLength(1);
    expect(new Set(offices.posted.map(({ token }) => token)).size).toBe(1);
  });
}
