import {
  given,
  impossible,
  type Part,
  type ReplyButton,
  type Row,
  type Table,
  texts,
  toPlainText,
  toRowLine,
  withShare,
  writePress,
} from '#core';
import { drawnOnce } from '../wire/drawn-once.ts';
import { card, toLine } from './api/card.ts';
import type { Card, CardElement } from './api/elements.ts';
import { limits } from './limits.ts';

/** A card, and the line that stands beside it and in a notification. */
export type Message = { readonly card: Card; readonly summary: string };

/** A reply as a Teams message. `canShare` is for answers only the asker sees, `sharedBy` for those shared with everybody. */
export const toMessage = drawnOnce((reply, { canShare, sharedBy }): Message => {
  const parts = canShare ? withShare(reply) : reply.parts;
  const body = [
    title(reply.title),
    ...(sharedBy === undefined ? [] : [note(texts.sharedBy(sharedBy))]),
    ...parts.flatMap(toElements),
  ];
  return { card: card(reply.discreet ? reply.title : toPlainText(reply), body), summary: toLine(reply.title) };
});

/** A single sentence, and a button to go on. */
export function toNotice(sentence: string, button: ReplyButton = helpButton): Message {
  return { card: card(sentence, [text(sentence), ...actionSets([button])]), summary: sentence };
}

const helpButton: ReplyButton = { label: texts.buttons.help, press: 'open', intent: { kind: 'help' } };

function toElements(part: Part): CardElement[] {
  switch (part.kind) {
    case 'text':
      return [text(part.text)];
    case 'heading':
      return [groupHeading(part.text)];
    case 'section':
      return [heading(part.heading), { ...text(part.text), spacing: 'Small' }];
    case 'points':
      return [...optionalHeading(part.heading), ...part.points.map(point)];
    case 'facts':
      return [facts(part.facts)];
    case 'table':
      return [note(part.caption), table(part)];
    case 'rows':
      return [...optionalHeading(part.heading), ...part.rows.map(row)];
    case 'menu':
      return menu(part.label, part.choices);
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

/** Larger than the headings that come under it. */
function groupHeading(words: string): CardElement {
  return { ...heading(words), size: 'Medium', style: 'heading', spacing: 'Large', separator: true };
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

function facts(list: readonly { readonly name: string; readonly value: string }[]): CardElement {
  return {
    type: 'FactSet',
    facts: list.map(({ name, value }) => ({ title: escapeText(name), value: escapeText(value) })),
  };
}

/** With headings for who listens; as lines where a client knows no tables. */
function table({ columns, rows }: Table): CardElement {
  const tableRow = (cells: readonly string[], look = {}) => ({
    type: 'TableRow',
    cells: cells.map((words) => ({ type: 'TableCell', items: [{ ...text(words), ...look }] })),
  });
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: true,
    gridStyle: 'default',
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      tableRow(
        columns.map(({ name }) => name),
        { weight: 'Bolder' },
      ),
      ...rows.map((row) => tableRow(row)),
    ],
    fallback: { type: 'Container', items: rows.map((row) => point(toRowLine(row))) },
  };
}

/** The button stands at the side, so that a row is no higher than its words. */
function row({ title, text: line, match, opens }: Row): CardElement {
  const open = action({ label: texts.buttons.open, press: 'open', intent: opens });
  const words = [
    { type: 'TextBlock', text: escapeText(title), weight: 'Bolder', wrap: true },
    ...(line === undefined ? [] : [{ ...text(line), spacing: 'None' }]),
    ...(match === undefined ? [] : [{ ...text(match), isSubtle: true, size: 'Small', spacing: 'None' }]),
  ];
  const button = { type: 'ActionSet', actions: [{ ...open, tooltip: texts.buttons.openLabel(title) }] };
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', verticalContentAlignment: 'Center', items: words },
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [button] },
    ],
  };
}

/** What is chosen travels where a button has its press, so it is read like one. */
function menu(label: string, choices: readonly ReplyButton[]): CardElement[] {
  const options = choices.map((each) => ({ title: each.label, value: writePress(each.press, each.intent) }));
  const open = { title: texts.buttons.open, data: {} };
  const fallback = { type: 'Action.Submit', ...open };
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'press',
      style: 'compact',
      label,
      placeholder: label,
      isRequired: true,
      errorMessage: label,
      choices: options,
    },
    { type: 'ActionSet', actions: [{ type: 'Action.Execute', verb: 'lessen', ...open, fallback }] },
  ];
}

/** Those that are seldom pressed stand behind an overflow, at the end. */
function actionSets(buttons: readonly ReplyButton[]): CardElement[] {
  const inSight = buttons.filter(({ weight }) => weight !== 'seldom');
  const hidden = buttons.filter(({ weight }) => weight === 'seldom');
  const rows = Math.max(1, Math.ceil(inSight.length / limits.buttonsInRow));
  const row = (at: number) => inSight.slice(at * limits.buttonsInRow, (at + 1) * limits.buttonsInRow);
  return Array.from({ length: rows }, (_, at) => [...row(at), ...(at === rows - 1 ? hidden : [])])
    .filter((each) => each.length > 0)
    .map((each) => ({ type: 'ActionSet', actions: each.map(action) }));
}

/** An *Execute* changes the card for the one who presses; clients that do not know it get a *Submit*. */
function action({ label, press, intent, weight }: ReplyButton) {
  const look = {
    title: label,
    data: { press: writePress(press, intent) },
    ...given({
      style: weight === 'primary' ? 'positive' : undefined,
      mode: weight === 'seldom' ? 'secondary' : undefined,
    }),
  };
  return { type: 'Action.Execute', verb: 'lessen', ...look, fallback: { type: 'Action.Submit', ...look } };
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
    .replace(/^([^\S\n]*)([-+#])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, ':\u2060//')
    .replace(/\n+/g, '\n\n');
}
