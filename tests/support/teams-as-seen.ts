import { createBoard, type OpenForm, type Person, persons, type Shown } from './board.ts';
import type { StandInAnswer } from './stand-in-server.ts';
import type { TeamsPost } from './teams-server.ts';
import { within } from './within.ts';

/** Who they are in Teams. */
export const teamsPeople: Readonly<Record<Person, { readonly id: string; readonly name: string }>> = {
  anna: { id: '29:anna', name: 'Anna' },
  bilal: { id: '29:bilal', name: 'Bilal' },
};

/** A Teams with one channel: what the bot posts becomes what people see. */
export function createTeamsView() {
  const board = createBoard();
  let refusing = false;
  let count = 0;
  return {
    board,
    answer(post: TeamsPost): StandInAnswer {
      const [, conversation = '', activity = ''] = /conversations\/([^/]+)\/activities\/?([^?]*)/.exec(post.url) ?? [];
      const alone = seenAloneBy(post, decodeURIComponent(conversation));
      if (refusing && !alone) return { status: 403, body: {} };
      const shown = toShown(post.body.attachments[0]?.content);
      if (post.method === 'PUT') board.replace(activity, shown);
      else board.add(`a${++count}`, alone ?? 'everybody', shown);
      return { status: 201, body: { id: `a${count}` } };
    },
    /** The answer to *Execute* takes the place of the card, for who pressed; a sentence stands beside it. */
    invoked({ type, value }: { readonly type: string; readonly value?: unknown }, who: Person, message?: string): void {
      const isCard = type === 'application/vnd.microsoft.card.adaptive';
      const shown = isCard ? toShown(value) : { words: String(value), buttons: [] };
      if (isCard && message) board.replace(message, shown, who);
      else board.add(`a${++count}`, who, shown);
    },
    refuse: () => {
      refusing = true;
    },
  };
}

function seenAloneBy({ body: { recipient } }: TeamsPost, conversation: string): Person | undefined {
  const isTo = (who: Person) => recipient?.isTargeted && recipient.id === teamsPeople[who].id;
  return persons.find((who) => isTo(who) || conversation === `a:${who}`);
}

function toShown(content: unknown): Shown {
  const parts = within(content);
  return {
    words: parts.flatMap(wordsOf).join('\n'),
    buttons: parts.flatMap(buttonsOf),
    form: toOpenForm(parts),
  };
}

type Element = Readonly<Record<string, unknown>>;

function wordsOf({ type, text, title, value }: Element): string[] {
  if (type === 'TextBlock') return [unescaped(text)];
  // A fact has no type, and a name before its value.
  return type === undefined && typeof title === 'string' && typeof value === 'string' && !value.startsWith('{')
    ? [`${unescaped(title)}\n${unescaped(value)}`]
    : [];
}

/** A button, or a choice of a menu, which carries what its button would. */
function buttonsOf({ type, title, data, value }: Element): Shown['buttons'] {
  if (type === 'Action.Execute') return [{ label: String(title), value: Object(data).press ?? data }];
  const isChoice = type === undefined && typeof value === 'string' && value.startsWith('{');
  return isChoice ? [{ label: String(title), value }] : [];
}

/** Escapes of Markdown are undone: people see them as they were written. */
const unescaped = (text: unknown) => String(text).replace(/\\(.)/g, '$1');

/** The fields of a form, and the fault that stands under each; nothing for another card. */
function toOpenForm(parts: readonly Readonly<Record<string, unknown>>[]): OpenForm | undefined {
  const fields: string[] = [];
  const faults: Record<string, string> = {};
  for (const { type, id, text, color } of parts) {
    if (String(type).startsWith('Input.')) fields.push(String(id).replace('veld_', ''));
    const field = fields.at(-1);
    if (field !== undefined && color === 'Attention') faults[field] = unescaped(text);
  }
  return fields.length > 0 ? { fields, faults, says: parts.flatMap(wordsOf).join('\n') } : undefined;
}
