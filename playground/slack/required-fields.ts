import { z } from 'zod';
import type { JsonObject } from '../../adapters/wire/json.ts';
import { elementsOf } from './block-kit.ts';

/** Slack's `state.values`: by block, by action. */
const stateValues = z.record(z.string(), z.record(z.string(), z.looseObject({})));

/** What is missing before Slack sends a modal to the bot, per block. */
export function missingFields(blocks: readonly JsonObject[], values: unknown): Readonly<Record<string, string>> {
  const filled = stateValues.safeParse(values).data ?? {};
  const faults = elementsOf(blocks)
    .filter(({ block }) => block.type === 'input')
    .map((element) => {
      const id = String(element.block.block_id);
      return [id, faultOf(element, valueIn(filled[id]?.[String(element.action_id)]))] as const;
    });
  return Object.fromEntries(faults.flatMap(([id, fault]) => (fault === undefined ? [] : [[id, fault]])));
}

function faultOf(element: ReturnType<typeof elementsOf>[number], value: string): string | undefined {
  if (value !== '') return element.type === 'plain_text_input' ? lengthFault(element, value) : undefined;
  return element.block.optional === true ? undefined : 'Vul dit veld in.';
}

function lengthFault({ min_length: min, max_length: max }: JsonObject, { length }: string): string | undefined {
  if (typeof max === 'number' && length > max) return `Gebruik hoogstens ${max} tekens.`;
  return typeof min === 'number' && length < min ? `Gebruik ${min} tekens of meer.` : undefined;
}

/** The value of one field, whatever kind it is; empty when nothing is filled in. */
function valueIn(field: JsonObject = {}): string {
  const value = Object.entries(field).find(([key]) => key === 'value' || key.startsWith('selected_'))?.[1] ?? '';
  if (Array.isArray(value) && value.length === 0) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
