import type { types } from '@slack/bolt';
import { type RateLimits, texts } from '#core';

type KnownBlock = types.KnownBlock;

/** What Slack accepts. Where it says no to a whole message over one long text, we shorten first. */
export const limits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /** Undocumented: near 13,200 Slack answers `msg_blocks_too_long`. https://github.com/slackapi/bolt-js/issues/2509 */
  allText: 13_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  section: 3000,
  /** Fields of a section, and characters in one. https://docs.slack.dev/reference/block-kit/blocks/section-block */
  fields: 10,
  field: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
  overflow: 5,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  options: 100,
  placeholder: 150,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionValue: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** Label and accessibility label. https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonLabel: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonValue: 2000,
  /** Slack takes 40,000; our longest answer is a third of this. https://docs.slack.dev/reference/methods/chat.postMessage */
  fallback: 12_000,
  /** 100 rows beside the headings, and 10,000 characters in all cells of a message. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
  tableRows: 30,
  tableCell: 150,
  /** What a modal keeps for us. https://docs.slack.dev/reference/views/modal-views */
  metadata: 3000,
  /** Title and buttons of a modal. https://docs.slack.dev/reference/views/modal-views */
  modalTitle: 24,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  fieldLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionLabel: 75,
} as const;

/**
 * One message a second in a channel, and “a workspace-wide limit” without a number; four a second stays under the several
 * hundred a minute it once named. https://docs.slack.dev/apis/web-api/rate-limits
 */
export const rateLimits: RateLimits = {
  channel: [{ count: 1, ms: 1_000 }],
  workspace: [{ count: 4, ms: 1_000 }],
};

/** Takes whole sections off the end until Slack accepts the message. Buttons and notes stay, so nobody gets stuck. */
export function shorten(blocks: readonly KnownBlock[]): KnownBlock[] {
  if (fits(blocks)) return [...blocks];
  const kept = [...blocks];
  const more: KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text: texts.cut, emoji: false }] };
  let at = kept.findLastIndex(isSection);
  while (at > 0 && !fits([...kept, more])) {
    kept.splice(at, 1);
    const next = kept.findLastIndex(isSection);
    if (next < 0) break;
    at = next;
  }
  kept.splice(Math.max(at, 0) + 1, 0, more);
  while (!fits(kept)) kept.pop();
  return kept;
}

const isSection = (block: KnownBlock): boolean => block.type === 'section';

function fits(blocks: readonly KnownBlock[]): boolean {
  return blocks.length <= limits.blocks && blocks.reduce((sum, block) => sum + textLength(block), 0) <= limits.allText;
}

/** All text in a block, wherever it sits, button labels too. */
function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [key, inner] of Object.entries(value)) {
    sum += key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner);
  }
  return sum;
}
