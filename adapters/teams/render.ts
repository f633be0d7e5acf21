import { clip, impossible, type LessonItem, type Part, type Reply, texts, toPlainText, writePress } from '#core';
import { type Card, type CardElement, maxButtonsInRow, shorten } from './limits.ts';

type Button = Extract<Part, { readonly kind: 'buttons' }>['buttons'][number];
export type CardOptions = { readonly canShare: boolean; readonly sharedBy?: string };

/** An answer as an Adaptive Card, ready to post. */
export function toCard(reply: Reply, { canShare, sharedBy }: CardOptions): Card {
  const share: readonly Button[] =
    canShare && reply.share ? [{ label: texts.buttons.share, press: 'share', intent: reply.share }] : [];
  return card(toPlainText(reply), [
    title(reply.title),
    ...(sharedBy === undefined ? [] : [note(texts.sharedBy(sharedBy))]),
    ...reply.parts.flatMap(toElements),
    ...actionSets(share),
  ]);
}

/** A single sentence from the bot, with one button to go on. */
export function toNotice(sentence: string, button: Button = helpButton): Card {
  return card(sentence, [text(sentence), ...actionSets([button])]);
}

const helpButton: Button = { label: texts.buttons.help, press: 'open', intent: { kind: 'help' } };

/** A card with a body of its own, and a sentence for where no card is shown. */
export function toSimpleCard(sentence: string, body: readonly CardElement[]): Card {
  return card(sentence, body);
}

/** Our longest answer is half of this; only odd content is cut. */
const maxFallback = 8000;

function card(plain: string, body: readonly CardElement[]): Card {
  return shorten({
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: toLine(plain, maxFallback),
    msteams: { width: 'full' },
    body,
  });
}

/** Plain words for where no Markdown is read: a notification, a screen reader. Without brackets, no tag can come alive. */
export function toLine(words: string, max = 200): string {
  return clip(words.toWellFormed().replaceAll('<', '‹').replaceAll('>', '›'), max);
}

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
  return { type: 'TextBlock', text: literal(words), size: 'Large', weight: 'Bolder', style: 'heading', wrap: true };
}

function heading(words: string): CardElement {
  return { type: 'TextBlock', text: literal(words), weight: 'Bolder', spacing: 'Medium', wrap: true };
}

function optionalHeading(words: string | undefined): CardElement[] {
  return words === undefined ? [] : [heading(words)];
}

function text(words: string): CardElement {
  return { type: 'TextBlock', text: literal(words), wrap: true };
}

/** One block for each point: a Markdown list loses its lines in clients that do not know Markdown. */
function point(words: string): CardElement {
  return { type: 'TextBlock', text: `• ${literal(words)}`, spacing: 'Small', wrap: true };
}

/** Parentheses would end the address. */
function link(label: string, url: string): CardElement {
  const address = url.replace(/[()\s]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return { type: 'TextBlock', text: `[${literal(label)}](${address})`, size: 'Small', wrap: true };
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
      { type: 'TextBlock', text: literal(item.title), weight: 'Bolder', wrap: true },
      { ...text(item.gist), spacing: 'Small' },
      ...(item.match === undefined ? [] : [{ ...text(item.match), isSubtle: true, spacing: 'Small' }]),
      { type: 'ActionSet', actions: [{ ...open, tooltip: texts.buttons.openLabel(item.title) }] },
    ],
  };
}

function actionSets(buttons: readonly Button[]): CardElement[] {
  const rows = Math.ceil(buttons.length / maxButtonsInRow);
  return Array.from({ length: rows }, (_, row) => ({
    type: 'ActionSet',
    actions: buttons.slice(row * maxButtonsInRow, (row + 1) * maxButtonsInRow).map(action),
  }));
}

/** An *Execute* changes the card for the one who presses; clients that do not know it get a *Submit*. */
function action({ label, press, intent }: Button) {
  const data = { press: writePress(press, intent) };
  const fallback = { type: 'Action.Submit', title: label, data };
  return { type: 'Action.Execute', title: label, verb: 'lessen', data, fallback };
}

/**
 * Shows text as it is: Adaptive Cards read Markdown, and Teams makes people and links of some of it.
 * A mark that means nothing where it stands stays bare, for clients that show the backslash.
 */
export function literal(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\\*_[\]<>`~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+#])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/gm, '$1\\$2')
    .replace(/:\/\//g, ':\u2060//')
    .replace(/\n+/g, '\n\n');
}
