import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '#core/store';
import { openProjects } from '#core/wiring';
import { toForm } from '../../../adapters/slack/form.ts';
import { limits } from '../../../adapters/slack/limits.ts';
import { basisOf } from '../../../src/desk/stale-form.ts';
import { everyIntervention } from '../../../src/domain/lesson.ts';
import { nameLength, projectForm } from '../../../src/replies/project-form.ts';
import { usualRhythm } from '../../../src/rules/fill-rhythm.ts';
import { openSqliteFile } from '../../../src/store/sqlite.ts';
import { deskOn } from '../../support/project-desk.ts';
import { core } from '../../support/real-core.ts';
import { startSlack } from '../../support/slack-server.ts';
import { until } from '../../support/until.ts';

/** A form that is open while somebody else changes the project. */

let store: Store;
let slack: Awaited<ReturnType<typeof startSlack>>;
beforeEach(async () => {
  store = await openSqliteFile(':memory:');
  slack = await startSlack({
    desk: deskOn(store),
    answer: ({ path, body }) => {
      const user = { profile: { display_name: body.user === 'U2' ? 'Bilal' : 'Anna' } };
      if (path === '/api/users.info') return { status: 200, body: { ok: true, user } };
      return { status: 200, body: { ok: true, ts: '1.1' } };
    },
  });
  await slack.command('project whatsapp-groep fase start elke dinsdag 10:00');
  await until(() => calls('chat.postMessage').length === 1);
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

const calls = (method: string) => slack.posted.filter(({ path }) => path === `/api/${method}`);
const project = () => openProjects(store).find({ platform: 'slack', workspace: 'T1', channel: 'C1' });

/** The modal that this person opens. */
async function openForm() {
  const before = calls('views.open').length;
  await slack.command('project');
  await until(() => calls('views.open').length > before);
  return calls('views.open').at(-1)?.body.view;
}

/** Sends a modal as it stands, with these fields filled in otherwise; gives what comes back into it. */
// biome-ignore lint/suspicious/noExplicitAny: a view as Slack gets it
async function send(view: any, changed: Readonly<Record<string, string>> = {}) {
  // biome-ignore lint/suspicious/noExplicitAny: an element as Slack gets it
  const filled = (id: string, element: any) => {
    const value = changed[id];
    const select = (one: string) => ({ selected_option: { value: one } });
    switch (element.type) {
      case 'plain_text_input':
        return { value: value ?? element.initial_value };
      case 'static_select':
        return select(value ?? element.initial_option.value);
      case 'multi_static_select':
        return { selected_options: element.initial_options };
      case 'datepicker':
        return { selected_date: value ?? element.initial_date };
      default:
        return { selected_time: value ?? element.initial_time };
    }
  };
  // biome-ignore lint/suspicious/noExplicitAny: blocks as Slack gets them
  const inputs = view.blocks.filter(({ type }: any) => type === 'input');
  const response = await slack.interaction({
    type: 'view_submission',
    trigger_id: `${Math.random()}`,
    user: { id: 'U1', name: 'anna', team_id: 'T1' },
    team: { id: 'T1' },
    view: {
      ...{ id: 'V1', callback_id: 'project', private_metadata: view.private_metadata },
      state: {
        // biome-ignore lint/suspicious/noExplicitAny: blocks as Slack gets them
        values: Object.fromEntries(inputs.map((one: any) => [one.block_id, { v: filled(one.block_id, one.element) }])),
      },
    },
  });
  const body = await response.text();
  return body === '' ? undefined : JSON.parse(body);
}

async function byColleague(text: string): Promise<void> {
  const told = calls('chat.postMessage').length;
  await slack.command(text, { user_id: 'U2' });
  await until(() => calls('chat.postMessage').length > told);
}

test('comes back with what changed and who changed it last; sent again, it saves', async () => {
  const form = await openForm();
  await byColleague('fase uitvoering');
  const again = await send(form, { name: 'Nieuwe naam' });
  expect(again.response_action).toBe('update');
  const shown = JSON.stringify(again.view.blocks);
  for (const words of ['gewijzigd bij ‘In welke fase zitten jullie?’', 'De laatste wijziging is van Bilal.'])
    expect(shown).toContain(words);
  expect((await project())?.name).not.toBe('Nieuwe naam');
  expect(await send(again.view)).toBeUndefined();
  await until(() => calls('chat.postMessage').length === 3);
  expect(await project()).toMatchObject({ name: 'Nieuwe naam', phase: 'uitvoering' });
});

test('where both changed the same, what the colleague chose is named at the field', async () => {
  const form = await openForm();
  await byColleague('fase uitvoering');
  const again = await send(form, { phase: 'borging' });
  expect(JSON.stringify(again.view.blocks)).toContain('Hier staat intussen: Uitvoering.');
  await send(again.view);
  expect((await project())?.phase).toBe('borging');
});

test('does not start again what a colleague stopped, before that was read', async () => {
  const form = await openForm();
  await byColleague('stop');
  const again = await send(form, { name: 'Nieuwe naam' });
  expect(JSON.stringify(again.view.blocks)).toContain('De lessen zijn intussen gestopt.');
  expect((await project())?.state.kind).toBe('stopped');
  await send(again.view);
  expect((await project())?.state.kind).toBe('active');
});

test('two people who both begin a project do not overwrite each other', async () => {
  await slack.command('project', { channel_id: 'C2' });
  await until(() => calls('views.open').length === 1);
  const form = calls('views.open')[0]?.body.view;
  const told = calls('chat.postMessage').length;
  await slack.command('project buurtpreventie fase borging', { channel_id: 'C2', user_id: 'U2' });
  await until(() => calls('chat.postMessage').length > told);
  const again = await send(
    { ...form, blocks: form.blocks.map(withChoices) },
    { name: 'De mijne', phase: 'start', owner: 'Anna' },
  );
  expect(again.response_action).toBe('update');
  expect((await openProjects(store).find({ platform: 'slack', workspace: 'T1', channel: 'C2' }))?.phase).toBe(
    'borging',
  );
});

/** Something is chosen where nothing was. */
// biome-ignore lint/suspicious/noExplicitAny: a block as Slack gets it
function withChoices(block: any) {
  if (block.element?.type !== 'multi_static_select') return block;
  return { ...block, element: { ...block.element, initial_options: block.element.options.slice(0, 1) } };
}

test('what a form was filled in with always fits in it, so nobody saves unseen', () => {
  const widest = '"'.repeat(nameLength);
  const interventions = [...core.catalogue.interventions.map(({ id }) => id), everyIntervention];
  const filled = { name: widest, owner: widest, interventions, phase: 'voorbereiding', rhythm: usualRhythm } as const;
  const form = projectForm({ filled, today: '2026-11-23' }, core.catalogue);
  const place = { channel: 'C'.repeat(40), workspace: 'T'.repeat(40), via: 'E'.repeat(40), member: true } as const;
  const view = toForm({ ...form, basis: basisOf(form, 'active') }, { ...place, fromHome: true });
  expect(view.private_metadata?.length).toBeLessThanOrEqual(limits.metadata);
  expect(JSON.parse(view.private_metadata ?? '')).toHaveProperty('basis.state', 'active');
});
