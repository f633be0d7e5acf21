import type { types } from '@slack/bolt';
import { type Outcome, toRowLine } from '#core';
import { escapeText } from '../render.ts';
import { rowsOf } from './data-table.ts';

type KnownBlock = types.KnownBlock;
type WithBlocks = { readonly blocks: readonly KnownBlock[] };

/** The same blocks with each table as lines of text: for where Slack shows no tables, or refuses them. */
export function withPlainTables(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.map((block) => (block.type === 'data_table' ? asLines(block) : block));
}

/**
 * Posts, and once more with each table as lines of text when Slack refuses for certain what has tables: not every plan and every
 * client has them, and Slack takes or leaves a message as a whole.
 */
export async function orWithoutTables<Content extends object>(
  content: Content,
  post: (content: Content) => Promise<Outcome>,
): Promise<Outcome> {
  const outcome = await post(content);
  if (outcome.kind !== 'not-sent' || outcome.reason !== 'refused' || !hasTable(content)) return outcome;
  return post({ ...content, blocks: withPlainTables(content.blocks) });
}

function hasTable(content: object): content is WithBlocks {
  return hasBlocks(content) && content.blocks.some(({ type }) => type === 'data_table');
}

function hasBlocks(content: object): content is WithBlocks {
  return 'blocks' in content && Array.isArray(content.blocks);
}

function asLines(table: types.DataTableBlock): KnownBlock {
  const lines = rowsOf(table).map(([first = '', ...rest]) => `• ${toRowLine([first, ...rest])}`);
  return { type: 'section', text: { type: 'mrkdwn', text: escapeText(lines.join('\n')), verbatim: true } };
}
