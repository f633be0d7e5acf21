import { createBoard, type Person, persons, type Shown } from './board.ts';
import type { FilledIn } from './platform-bot.ts';
import type { Posted } from './slack-server.ts';
import type { StandInAnswer } from './stand-in-server.ts';
import { within } from './within.ts';

/** Who they are in Slack, and their own conversation with the bot. */
export const slackIds: Readonly<Record<Person, { readonly user: string; readonly direct: string }>> = {
  anna: { user: 'U0ANNA', direct: 'D0ANNA' },
  bilal: { user: 'U0BILAL', direct: 'D0BILAL' },
};
const names: Readonly<Record<Person, string>> = { anna: 'Anna', bilal: 'Bilal' };
export const slackChannel = 'C1';

type View = {
  readonly blocks: readonly {
    readonly block_id: string;
    readonly element?: { readonly type: string };
    readonly text?: { readonly text: string };
  }[];
};
type Modal = { readonly view: View; readonly faults: Readonly<Record<string, string>> };

/** A Slack with one channel: what the bot posts becomes what people see. */
export function createSlackView() {
  const board = createBoard();
  const modals = new Map<Person, Modal>();
  const triggers = new Map<string, Person>();
  let refusing = false;
  let count = 0;

  const methods: Readonly<Record<string, (body: Posted['body']) => object>> = {
    'users.info': ({ user }) => ({ user: { profile: { display_name: names[personOf(user)] } } }),
    'conversations.members': () => ({ members: persons.map((who) => slackIds[who].user) }),
    'views.open': ({ trigger_id, view }) => {
      const who = triggers.get(trigger_id);
      if (who) modals.set(who, { view: typeof view === 'string' ? JSON.parse(view) : view, faults: {} });
      return { view: { id: 'V1' } };
    },
    'chat.postMessage': ({ channel, ...message }) => {
      const ts = `m${++count}`;
      board.add(ts, channel === slackChannel ? 'everybody' : personOf(channel), toShown(message));
      return { ts };
    },
  };

  /** A call of the Web API. */
  function called(method: string, body: Posted['body']): StandInAnswer {
    if (refusing && body.channel === slackChannel) return { body: { ok: false, error: 'not_in_channel' } };
    return { body: { ok: true, ...methods[method]?.(body) } };
  }
  /** A post to the address that came along with what somebody did; it names who, and the message that was pressed. */
  function responded(user: string, message: string, body: Posted['body']): StandInAnswer {
    const isPublic = body.response_type === 'in_channel';
    if (refusing && isPublic) return { status: 404, body: { ok: false } };
    // A made-up button stands on no message.
    if (body.replace_original && message !== '') board.replace(message, toShown(body));
    else board.add(`m${++count}`, isPublic ? 'everybody' : personOf(user), toShown(body));
    return { body: { ok: true } };
  }

  return {
    board,
    modals,
    answer({ path, body }: Posted): StandInAnswer {
      const [, place, what = '', message = ''] = path.split('/');
      return place === 'respond' ? responded(what, message, body) : called(what, body);
    },
    /** What lets the bot open a form for somebody. */
    triggerFor(who: Person): string {
      const id = `t${++count}`;
      triggers.set(id, who);
      return id;
    },
    refuse: () => {
      refusing = true;
    },
  };
}

function personOf(id: string): Person {
  const who = persons.find((one) => Object.values(slackIds[one]).includes(id));
  if (!who) throw new Error(`nobody in Slack is called ${id}`);
  return who;
}

/** Slack's escapes are undone: people see them as they were written. */
const unescaped = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function toShown({ blocks, text }: Posted['body']): Shown {
  const parts = within(blocks ?? { text });
  return {
    words: unescaped(parts.flatMap((part) => (typeof part.text === 'string' ? [part.text] : [])).join('\n')),
    // A button, or a choice of an overflow or a menu.
    buttons: parts
      .filter(({ value, text: label }) => value !== undefined && label !== undefined)
      .map((part) => ({
        label: unescaped(
          within(part.text)
            .map((one) => one.text)
            .join(),
        ),
        value: part.value,
      })),
  };
}

/** What Slack sends of each kind of field. */
const elements: Readonly<Record<string, (value: string | readonly string[]) => object>> = {
  plain_text_input: (value) => ({ value }),
  static_select: (value) => ({ selected_option: { value } }),
  multi_static_select: (values) => ({ selected_options: [values].flat().map((value) => ({ value })) }),
  datepicker: (selected_date) => ({ selected_date }),
  timepicker: (selected_time) => ({ selected_time }),
};

/** A form as Slack sends it, filled in. */
export function filledInView(view: View, filledIn: FilledIn): object {
  const values = view.blocks.flatMap(({ block_id, element }) => {
    const value = filledIn[block_id];
    if (!element || value === undefined) return [];
    return [[block_id, { [block_id]: { type: element.type, ...elements[element.type]?.(value) } }]];
  });
  return { ...view, state: { values: Object.fromEntries(values) } };
}
