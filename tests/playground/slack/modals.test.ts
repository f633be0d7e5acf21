import { describe, expect, test } from 'vitest';
import { field, input, modal, option, select, text } from '../../support/sample-blocks.ts';
import { useLocalSlack } from '../../support/use-local-slack.ts';

const slack = useLocalSlack();

describe('Slack keeps its rules', () => {
  describe('of modals', () => {
    async function openModal(view: object) {
      await slack.say('/lessen project');
      const { trigger_id } = slack.heard.at(-1) ?? {};
      return { trigger_id, answer: await slack.api('views.open', { trigger_id, view }) };
    }
    const modalOf = async (user = 'anna') => (await slack.state(user)).panes.slack.modal;
    const submit = async (values: unknown, kind = 'submit') =>
      slack.post('/playground/submit', { user: 'anna', viewId: (await modalOf())?.viewId, kind, values });

    test('a trigger opens one modal, for who did it', async () => {
      const { trigger_id, answer } = await openModal(modal());
      expect(answer).toMatchObject({ ok: true, view: { state: { values: {} } } });
      expect(await modalOf()).toMatchObject({ view: { title: { text: 'Project' } } });
      expect(JSON.stringify(await slack.state('bilal'))).not.toContain('Bewaar');
      expect(await slack.api('views.open', { trigger_id, view: modal() })).toMatchObject({
        error: 'exchanged_trigger_id',
      });
    });

    test('a trigger of three seconds old opens nothing', async () => {
      await slack.say('/lessen project');
      slack.clock += 3000;
      const given = { trigger_id: slack.heard[0]?.trigger_id, view: modal() };
      expect(await slack.api('views.open', given)).toMatchObject({ error: 'expired_trigger_id' });
      expect(await modalOf()).toBeUndefined();
    });

    test.each<[what: string, more: object]>([
      ['a title of 25', { title: text('x'.repeat(25)) }],
      ['a button of 25', { submit: text('x'.repeat(25)) }],
      ['no button to send', { submit: undefined }],
      [
        'a table',
        { blocks: [{ type: 'data_table', caption: 'x', rows: Array(2).fill([{ type: 'raw_text', text: 'x' }]) }] },
      ],
      ['101 blocks', { blocks: Array(101).fill({ type: 'divider' }) }],
      ['no blocks', { blocks: [] }],
      ['private_metadata of 3001', { private_metadata: 'x'.repeat(3001) }],
      ['a callback_id of 256', { callback_id: 'x'.repeat(256) }],
      ['another type', { type: 'venster' }],
      ['a minimum above the maximum', { blocks: [input({ ...field, min_length: 9, max_length: 8 })] }],
    ])('%s is refused', async (_what, more) => {
      expect((await openModal(modal(more))).answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
      expect(await modalOf()).toBeUndefined();
    });

    test('an empty field is noticed before the bot hears of it', async () => {
      await openModal(modal());
      const before = slack.heard.length;
      await submit({ naam: { n: { type: 'plain_text_input', value: null } } });
      expect(await modalOf()).toMatchObject({ errors: { naam: expect.any(String) } });
      expect(slack.heard).toHaveLength(before);
    });

    test('the bot may refuse a field, show the next step, and be done', async () => {
      await openModal(modal({ callback_id: 'project' }));
      const values = { naam: { n: { type: 'plain_text_input', value: 'Buurt' } } };
      slack.acknowledge = () => ({ response_action: 'errors', errors: { naam: 'Deze naam is bezet.' } });
      await submit(values);
      expect(slack.heard.at(-1)).toMatchObject({
        type: 'view_submission',
        view: { callback_id: 'project', state: { values } },
      });
      expect(await modalOf()).toMatchObject({ errors: { naam: 'Deze naam is bezet.' } });

      slack.acknowledge = () => ({ response_action: 'update', view: modal({ title: text('Stap 2') }) });
      await submit(values);
      expect(await modalOf()).toMatchObject({ view: { title: { text: 'Stap 2' } } });
      slack.acknowledge = () => '';
      await submit(values);
      expect(await modalOf()).toBeUndefined();
      expect((await slack.state()).violations).toEqual([]);
    });

    test('an error for a field that is not there is noted', async () => {
      await openModal(modal());
      slack.acknowledge = () => ({ response_action: 'errors', errors: { datum: 'Kies een dag.' } });
      await submit({ naam: { n: { type: 'plain_text_input', value: 'Buurt' } } });
      expect(await modalOf()).toHaveProperty('problem');
      expect((await slack.state()).violations).toEqual([expect.objectContaining({ rule: 'invalid_block_id' })]);
    });

    test('closing tells the bot when it asked for that', async () => {
      await openModal(modal({ notify_on_close: true }));
      await submit(undefined, 'close');
      expect(slack.heard.at(-1)).toMatchObject({ type: 'view_closed', is_cleared: false });
      expect(await modalOf()).toBeUndefined();
    });

    test('three lie on each other at most, and an old hash changes nothing', async () => {
      const { answer } = await openModal(modal());
      const { id, hash } = answer.view as { id: string; hash: string };
      const given = { view_id: id, hash, view: modal({ title: text('Nieuw') }) };
      expect(await slack.api('views.update', given)).toMatchObject({ ok: true });
      expect(await slack.api('views.update', given)).toMatchObject({ error: 'hash_conflict' });
      const push = async () => {
        await slack.say('/lessen x');
        return slack.api('views.push', { trigger_id: slack.heard.at(-1)?.trigger_id, view: modal() });
      };
      expect([await push(), await push(), await push()]).toMatchObject([
        { ok: true },
        { ok: true },
        { error: 'push_limit_reached' },
      ]);
    });

    test('a name of our own for a modal is unique, and finds it again', async () => {
      await openModal(modal({ external_id: 'project-1' }));
      const given = { external_id: 'project-1', view: modal({ external_id: 'project-1', title: text('Nieuw') }) };
      expect(await slack.api('views.update', given)).toMatchObject({ ok: true });
      await slack.say('/lessen project', { user: 'bilal' });
      const second = { trigger_id: slack.heard.at(-1)?.trigger_id, view: modal({ external_id: 'project-1' }) };
      expect(await slack.api('views.open', second)).toMatchObject({ error: 'duplicate_external_id' });
    });

    test('a choice inside a modal reaches the bot with all fields', async () => {
      const blocks = [{ ...select({ options: [option('een')] }), block_id: 'keuze' }];
      await openModal(modal({ blocks }));
      const action = { type: 'static_select', action_id: 's', selected_option: option('een') };
      const values = { keuze: { s: { type: 'static_select', selected_option: option('een') } } };
      const message = (await modalOf())?.viewId;
      await slack.post('/playground/press', { platform: 'slack', user: 'anna', message, action, values });
      expect(slack.heard.at(-1)).toMatchObject({
        type: 'block_actions',
        container: { type: 'view' },
        view: { state: { values } },
      });
    });
  });
});
