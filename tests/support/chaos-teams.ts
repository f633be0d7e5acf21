import { createChaosBoard, toShown } from './chaos-board.ts';
import { type Brought, type Deed, nameOf, type OpenChaosDoor } from './chaos-door.ts';
import { openChaosWire } from './chaos-wire.ts';
import { within } from './within.ts';

const tenantId = '99999999-2222-4333-8444-555555555555';
const conversation = { id: '19:chaos@thread.tacv2', conversationType: 'channel', tenantId };
const channelData = {
  tenant: { id: tenantId },
  team: { id: '19:team@thread.tacv2' },
  channel: { id: conversation.id },
};
const bot = { id: '28:bot', name: 'Lessenbot' };
const personOf = (who: string) => ({ id: `29:p${who}`, name: nameOf(who), aadObjectId: `aad-${who}` });
const whoIs = (id: string) => id.replace(/^(29:p|a:)/, '');

/** A Teams with one channel, as the bot reaches it and as it reaches the bot. */
export const openChaosTeams: OpenChaosDoor = async (time) => {
  const board = createChaosBoard();
  let count = 0;

  const wire = await openChaosWire(time, ({ method, path, body }) => {
    const [, room = '', activity = ''] = /conversations\/([^/?]+)\/activities\/?([^?]*)/.exec(path) ?? [];
    if (room === '') {
      const [member] = Array.isArray(body.members) ? body.members : [];
      return { scope: 'people', keep: () => ({ id: `a:${whoIs(String(member?.id ?? ''))}` }) };
    }
    const id = decodeURIComponent(room);
    const targeted =
      body.recipient?.isTargeted || path.includes('isTargetedActivity=true') ? whoIs(body.recipient.id) : undefined;
    const to = targeted ?? (id.startsWith('a:') ? whoIs(id) : 'everybody');
    const card = body.attachments?.[0]?.content;
    const shown = { ...toShown([card, { text: body.text }]), ...formIn(card) };
    return {
      scope: 'posts',
      keep() {
        if (method !== 'PUT') return { id: board.add(to, shown) };
        board.replace(decodeURIComponent(activity), shown, to);
        return { id: activity };
      },
    };
  });

  async function send(address: string, activity: object, who?: string): Promise<Brought> {
    const began = time.now();
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${address}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const said = text === '' ? undefined : JSON.parse(text).value;
    if (who !== undefined && said !== undefined)
      board.add(who, { ...toShown([said, { text: said }]), ...formIn(said) });
    return { status: response.status, tookMs: time.now() - began, answered: said !== undefined };
  }

  function activityOf(deed: Deed, who: string): object {
    const base = {
      id: `activity-${++count}`,
      timestamp: new Date(time.now()).toISOString(),
      channelId: 'msteams',
      serviceUrl: `${wire.address}/`,
      from: personOf(who),
      recipient: bot,
      conversation,
      channelData,
    };
    const alone = { recipient: { ...bot, isTargeted: true } };
    const execute = (data: unknown, replyToId: string | undefined, more: object = {}) => ({
      ...base,
      ...more,
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId,
      value: { action: { type: 'Action.Execute', verb: 'lessen', data } },
    });
    switch (deed.kind) {
      case 'command':
        return { ...base, ...alone, type: 'message', text: deed.text };
      case 'mention': {
        const text = '<at>Lessenbot</at>';
        const entities = [{ type: 'mention', text, mentioned: bot }];
        return { ...base, type: 'message', text: `${text} ${deed.text}`, entities };
      }
      case 'write':
        return {
          ...base,
          type: 'message',
          text: deed.text,
          conversation: { id: `a:${who}`, conversationType: 'personal', tenantId },
          channelData: { tenant: { id: tenantId } },
        };
      case 'press':
        return execute({ press: deed.value }, deed.message.id, deed.message.to === 'everybody' ? {} : alone);
      case 'submit': {
        const form = board.form(who);
        if (!form) throw new Error(`${who} has no form open`);
        const fields = Object(form.form);
        form.form = undefined;
        return execute({ ...fields, veld_name: deed.name, veld_interventions: 'buurtpreventie' }, form.id, alone);
      }
    }
  }

  /** A form as it would be sent: what its button carries, and what stands in its fields. */
  function formIn(card: unknown): { readonly form?: object } {
    const parts = within(card);
    const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
    if (inputs.length === 0) return {};
    const submit = parts.find(({ type, data }) => type === 'Action.Execute' && Object(data).form !== undefined);
    const values = inputs.flatMap(({ id, value }) => (value === undefined ? [] : [[String(id), value]]));
    return { form: { ...Object(submit?.data), ...Object.fromEntries(values) } };
  }

  return {
    platform: 'teams',
    workspace: tenantId,
    channel: conversation.id,
    wire,
    board,
    async bring(deed, who, address) {
      const activity = activityOf(deed, who);
      return { ...(await send(address, activity, who)), again: () => send(address, activity) };
    },
    async letIn(address) {
      await send(address, {
        ...activityOf({ kind: 'mention', text: '' }, '999'),
        type: 'conversationUpdate',
        membersAdded: [bot],
      });
    },
  };
};
