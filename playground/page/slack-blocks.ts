import type { types } from '@slack/bolt';
import type { SlackBlock } from '../state.ts';
import { h } from './dom.ts';
import { drawElement, type Element, type Surroundings } from './slack-elements.ts';
import { drawText, drawUnknown } from './slack-text.ts';

/** The blocks that this page draws, by Slack's own types. */
type Drawn = {
  header: types.HeaderBlock;
  section: types.SectionBlock;
  context: types.ContextBlock;
  data_table: types.DataTableBlock;
  divider: types.DividerBlock;
  image: types.ImageBlock;
  actions: types.ActionsBlock;
  input: types.InputBlock;
};
type Kind = keyof Drawn;

/** Draws the blocks of a message. A block that is not drawn says so, so that nothing disappears unseen. */
export function drawBlocks(blocks: readonly SlackBlock[], surroundings: Surroundings): HTMLElement[] {
  return blocks.map((block) =>
    isDrawn(block) ? drawBlock(block.type, block, surroundings) : drawUnknown(String(block.type)),
  );
}

/** What is inside is checked by the local Slack. */
export function isDrawn(block: object): block is Drawn[Kind] {
  return 'type' in block && typeof block.type === 'string' && Object.hasOwn(drawers, block.type);
}

const drawBlock = <K extends Kind>(kind: K, block: Drawn[K], surroundings: Surroundings): HTMLElement =>
  drawers[kind](block, surroundings);

const drawers: { readonly [K in Kind]: (block: Drawn[K], surroundings: Surroundings) => HTMLElement } = {
  header: ({ text }) => h('h4', { class: 'slack-header' }, text.text),
  section: drawSection,
  context: ({ elements }, { nameOf }) =>
    h(
      'div',
      { class: 'slack-context' },
      ...elements.map((part) => (part.type === 'image' ? drawImage(part) : h('span', {}, drawText(part, nameOf)))),
    ),
  data_table: drawTable,
  divider: () => h('hr', { class: 'slack-divider' }),
  image: (block) =>
    h('figure', { class: 'slack-figure' }, block.title && h('figcaption', {}, block.title.text), drawImage(block)),
  actions: (block, surroundings) =>
    h('div', { class: 'slack-actions' }, ...block.elements.map((each) => drawIn(block, each, surroundings))),
  input: (block, surroundings) => drawIn(block, block.element, surroundings),
};

function drawSection(block: types.SectionBlock, surroundings: Surroundings): HTMLElement {
  const { nameOf } = surroundings;
  const { text, fields, accessory } = block;
  return h(
    'div',
    { class: 'slack-section' },
    h(
      'div',
      { class: 'slack-section-text' },
      text && h('div', {}, drawText(text, nameOf)),
      fields && h('div', { class: 'slack-fields' }, ...fields.map((field) => h('div', {}, drawText(field, nameOf)))),
    ),
    accessory && (accessory.type === 'image' ? drawImage(accessory) : drawIn(block, accessory, surroundings)),
  );
}

/** All rows of it: the bot asks for no second page. */
function drawTable({ caption, rows: [headings = [], ...rows], row_header_column_index: at = 0 }: types.DataTableBlock) {
  const cell = (one: types.DataTableBlock['rows'][number][number]) => ('text' in one ? String(one.text) : '');
  const head = h('tr', {}, ...headings.map((one) => h('th', { scope: 'col' }, cell(one))));
  const body = rows.map((row) =>
    h('tr', {}, ...row.map((one, i) => (i === at ? h('th', { scope: 'row' }, cell(one)) : h('td', {}, cell(one))))),
  );
  return h('table', { class: 'slack-table' }, h('caption', {}, caption), h('thead', {}, head), h('tbody', {}, ...body));
}

const drawIn = (block: types.Block, element: Element, surroundings: Surroundings): HTMLElement =>
  drawElement(element, surroundings, block.block_id);

/** No request leaves this machine: a picture from elsewhere is shown as its description. */
function drawImage(image: types.ImageElement | types.ImageBlock): HTMLElement {
  const source = 'image_url' in image ? image.image_url : '';
  const isLocal = source.startsWith('data:image/') || URL.parse(source, location.href)?.origin === location.origin;
  if (!isLocal)
    return h('span', { class: 'slack-image-away', role: 'img', 'aria-label': image.alt_text }, image.alt_text);
  return h('img', { src: source, alt: image.alt_text });
}
