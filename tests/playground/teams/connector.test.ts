import { describe, expect, test } from 'vitest';
import { block, card, channel, message } from '../../support/sample-cards.ts';
import { useLocalTeams } from '../../support/use-local-teams.ts';

const teams = useLocalTeams();

describe('Teams keeps its rules', () => {
  test.each<[what: string, status: number, method: string, path: string, body: object]>([
    ['an unknown conversation', 404, 'POST', '/19:weg/activities', message(card())],
    ['an unknown message', 404, 'PUT', `${channel}/activities/1`, message(card())],
    ['nothing to show', 400, 'POST', `${channel}/activities`, { type: 'message' }],
    [
      'a strange attachment',
      400,
      'POST',
      `${channel}/activities`,
      { type: 'message', attachments: [{ contentType: 'x' }] },
    ],
    ['a private message to nobody', 400, 'POST', `${channel}/activities?isTargetedActivity=true`, message(card())],
    [
      'a private message in a private chat',
      400,
      'POST',
      '/a:anna/activities?isTargetedActivity=true',
      message(card(), { recipient: { id: '29:anna', isTargeted: true } }),
    ],
    ['a chat that is no chat', 400, 'POST', '', { members: 'iedereen' }],
    ['a chat with a stranger', 403, 'POST', '', { members: [{ id: '29:x' }] }],
  ])('%s is refused', async (_what, status, method, path, body) => {
    expect((await teams.connector(method, path, body)).status).toBe(status);
    expect((await teams.state()).violations).toHaveLength(1);
  });

  test('a private answer that would go to everybody is noted', async () => {
    await teams.post(card(block('x')), { recipient: { id: '29:anna', isTargeted: true } });
    expect((await teams.state()).violations).toMatchObject([{ rule: 'TargetedInPublic' }]);
  });

  test('a private answer is seen by one', async () => {
    const body = message(card(block('alleen jij')), { recipient: { id: '29:anna', isTargeted: true } });
    await teams.connector('POST', `${channel}/activities?isTargetedActivity=true`, body);
    expect(await teams.cardOf()).toContain('alleen jij');
    expect(JSON.stringify(await teams.state('bilal'))).not.toContain('alleen jij');
  });

  test('text and a card together give no id back', async () => {
    expect((await teams.post(card(block('x')), { text: 'x' })).body).toEqual({});
    expect((await teams.post(card(block('x')))).body).toHaveProperty('id');
  });

  test('the bot learns who is there, and can start a chat', async () => {
    const { body } = await teams.connector('GET', `${channel}/members`);
    expect(body).toMatchObject([{ id: '29:anna' }, { id: '29:bilal' }]);
    expect((await teams.connector('GET', `${channel}/pagedmembers`)).body).toMatchObject({ members: [{}, {}] });
    expect((await teams.connector('GET', `${channel}/members/29:bilal`)).body).toMatchObject({ name: 'Bilal Yılmaz' });
    expect((await teams.connector('GET', '/a:anna/members')).body).toHaveLength(1);
    expect((await teams.connector('POST', '', { members: [{ id: '29:bilal' }] })).body).toEqual({ id: 'a:bilal' });
    const thread = await teams.connector('POST', '', {
      channelData: { channel: { id: '19:veilige-buurt@thread.tacv2' } },
      activity: message(card(block('nieuw'))),
    });
    expect(thread.body).toMatchObject({ id: expect.stringMatching(/;messageid=\d+$/), activityId: expect.any(String) });
  });
});
