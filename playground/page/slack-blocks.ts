import type { types } from '@slack/bolt';
import { h } from './dom.ts';
import { texts } from './page-texts.ts';
import { drawElement, type Element, type Surroundings } from './slack-elements.ts';
import { drawText } from './slack-text.ts';

/** What Slack sends is checked by the local Slack; here its own types say what may be inside. */
export type Block = types.KnownBlock;

/** Draws the blocks of a message. A block that is not drawn says so, so that nothing disappears unseen. */
export function drawBlocks(blocks: readonly Block[], surroundings: Surroundings): HTMLElement[] {
  return blocks.map((block) => drawBlock(block, surroundings));
}

function drawBlock(block: Block, surroundings: Surroundings): HTMLElement {
  const { nameOf } = surroundings;
  switch (block.type) {
    case 'header':
      return h('h4', { class: 'slack-header' }, block.text.text);
    case 'section':
      return drawSection(block, surroundings);
    case 'context':
      return h(
        'div',
        { class: 'slack-context' },
        ...block.elements.map((part) =>
          part.type === 'image' ? drawImage(part) : h('span', {}, drawText(part, nameOf)),
        ),
      );
    case 'divider':
      return h('hr', { class: 'slack-divider' });
    case 'image':
      return h(
        'figure',
        { class: 'slack-figure' },
        ...(block.title ? [h('figcaption', {}, block.title.text)] : []),
        drawImage(block),
      );
    case 'actions':
      return h('div', { class: 'slack-actions' }, ...block.elements.map((each) => element(block, each, surroundings)));
    case 'input':
      return element(block, block.element, surroundings);
    default:
      return h('p', { class: 'slack-unknown' }, texts.block.unknown(block.type));
  }
}

function drawSection(block: types.SectionBlock, surroundings: Surroundings): HTMLElement {
  const { nameOf } = surroundings;
  const { accessory } = block;
  return h(
    'div',
    { class: 'slack-section' },
    h(
      'div',
      { class: 'slack-section-text' },
      block.text && h('div', {}, drawText(block.text, nameOf)),
      block.fields &&
        h('div', { class: 'slack-fields' }, ...block.fields.map((field) => h('div', {}, drawText(field, nameOf)))),
    ),
    accessory && (accessory.type === 'image' ? drawImage(accessory) : element(block, accessory, surroundings)),
  );
}

function element(block: types.Block, each: Element, surroundings: Surroundings): HTMLElement {
  return drawElement(each, surroundings, block.block_id);
}

/** No request leaves this machine: a picture from elsewhere is shown as its description. */
function drawImage(image: types.ImageElement | types.ImageBlock): HTMLElement {
  const source = 'image_url' in image ? image.image_url : '';
  const isLocal = source.startsWith('data:image/') || URL.parse(source, location.href)?.origin === location.origin;
  if (!isLocal)
    return h('span', { class: 'slack-image-away', role: 'img', 'aria-label': image.alt_text }, image.alt_text);
  return h('img', { src: source, alt: image.alt_text });
}
