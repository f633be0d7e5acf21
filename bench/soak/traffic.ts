import { slackSignature } from '../../tests/support/slack-signature.ts';
import { type Got, openStandIn } from '../../tests/support/stand-in-server.ts';

/** A Slack that asks what teams ask, and counts what comes back. */
export type Traffic = {
  /** Where the bot must think Slack is. */
  readonly apiUrl: string;
  /** Asks one thing: a project is switched on in each channel first, and then one after the other is looked up or pressed. */
  readonly ask: (bot: string) => Promise<void>;
  readonly counts: Counts;
  readonly close: () => Promise<void>;
};

type Counts = {
  /** Acknowledged with 200. */
  asked: number;
  refused: number;
  lookups: number;
  /** Look-ups to which an answer came at their own address. */
  answered: number;
  nudges: number;
  presses: number;
};

/** The secret with which it signs; the bot must have the same. */
export const secret = 'een-geheim-voor-de-meting';

const channels = 100;
/** Nobody asks more than the bot answers one person. */
const people = 400;
const members = Array.from({ length: people }, (_, at) => `U${at}`);
const questions = [
  'verbinden',
  'heldere kaders',
  'de groepsapp loopt uit de hand',
  'bewoners komen niet naar de avond',
  'voorbeelden bankjesdag',
  'begrip participatieladder',
  'plan',
  'overzicht',
  'logboek',
  'status',
  'help',
  'iets heel anders dat nergens over gaat',
];

/** Opens it on this computer. A nudge that comes is answered with _Doen we_ by turns. */
export async function openTraffic(): Promise<Traffic> {
  const counts: Counts = { asked: 0, refused: 0, lookups: 0, answered: 0, nudges: 0, presses: 0 };
  const answered = new Set<string>();
  const presses: { readonly channel: string; readonly value: string; readonly ts: string }[] = [];
  let ts = 0;
  const slack = await openStandIn((got) => {
    // What is kept of it here must not grow either.
    slack.got.length = 0;
    const { path, body } = got;
    if (path.startsWith('/answer/')) answered.add(path);
    if (path.endsWith('chat.postMessage')) {
      const value = firstPress(got);
      if (value !== undefined) {
        counts.nudges++;
        presses.push({ channel: body.channel, value, ts: `${ts + 1}.1` });
      }
    }
    counts.answered = answered.size;
    return { body: { ok: true, ts: `${++ts}.1`, members, user: { profile: { display_name: 'Anna' } } } };
  });

  let turn = 0;
  async function post(bot: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const body = `${new URLSearchParams(fields)}`;
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...slackSignature(body, secret) };
    const { status } = await fetch(`${bot}/slack/events`, { method: 'POST', body, headers });
    if (status === 200) counts.asked++;
    else counts.refused++;
  }
  const command = (bot: string, text: string, channel: string, user: string) => {
    const where = { channel_id: channel, user_id: user, team_id: 'T1', trigger_id: `${turn}` };
    return post(bot, { command: '/lessen', text, ...where, response_url: `${slack.address}/answer/${turn}` });
  };
  const press = (bot: string, { channel, value, ts: message }: (typeof presses)[number]) => {
    counts.presses++;
    const payload = {
      type: 'block_actions',
      user: { id: `U${turn % people}` },
      team: { id: 'T1' },
      channel: { id: channel },
      container: { type: 'message', is_ephemeral: false, channel_id: channel, message_ts: message },
      response_url: `${slack.address}/press/${turn}`,
      actions: [{ type: 'button', action_id: 'open:0', block_id: 'b', value }],
      trigger_id: `${turn}`,
    };
    return post(bot, { payload: JSON.stringify(payload) });
  };

  return {
    apiUrl: `${slack.address}/api/`,
    counts,
    ask(bot) {
      turn++;
      if (turn <= channels)
        return command(bot, 'project whatsapp-groep fase start elke dinsdag 10:00', `C${turn}`, `U${turn}`);
      const next = presses.shift();
      if (next) return press(bot, next);
      counts.lookups++;
      return command(bot, questions[turn % questions.length] ?? '', `C${1 + (turn % channels)}`, `U${turn % people}`);
    },
    close: slack.close,
  };
}

/** What _Doen we_ of a nudge carries; nothing for any other message. */
function firstPress({ body }: Got): string | undefined {
  const blocks: unknown = typeof body.blocks === 'string' ? JSON.parse(body.blocks) : body.blocks;
  const text = JSON.stringify(blocks ?? '');
  if (!text.includes('Doen we')) return undefined;
  const actions = (blocks as { type: string; elements?: { type: string; value?: string }[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap(({ elements = [] }) => elements);
  return actions.find(({ type }) => type === 'button')?.value;
}
