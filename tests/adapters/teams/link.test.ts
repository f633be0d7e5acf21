import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskWithPages, site } from '../../support/desk-with-pages.ts';
import { startTeams } from '../../support/teams-server.ts';
import { within } from '../../support/within.ts';

let teams: Awaited<ReturnType<typeof startTeams>>;
let isBroken = false;
beforeAll(async () => {
  teams = await startTeams({
    desk: {
      ...deskWithPages,
      behindLink(address) {
        if (isBroken) throw new Error('kapot');
        return deskWithPages.behindLink(address);
      },
    },
  });
});
afterAll(() => teams.close());

const conversation = { id: '19:x@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: 'tenant' };
// biome-ignore lint/suspicious/noExplicitAny: what Teams gets, for tests to look into
async function link(value: unknown, name = 'queryLink'): Promise<any> {
  const asked = { type: 'invoke', name: `composeExtension/${name}`, conversation, text: undefined, value };
  const response = await teams.send(teams.activity(asked));
  expect(response.status).toBe(200);
  return response.json();
}

describe('T21 the address of a lesson in a message', () => {
  test.each(['queryLink', 'anonymousQueryLink'])('shows its short card, with nothing to press (%s)', async (name) => {
    const { composeExtension } = await link({ url: `${site}/lessen/heldere-kaders` }, name);
    expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    const [{ content, preview }, ...more] = composeExtension.attachments;
    expect(more).toEqual([]);
    expect(preview.content.title).toContain('Heldere kaders');
    expect(within(content).filter(({ type }) => String(type).startsWith('Action.'))).toEqual([]);
    expect(teams.posts).toEqual([]);
  });

  test.each([
    ['an unknown lesson', { url: `${site}/lessen/geen-les` }],
    ['another host', { url: 'https://ander.example/lessen/heldere-kaders' }],
    ['no address', { url: 7 }],
    ['nothing', undefined],
  ])('%s stays a link', async (_what, value) => expect(await link(value)).toEqual({}));

  test('a fault of ours leaves it a link', async () => {
    isBroken = true;
    expect(await link({ url: `${site}/lessen/heldere-kaders` })).toEqual({});
    isBroken = false;
    expect(teams.logged.join()).toContain('Teams answer failed');
  });
});
