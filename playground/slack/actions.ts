import { z } from 'zod';
import { isObject, type JsonObject } from '../../adapters/wire/json.ts';
import type { SlackAction } from '../state.ts';
import { elementsOf } from './block-kit.ts';

/** What the page says was pressed or chosen: Slack's own action payload without `action_ts`. */
export const slackAction = z.looseObject({
  block_id: z.string().max(255).exactOptional(),
  action_id: z.string().max(255),
  type: z.string().max(100),
}) satisfies z.ZodType<SlackAction>;

export type Action = SlackAction & { readonly block_id: string; readonly action_ts: string };

/**
 * The action as Slack would send it: of an element that stands there, with the value the bot gave it and not what the
 * page says. Absent when there is no such element.
 */
export function toAction(blocks: readonly JsonObject[], action: SlackAction): Action | undefined {
  const { action_id, block_id, type, ...chosen } = action;
  const element = elementsOf(blocks).find(
    (one) => one.action_id === action_id && one.type === type && [one.block.block_id, undefined].includes(block_id),
  );
  if (!element || !offers(element, chosen)) return undefined;
  const { text, value } = element;
  return {
    ...{ action_id, type, ...chosen },
    block_id: String(element.block.block_id),
    ...(type === 'button' && { text, value }),
    action_ts: (Date.now() / 1000).toFixed(6),
  };
}

/** Whether all that was picked are options of this element. */
function offers(
  { options, option_groups: groups }: JsonObject,
  { selected_option: one, selected_options: several }: JsonObject,
) {
  if (!options && !groups) return true;
  const known = JSON.stringify([options, groups]);
  const picked = [one, ...(Array.isArray(several) ? several : [])].filter(Boolean);
  return picked.every((option) => known.includes(JSON.stringify({ value: optionValue(option) }).slice(1, -1)));
}

const optionValue = (option: unknown): unknown => (isObject(option) ? option.value : undefined);
