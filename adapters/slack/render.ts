import type { types } from '@slack/bolt';
import {
  clip,
  given,
  impossible,
  type Part,
  type ReplyButton,
  type Row,
  texts,
  toPlainText,
  withShare,
  writePress,
} from '#core';
import { drawnOnce } from '../wire/drawn-once.ts';
import { dataTable } from './api/data-table.ts';
import { limits, shorten } from './limits.ts';

type KnownBlock = types.KnownBlock;
type Button = types.Button;
export type Message = { readonly text: string; readonly blocks: KnownBlock[] };

/** A reply as a Slack message. `canShare` is for answers only the asker sees, `sharedBy` for those shared with everybody. */
export const toMessage = drawnOnce((reply, { canShare, sharedBy }): Message => {
  const parts = canShare ? withShare(reply) : reply.parts;
  const by = sharedBy === undefined ? [] : [context(texts.sharedBy(`<@${sharedBy}>`))];
  const blocks = [header(reply.title), ...by, ...parts.flatMap(toBlocks)];
  const text = reply.discreet ? reply.title : toPlainText(reply);
  return { text: clipEscaped(text, limits.fallback), blocks: shorten(blocks) };
});

/** A single sentence, and a button to go on where there is one. */
export function toNotice(sentence: string, button?: ReplyButton): Message {
  const text = escapeText(sentence);
  return { text, blocks: [section(text), ...(button ? actions([button], 'back') : [])] };
}

/**
 * Slack reads `& < >` as its own, and gives no way to escape the marks of bold, italic, strike and code. So where such
 * a mark could start or end something we put its twin character, which looks the same; inside a word it is harmless.
 * A zero-width space would not do: Slack takes it for the edge of a word and formats all the same.
 */
export function escapeText(text: string): string {
  if (!/[*_~`&<>]/.test(text)) return text.toWellFormed();
  return text
    .toWellFormed()
    .replace(/(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu, (mark) => twins[mark] ?? mark)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^([^\S\n]*)>/gmu, '$1\u200b>')
    .replaceAll('>', '&gt;');
}

/** Shortens text so that it still fits after escaping, without cutting an escape in two. */
function clipEscaped(text: string, max: number): string {
  let room = max;
  let escaped = escapeText(clip(text, room));
  while (escaped.length > max) {
    room = Math.floor((room * max) / escaped.length) - 1;
    escaped = escapeText(clip(text, room));
  }
  return escaped;
}

const twins: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

function toBlocks(part: Part, index: number): KnownBlock[] {
  switch (part.kind) {
    case 'text':
      return sections([part.text]);
    case 'heading':
      return [header(part.text)];
    case 'section':
      return sections([part.text], part.heading);
    case 'points':
      return sections(
        part.points.map((point) => `• ${point}`),
        part.heading,
      );
    case 'facts':
      return facts(part.facts);
    case 'table':
      return [dataTable(part)];
    case 'rows':
      return [...sections([], part.heading), ...part.rows.map((each, at) => row(each, `${index}.${at}`))];
    case 'menu':
      return menu(part.label, part.choices, String(index));
    case 'note':
      return part.text.trim() === '' ? [] : [context(clipEscaped(part.text, limits.section))];
    case 'link':
      return [context(`<${part.url.replace(/[<>|]/g, encodeURIComponent)}|${escapeText(part.label)}>`)];
    case 'buttons':
      return actions(part.buttons, String(index));
    default:
      return impossible(part);
  }
}

function header(title: string): KnownBlock {
  return {
    type: 'header',
    text: { type: 'plain_text', text: clip(title.toWellFormed(), limits.header), emoji: false },
  };
}

/** `verbatim` keeps Slack from making links and mentions out of plain words. */
function section(text: string): KnownBlock {
  return { type: 'section', text: { type: 'mrkdwn', text, verbatim: true } };
}

function context(text: string): KnownBlock {
  return { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

/** Lines under a bold heading, in as many sections as their length asks for. */
function sections(lines: readonly string[], heading?: string): KnownBlock[] {
  const escaped = lines.filter((line) => line.trim() !== '').map((line) => clipEscaped(line, limits.section));
  if (heading) escaped.unshift(bold(heading));
  const packed: string[] = [];
  for (const line of escaped) {
    const last = packed.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= limits.section) packed.splice(-1, 1, `${last}\n${line}`);
    else packed.push(line);
  }
  return packed.map(section);
}

function bold(text: string): string {
  return `*${clipEscaped(text, limits.header * 2)}*`;
}

function facts(list: readonly { readonly name: string; readonly value: string }[]): KnownBlock[] {
  const fields = list.map(({ name, value }) => ({
    type: 'mrkdwn' as const,
    text: `${bold(name)}\n${clipEscaped(value, limits.field - limits.header * 2)}`,
    verbatim: true,
  }));
  return inPieces(fields, limits.fields).map((piece) => ({ type: 'section', fields: piece }));
}

function row({ title, text, match, opens }: Row, id: string): KnownBlock {
  const lines = [bold(title)];
  if (text) lines.push(clipEscaped(text, limits.section - 1000));
  if (match) lines.push(`_${clipEscaped(match, limits.header * 2)}_`);
  const accessory: Button = {
    ...button({ label: texts.buttons.open, press: 'open', intent: opens }, id),
    accessibility_label: clip(texts.buttons.openLabel(title), limits.buttonLabel),
  };
  return { type: 'section', text: { type: 'mrkdwn', text: lines.join('\n'), verbatim: true }, accessory };
}

/** What may be chosen, each as what its button would carry. */
function menu(label: string, choices: readonly ReplyButton[], id: string): KnownBlock[] {
  const options = choices.flatMap(option).slice(0, limits.options);
  const placeholder = plain(label, limits.placeholder);
  return options.length === 0
    ? []
    : [{ type: 'actions', elements: [{ type: 'static_select', action_id: `menu:${id}`, placeholder, options }] }];
}

/** Those that are seldom pressed stand behind an overflow, at the end; Slack has one only for two and more. */
function actions(buttons: readonly ReplyButton[], id: string): KnownBlock[] {
  const hidden = buttons.filter(({ weight }) => weight === 'seldom').slice(0, limits.overflow);
  const overflow = hidden.flatMap(option);
  const isHidden = (each: ReplyButton) =>
    overflow.length > 1 && overflow.length === hidden.length && hidden.includes(each);
  const elements: (Button | types.Overflow)[] = buttons
    .filter((each) => !isHidden(each))
    .map((each, at) => button(each, `${id}.${at}`))
    .filter((each) => (each.value ?? '').length <= limits.buttonValue);
  if (hidden.some(isHidden)) elements.push({ type: 'overflow', action_id: `overflow:${id}`, options: overflow });
  return inPieces(elements, limits.actions).map((piece) => ({ type: 'actions', elements: piece }));
}

/** Nothing for what carries more than a choice may. */
function option({ label, press, intent }: ReplyButton): types.PlainTextOption[] {
  const value = writePress(press, intent);
  return value.length > limits.optionValue ? [] : [{ text: plain(label, limits.optionLabel), value }];
}

function button({ label, press, intent, weight }: ReplyButton, id: string): Button {
  return {
    type: 'button',
    text: plain(label, limits.buttonLabel),
    action_id: `${press}:${id}`,
    value: writePress(press, intent),
    ...given({ style: weight === 'primary' ? weight : undefined }),
  };
}

function plain(text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: false };
}

function inPieces<T>(list: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / most) }, (_, at) => list.slice(at * most, (at + 1) * most));
}
