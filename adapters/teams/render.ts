import {
  impossible,
  type LessonItem,
  type Part,
  type Reply,
  type ReplyButton,
  texts,
  toPlainText,
  writePress,
} from '#core';
import { card, toLine } from './api/card.ts';
import type { Card, CardElement } from './api/elements.ts';
import { limits } from './limits.ts';

/** A card, and the line that stands beside it and in a notification. */
export type Message = { readonly card: Card; readonly summary: string };
type Options = { readonly canShare: boolean; readonly sharedBy?: string };

/** A reply as a Teams message. `canShare` is for answers only the asker sees, `sharedBy` for those shared with everybody. */
export function toMessage(reply: Reply, { canShare, sharedBy }: Options): Message {
  const share: readonly ReplyButton[] =
    canShare && reply.share ? [{ label: texts.buttons.share, press: 'share', intent: reply.share }] : [];
  const body = [
    title(reply.title),
    ...(sharedBy === undefined ? [] : [note(texts.sharedBy(sharedBy))]),
    ...reply.parts.flatMap(toElements),
    ...actionSets(share),
  ];
  return { card: card(toPlainText(reply), body), summary: toLine(reply.title) };
}

/** A single sentence, and a button to go on. */
export function toNotice(sentence: string, button: ReplyButton = helpButton): Message {
  return { card: card(sentence, [text(sentence), ...actionSets([button])]), summary: sentence };
}

const helpButton: ReplyButton = { label: texts.buttons.help, press: 'open', intent: { kind: 'help' } };

function toElements(part: Part): CardElement[] {
  switch (part.kind) {
    case 'text':
      return [text(part.text)];
    case 'section':
      return [heading(part.heading), { ...text(part.text), spacing: 'Small' }];
    case 'points':
      return [...optionalHeading(part.heading), ...part.points.map(point)];
    case 'lessons':
      return [...optionalHeading(part.heading), ...part.items.map(lesson)];
    case 'note':
      return [note(part.text)];
    case 'link':
      return [link(part.label, part.url)];
    case 'buttons':
      return actionSets(part.buttons);
    default:
      return impossible(part);
  }
}

function title(words: string): CardElement {
  return { type: 'TextBlock', text: escapeText(words), size: 'Large', weight: 'Bolder', style: 'heading', wrap: true };
}

function heading(words: string): CardElement {
  return { type: 'TextBlock', text: escapeText(words), weight: 'Bolder', spacing: 'Medium', wrap: true };
}

function optionalHeading(words: string | undefined): CardElement[] {
  return words === undefined ? [] : [heading(words)];
}

function text(words: string): CardElement {
  return { type: 'TextBlock', text: escapeText(words), wrap: true };
}

/** One block for each point: a Markdown list loses its lines in clients that do not know Markdown. */
function point(words: string): CardElement {
  return { type: 'TextBlock', text: `• ${escapeText(words)}`, spacing: 'Small', wrap: true };
}

/** Parentheses would end the address. */
function link(label: string, url: string): CardElement {
  const address = url.replace(/[()\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return { type: 'TextBlock', text: `[${escapeText(label)}](${address})`, size: 'Small', wrap: true };
}

function note(words: string): CardElement {
  return { ...text(words), isSubtle: true, size: 'Small' };
}

function lesson(item: LessonItem): CardElement {
  const open = action({
    label: texts.buttons.open,
    press: 'open',
    intent: { kind: 'show-lesson', lesson: item.lesson },
  });
  return {
    type: 'Container',
    separator: true,
    spacing: 'Medium',
    items: [
      { type: 'TextBlock', text: escapeText(item.title), weight: 'Bolder', wrap: true },
      { ...text(item.gist), spacing: 'Small' },
      ...(item.match === undefined ? [] : [{ ...text(item.match), isSubtle: true, spacing: 'Small' }]),
      { type: 'ActionSet', actions: [{ ...open, tooltip: texts.buttons.openLabel(item.title) }] },
    ],
  };
}

function actionSets(buttons: readonly ReplyButton[]): CardElement[] {
  const rows = Math.ceil(buttons.length / limits.buttonsInRow);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'ActionSet',
    actions: buttons.slice(row * limits.buttonsInRow, (row + 1) * limits.buttonsInRow).map(action),
  }));
}

/** An *Execute* changes the card for the one who presses; clients that do not know it get a *Submit*. */
function action({ label, press, intent }: ReplyButton) {
  const data = { press: writePress(press, intent) };
  const fallback = { type: 'Action.Submit', title: label, data };
  return { type: 'Action.Execute', title: label, verb: 'lessen', data, fallback };
}

/**
 * Shows text as it is: Adaptive Cards read Markdown, and Teams makes people and links of some of it.
 * A mark that means nothing where it stands stays bare, for clients that show the backslash.
 */
export function escapeText(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\\*_[\]<>`~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+#])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, ':\u2060//')
    .replace(/\n+/g, '\n\n');
}
