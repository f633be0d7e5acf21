import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskWithPages, site } from '../../support/desk-with-pages.ts';
import { startSlack } from '../../support/slack-server.ts';
import { within } from '../../support/within.ts';

let slack: Awaited<ReturnType<typeof startSlack>>;
beforeAll(async () => {
  slack = await startSlack({ desk: deskWithPages });
});
afterAll(() => slack.close());
beforeEach(() => {
  slack.posted.length = 0;
  slack.answers.clear();
});

const lesson = `${site}/lessen/heldere-kaders`;
const share = (urls: readonly string[], more: object = {}) =>
  slack.event({
    ...{ type: 'link_shared', channel: 'C1', user: 'U1', message_ts: '1.1', is_bot_user_member: false },
    links: urls.map((url) => ({ domain: 'lessenbot.example.nl', url })),
    ...more,
  });

describe('S34 the address of a lesson in a message', () => {
  test('shows its short card below it, with nothing to press', async () => {
    await share([lesson]);
    const [post, ...more] = await slack.posts(1);
    expect(more).toEqual([]);
    expect(post?.path).toBe('/api/chat.unfurl');
    expect(post?.body).toMatchObject({ channel: 'C1', ts: '1.1' });
    expect(Object.keys(post?.body.unfurls)).toEqual([lesson]);
    const blocks = post?.body.unfurls[lesson].blocks;
    expect(JSON.stringify(blocks)).toContain('Heldere kaders');
    expect(within(blocks).filter(({ type }) => type === 'button' || type === 'overflow')).toEqual([]);
  });

  test('shows it already while somebody writes', async () => {
    const where = { unfurl_id: 'Uxxx-1', source: 'composer' };
    await share([lesson], { ...where, channel: 'COMPOSER', message_ts: 'Uxxx-1' });
    const [post] = await slack.posts(1);
    expect(post?.body).toMatchObject(where);
    expect(post?.body).not.toHaveProperty('ts');
  });

  test('of many addresses three are shown, and of what is no lesson nothing', async () => {
    const four = ['verbinden', 'heldere-kaders', 'sleutelfiguren', 'communicatieparadox', 'nabije-afzender'];
    await share(four.map((id) => `${site}/lessen/${id}`));
    const [post] = await slack.posts(1);
    expect(Object.keys(post?.body.unfurls)).toEqual(four.slice(1, 4).map((id) => `${site}/lessen/${id}`));
  });

  test.each([
    ['no lesson', [`${site}/lessen/geen-les`, `${site}/bron`, site]],
    ['another site', ['https://ander.example/lessen/heldere-kaders']],
    ['nothing', []],
  ])('%s stays what it is', async (_what, urls) => {
    expect((await share(urls)).status).toBe(200);
    expect(await slack.posts(0)).toEqual([]);
  });

  test('where Slack does not let us, nobody is bothered', async () => {
    slack.answers.set('chat.unfurl', { ok: false, error: 'missing_scope' });
    await share([lesson]);
    expect((await slack.posts(1)).map(({ path }) => path)).toEqual(['/api/chat.unfurl']);
  });
});
