import { clip } from '#core';
import { toLine } from './card.ts';
import type { Card, CardElement } from './elements.ts';
import type { InvokeAnswer } from './turn.ts';

/** A card to put in a message, with the line or two by which it is chosen from a list. */
export type Insert = { readonly title: string; readonly text: string; readonly card: Card };

/**
 * Cards to choose from under the compose box, or one to put in it.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search
 */
export function inserts(list: readonly Insert[]): InvokeAnswer {
  const attachments = list.map(({ title, text, card }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: toLine(title), text: toLine(text) },
    },
  }));
  return { status: 200, body: { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } } };
}

/** A sentence in the place of that list. */
export function insteadOfInserts(text: string): InvokeAnswer {
  return { status: 200, body: { composeExtension: { type: 'message', text } } };
}

/** Of the title of a dialog, before Teams cuts it off. */
const longestTitle = 60;

/**
 * A card in a dialog, the first one or the next.
 * https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/action-commands/create-task-module
 */
export function dialog(title: string, card: Card): InvokeAnswer {
  const content = { ...card, body: withoutTitle(title, card.body).map(submitted) };
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  const value = { title: clip(title, longestTitle), height: 'medium', width: 'medium', card: attachment };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** The dialog has the title above the card already, unless it does not fit there. */
function withoutTitle(title: string, body: readonly CardElement[]): readonly CardElement[] {
  const [first, ...rest] = body;
  return first?.style === 'heading' && rest.length > 0 && title.length <= longestTitle ? rest : body;
}

/** A sentence in the place of a dialog, which then closes. */
export function lastWords(value: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value } } };
}

/** In a dialog only a *Submit* comes back to us, so each *Execute* gives way to the one it carries. */
function submitted(element: CardElement): CardElement {
  const entries = Object.entries(element).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.map(inside) : value,
  ]);
  return { ...element, ...Object.fromEntries(entries) };
}

function inside(value: unknown): unknown {
  if (!isElement(value)) return value;
  return value.type === 'Action.Execute' && isElement(value.fallback) ? value.fallback : submitted(value);
}

const isElement = (value: unknown): value is CardElement =>
  typeof value === 'object' && value !== null && 'type' in value;
