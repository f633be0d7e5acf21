import { describe, expect, test } from 'vitest';
import { homeOf, installationOf } from '../../../adapters/slack/api/identity.ts';

/** Which installation a payload came by, by the field that says so, and in which place it happened. */

const event = (around: object) => ({
  type: 'event_callback',
  event_id: 'Ev1',
  event: { type: 'app_mention' },
  ...around,
});
const command = (more: object) => ({ command: '/lessen', team_id: 'T1', enterprise_id: undefined, ...more });
const press = (more: object) => ({ type: 'block_actions', team: { id: 'T1' }, user: { id: 'U1' }, ...more });
const shortcut = (more: object) => ({ ...press(more), type: 'message_action' });
const form = (more: object) => ({ type: 'view_submission', team: { id: 'T9' }, user: { id: 'U1' }, view: {}, ...more });

type Row = readonly [string, unknown, string | undefined, string | undefined];

test.each<Row>([
  [
    'an event: its authorization',
    event({ team_id: 'T9', context_team_id: 'T8', authorizations: [{ team_id: 'T1', enterprise_id: null }] }),
    'T1',
    undefined,
  ],
  [
    'an event in an organisation: still the workspace',
    event({ team_id: 'T9', authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: false }] }),
    'T1',
    'E1',
  ],
  [
    'an event where the whole organisation installed us: the organisation',
    event({ team_id: 'T9', authorizations: [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: true }] }),
    'E1',
    'E1',
  ],
  [
    'an event where the whole organisation installed us, without a team',
    event({ team_id: 'T9', authorizations: [{ team_id: null, enterprise_id: 'E1', is_enterprise_install: true }] }),
    'E1',
    'E1',
  ],
  ['an event without an authorization: its context', event({ team_id: 'T9', context_team_id: 'T1' }), 'T1', undefined],
  ['an event with nothing but an envelope', event({ team_id: 'T1' }), 'T1', undefined],
  ['an event that says nothing', event({}), undefined, undefined],
  ['a command: its team', command({}), 'T1', undefined],
  ['a command in an organisation', command({ enterprise_id: 'E1', is_enterprise_install: 'false' }), 'T1', 'E1'],
  [
    'a command where the whole organisation installed us',
    command({ enterprise_id: 'E1', is_enterprise_install: 'true' }),
    'E1',
    'E1',
  ],
  ['a press: its team, not that of who presses', press({ user: { id: 'U9', team_id: 'T9' } }), 'T1', undefined],
  ['a press in an organisation', press({ enterprise: { id: 'E1' }, is_enterprise_install: false }), 'T1', 'E1'],
  [
    'a press where the whole organisation installed us',
    press({ enterprise: { id: 'E1' }, is_enterprise_install: true }),
    'E1',
    'E1',
  ],
  ['a press without a team: its organisation', press({ team: null, enterprise: { id: 'E1' } }), 'E1', 'E1'],
  ['a press without anything', press({ team: null, enterprise: null }), undefined, undefined],
  ['a shortcut: its team', shortcut({}), 'T1', undefined],
  ['a shortcut without a team: its organisation', shortcut({ team: null, enterprise: { id: 'E1' } }), 'E1', 'E1'],
  [
    'a form: where the app of its view is installed, not the team of who sends it',
    form({ view: { app_installed_team_id: 'T1' } }),
    'T1',
    undefined,
  ],
  ['a form that does not say where it is installed', form({}), undefined, undefined],
  [
    'a form where the whole organisation installed us',
    form({ enterprise: { id: 'E1' }, is_enterprise_install: true, view: { app_installed_team_id: null } }),
    'E1',
    'E1',
  ],
  ['something else', 'nonsense', undefined, undefined],
])('%s', (_name, body, by, organisation) => expect(installationOf(body)).toEqual({ by, organisation }));

test('a form that we opened: where we opened it, whatever else it says', () => {
  const sent = form({ enterprise: { id: 'E1' }, is_enterprise_install: true, view: { app_installed_team_id: 'T8' } });
  expect(installationOf(sent, 'T1')).toEqual({ by: 'T1', organisation: 'E1' });
});

describe('the place where something happens', () => {
  const home = (by: string | undefined, organisation: string | undefined, project?: string, channel = 'C1') =>
    homeOf({ by, organisation }, channel, {
      desk: { workspaceOf: async () => project },
      workspaces: { isOf: async (workspace, of) => of === 'E1' && workspace !== 'T9' },
    });

  test.each<readonly [string, Promise<unknown>, unknown]>([
    ['a workspace of its own', home('T1', undefined), { workspace: 'T1' }],
    ['a workspace of its own, in a channel of a partner', home('T1', undefined, 'T9'), { workspace: 'T1' }],
    ['an organisation without a project there', home('T2', 'E1'), { workspace: 'T2' }],
    ['a channel that two workspaces share', home('T2', 'E1', 'T1'), { workspace: 'T1', via: 'T2' }],
    ['a channel shared with a partner', home('T2', 'E1', 'T9'), { workspace: 'T2' }],
    ['the workspace that has the project', home('T1', 'E1', 'T1'), { workspace: 'T1' }],
    ['a direct message', home('T2', 'E1', 'T1', 'D1'), { workspace: 'T2' }],
    ['no workspace at all, with a project', home(undefined, undefined, 'T1'), { workspace: 'T1' }],
    ['no workspace at all, without one', home(undefined, undefined), undefined],
  ])('in %s', async (_name, found, expected) => expect(await found).toEqual(expected));

  test('and a store that hangs is not waited for', async () => {
    const desk = { workspaceOf: () => new Promise<undefined>(() => undefined) };
    const found = homeOf({ by: 'T2', organisation: 'E1' }, 'C1', { desk, workspaces: { isOf: async () => true } });
    expect(await found).toEqual({ workspace: 'T2' });
  });
});
