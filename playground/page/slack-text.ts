import type { types } from '@slack/bolt';
import { h } from './dom.ts';
import { type Inline, type Paragraph, parseMrkdwn } from './mrkdwn.ts';
import { texts } from './page-texts.ts';

/** Slack knows people by their id; the page shows their name. */
export type NameOf = (id: string) => string;

/** A text object of Block Kit, as Slack shows it. */
export function drawText(text: types.TextObject, nameOf: NameOf): DocumentFragment {
  return text.type === 'mrkdwn' ? drawMrkdwn(text.text, nameOf, text.verbatim ?? false) : fragment([text.text]);
}

/** Slack's markup as elements. */
export function drawMrkdwn(source: string, nameOf: NameOf, verbatim = false): DocumentFragment {
  return fragment(parseMrkdwn(source, { verbatim }).map((paragraph) => drawParagraph(paragraph, nameOf)));
}

/** In place of what this page does not draw. */
export const drawUnknown = (kind: string): HTMLElement => h('p', { class: 'slack-unknown' }, texts.block.unknown(kind));

/** Only addresses that open a page or a letter become a link. */
export function isSafeLink(url: string): boolean {
  return /^(https?:|mailto:)/i.test(url);
}

function drawParagraph(paragraph: Paragraph, nameOf: NameOf): HTMLElement {
  if (paragraph.kind === 'code-block') return h('pre', { class: 'slack-code' }, paragraph.text);
  const inside = paragraph.inside.map((inline) => drawInline(inline, nameOf));
  switch (paragraph.kind) {
    case 'quote':
      return h('blockquote', {}, ...inside);
    case 'point':
      return h('span', { class: 'slack-point' }, h('span', { class: 'bullet' }, '• '), ...inside);
    case 'line':
      return h('span', { class: 'slack-line' }, ...inside);
  }
}

function drawInline(inline: Inline, nameOf: NameOf): Node | string {
  const inside = (nested: readonly Inline[]) => nested.map((each) => drawInline(each, nameOf));
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'code':
      return h('code', {}, inline.text);
    case 'bold':
      return h('strong', {}, ...inside(inline.inside));
    case 'italic':
      return h('em', {}, ...inside(inline.inside));
    case 'strike':
      return h('s', {}, ...inside(inline.inside));
    case 'mention':
      return h('span', { class: 'mention' }, `${inline.mark}${inline.label ?? nameOf(inline.id)}`);
    case 'link':
      return isSafeLink(inline.url) ? link(inline.url, inline.label) : inline.label;
  }
}

function link(href: string, label: string): HTMLAnchorElement {
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
}

function fragment(nodes: readonly (Node | string)[]): DocumentFragment {
  const all = document.createDocumentFragment();
  all.append(...nodes);
  return all;
}
