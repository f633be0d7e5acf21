import type { Message } from '../state.ts';
import { h, icon, time } from './dom.ts';
import { texts } from './page-texts.ts';
import { clockWords } from './zoned.ts';

/** Everything that decides how a message looks. */
export type Item = { readonly message: Message; readonly isMine: boolean };

/** A message with its sender around what it says. Style sheets make it look like Slack or like Teams. */
export function drawMessage({ message, isMine }: Item, body: readonly (Node | string)[], tools?: Node): HTMLElement {
  const { id, from, at, onlyYou } = message;
  const kinds = [`from-${from.kind}`, isMine && 'mine', onlyYou && 'only-you', isReply(message) && 'in-thread'];
  const main = h('div', { class: 'message-main' }, drawHead(message), h('div', { class: 'message-body' }, ...body));
  return h(
    'article',
    {
      class: `message ${kinds.filter(Boolean).join(' ')}`,
      'aria-label': texts.says(from.name, clockWords(at)),
      'data-message': id,
    },
    drawNotes(message),
    drawAvatar(from),
    main,
    tools,
  );
}

const isReply = ({ thread, id }: Message): boolean => thread !== undefined && thread !== id;

/** What a reader should know before reading. */
function drawNotes(message: Message): HTMLElement | false {
  const notes = [
    ...(isReply(message) ? [h('span', {}, icon('thread'), texts.inThread)] : []),
    ...(message.onlyYou ? [h('span', {}, icon('eye'), texts.onlyYou)] : []),
  ];
  return notes.length > 0 && h('p', { class: 'notes' }, ...notes);
}

function drawHead({ from, at, edited }: Message): HTMLElement {
  return h(
    'p',
    { class: 'message-head' },
    h('strong', { class: 'sender' }, from.name),
    from.kind === 'bot' && h('span', { class: 'badge' }, texts.bot),
    time(at),
    edited && h('span', { class: 'edited' }, texts.edited),
  );
}

/** Somebody's own words, with a mention of the bot made visible. */
export function drawWords(words: string): HTMLElement {
  const parts = words.split(/(@Lessenbot\b)/i);
  return h(
    'p',
    { class: 'words' },
    ...parts.map((part, index) => (index % 2 === 1 ? h('span', { class: 'mention' }, part) : part)),
  );
}

function drawAvatar({ kind, name }: Message['from']): HTMLElement {
  const content = kind === 'bot' ? icon('bot') : initials(name);
  return h('span', { class: `avatar avatar-${kind === 'bot' ? 'bot' : shade(name)}`, 'aria-hidden': 'true' }, content);
}

/** The first letters of the first and the last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return [...new Set([words[0], words.at(-1)])]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
}

const shades = new Map<string, number>();

/** One of four colours: everybody who turns up gets the next one. */
export function shade(name: string): number {
  const known = shades.get(name) ?? shades.size % 4;
  shades.set(name, known);
  return known;
}
