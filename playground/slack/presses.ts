import type { SlackAction } from '../state.ts';
import { elementsOf } from './block-kit.ts';

type Blocks = readonly Readonly<Record<string, unknown>>[];
export type Action = SlackAction & { readonly block_id: string; readonly action_ts: string };

/**
 * The action as Slack would send it: of an element that stands there, with the value the bot gave it and not what the
 * page says. Absent when there is no such element.
 */
export function toAction(blocks: Blocks, { action_id, block_id, type, ...chosen }: SlackAction): Action | undefined {
  const element = elementsOf(blocks).find(
    (one) =>
      one.action_id === action_id && one.type === type && (block_id === undefined || one.block.block_id === block_id),
  );
  if (!element) return undefined;
  const { text, value, options, option_groups: groups } = element;
  const known = JSON.stringify([options, groups] satisfies unknown);
  const picked = [chosen.selected_option, ...(Array.isArray(chosen.selected_options) ? chosen.selected_options : [])];
  if (options || groups) {
    for (const one of picked)
      if (one && !known.includes(JSON.stringify({ value: optionValue(one) }).slice(1, -1))) return undefined;
  }
  return {
    action_id,
    type,
    ...chosen,
    block_id: String(element.block.block_id),
    ...(type === 'button' && { text, value }),
    action_ts: (Date.now() / 1000).toFixed(6),
  };
}

const optionValue = (option: unknown): unknown =>
  typeof option === 'object' && option !== null && 'value' in option ? option.value : undefined;

/** What is missing before Slack sends a modal to the bot, per block. */
export function emptyFields(blocks: Blocks, values: unknown): Readonly<Record<string, string>> {
  const given = (typeof values === 'object' ? values : null) as Record<string, Record<string, unknown>> | null;
  const errors: Record<string, string> = {};
  for (const { block, action_id, type, min_length: min, max_length: max } of elementsOf(blocks)) {
    if (block.type !== 'input') continue;
    const id = String(block.block_id);
    const filled = filledIn(given?.[id]?.[String(action_id)]);
    if (filled === '') {
      if (block.optional !== true) errors[id] = 'Vul dit veld in.';
    } else if (type === 'plain_text_input') {
      if (typeof min === 'number' && filled.length < min) errors[id] = `Gebruik ${min} tekens of meer.`;
      if (typeof max === 'number' && filled.length > max) errors[id] = `Gebruik hoogstens ${max} tekens.`;
    }
  }
  return errors;
}

/** The value of one field in `state.values`, whatever kind it is; empty when nothing is filled in. */
function filledIn(field: unknown): string {
  if (typeof field !== 'object' || field === null) return '';
  const value = Object.entries(field).find(([key]) => key === 'value' || key.startsWith('selected_'))?.[1];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
