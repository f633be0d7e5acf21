import { z } from 'zod';
import { impossible } from '#core';
import { isObject, type JsonObject } from '../../adapters/wire/json.ts';
import type { SlackBlock } from '../state.ts';
import { accessory, actionElement, anyText, image, inputElement, plainText } from './block-elements.ts';
import { limits } from './block-limits.ts';
import { SlackRefusal } from './refusal.ts';
import { dataTable } from './table-block.ts';

const blockId = { block_id: z.string().min(1).max(limits.blockId).optional() };

const section = z
  .strictObject({
    type: z.literal('section'),
    ...blockId,
    text: anyText(limits.section).optional(),
    fields: z.array(anyText(limits.sectionField)).min(1).max(limits.sectionFields).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'must have text or fields');

const block = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('header'), ...blockId, text: plainText(limits.header) }),
  z.strictObject({ type: z.literal('divider'), ...blockId }),
  z.strictObject({
    type: z.literal('context'),
    ...blockId,
    elements: z
      .array(z.union([image, anyText(limits.section)]))
      .min(1)
      .max(limits.context),
  }),
  z.strictObject({
    type: z.literal('actions'),
    ...blockId,
    elements: z.array(actionElement).min(1).max(limits.actions),
  }),
  z.strictObject({
    type: z.literal('image'),
    ...blockId,
    image_url: z.url().max(limits.imageUrl),
    alt_text: z.string().min(1).max(limits.altText),
    title: plainText(limits.imageTitle).optional(),
  }),
  z.strictObject({
    type: z.literal('input'),
    ...blockId,
    label: plainText(limits.inputLabel),
    element: inputElement,
    hint: plainText(limits.inputHint).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  dataTable,
  z.strictObject({ type: z.literal('markdown'), ...blockId, text: z.string().min(1).max(limits.markdown) }),
  z.strictObject({ type: z.literal('rich_text'), ...blockId, elements: z.array(z.looseObject({ type: z.string() })) }),
]);

type BlockGiven = z.output<typeof block>;
/** A block as Slack keeps it: with an id, and an id for all in it that somebody can press or fill in. */
export type Block = SlackBlock & { readonly type: BlockGiven['type']; readonly block_id: string };

const messageBlocks = z.array(block).max(limits.messageBlocks).superRefine(checkIds);
const viewBlocks = z
  .array(block)
  .min(1)
  .max(limits.viewBlocks)
  .superRefine(checkIds)
  .refine((blocks) => blocks.every(({ type }) => type !== 'data_table'), 'unsupported type: data_table');
const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(limits.viewTitle),
    submit: plainText(limits.viewButton).optional(),
    close: plainText(limits.viewButton).optional(),
    blocks: viewBlocks,
    private_metadata: z.string().max(limits.privateMetadata).optional(),
    callback_id: z.string().max(limits.callbackId).optional(),
    external_id: z.string().max(limits.externalId).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine(
    ({ submit, blocks }) => submit !== undefined || blocks.every(({ type }) => type !== 'input'),
    'submit is required when there is an input block',
  )
  .refine(({ blocks }) => elementsOf(blocks).filter((one) => one.focus_on_load).length <= 1, 'only one focus_on_load');

/** https://docs.slack.dev/reference/views/home-tab-views */
const home = z.strictObject({
  type: z.literal('home'),
  blocks: viewBlocks,
  private_metadata: z.string().max(limits.privateMetadata).optional(),
  callback_id: z.string().max(limits.callbackId).optional(),
  external_id: z.string().max(limits.externalId).optional(),
});

export type HomeView = Omit<z.output<typeof home>, 'blocks'> & { readonly blocks: readonly Block[] };
export type View = Omit<z.output<typeof modal>, 'blocks'> & { readonly blocks: readonly Block[] };

/** The blocks of a message, each with an id. Throws what Slack would say of blocks it does not accept. */
export function checkBlocks(value: unknown): Block[] {
  const parsed = messageBlocks.safeParse(value);
  if (!parsed.success) throw new SlackRefusal('invalid_blocks', explain(parsed.error, '/blocks'));
  if (textLength(parsed.data) > limits.allText)
    throw new SlackRefusal('msg_blocks_too_long', [`all text together is over ${limits.allText} characters`]);
  return parsed.data.map(withIds);
}

/** A modal. Throws what Slack would say of one it does not accept. */
export function checkView(value: unknown): View {
  return checked(modal, value);
}

/** A Home tab. Throws what Slack would say of one it does not accept. */
export function checkHome(value: unknown): HomeView {
  return checked(home, value);
}

function checked<Given extends { readonly blocks: BlockGiven[] }>(schema: z.ZodType<Given>, value: unknown) {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > limits.viewBytes) throw new SlackRefusal('view_too_large');
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new SlackRefusal('invalid_arguments', explain(parsed.error, '/view'));
  return { ...parsed.data, blocks: parsed.data.blocks.map(withIds) };
}

/** Everything in these blocks that somebody can press or fill in, with the block it stands in. */
export function elementsOf(blocks: readonly JsonObject[]): (JsonObject & { readonly block: JsonObject })[] {
  return blocks.flatMap((each) =>
    [each.accessory, each.element, ...(Array.isArray(each.elements) ? each.elements : [])]
      .filter(isObject)
      .map((one) => ({ ...one, block: each })),
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks says block ids are unique in a message, action ids in a block. */
function checkIds(blocks: readonly JsonObject[], context: z.RefinementCtx): void {
  const seen = new Set<unknown>();
  blocks.forEach((each, at) => {
    const ids = [`block_id ${each.block_id}`, ...elementsOf([each]).map((one) => `action_id ${at} ${one.action_id}`)];
    for (const id of ids.filter((one) => !one.endsWith(' undefined'))) {
      if (seen.has(id)) context.addIssue({ code: 'custom', message: `${id.split(' ')[0]} is not unique`, path: [at] });
      seen.add(id);
    }
  });
}

/** Slack gives an id to what has none, and sends it along when somebody presses. */
function withIds(given: BlockGiven, at: number): Block {
  const named = { ...given, block_id: given.block_id ?? `b${at}` };
  switch (named.type) {
    case 'section':
      return named.accessory ? { ...named, accessory: withActionId(named.accessory, `a${at}`) } : named;
    case 'input':
      return { ...named, element: withActionId(named.element, `a${at}`) };
    case 'actions':
      return { ...named, elements: named.elements.map((one, i) => withActionId(one, `a${at}.${i}`)) };
    case 'header':
    case 'divider':
    case 'context':
    case 'image':
    case 'data_table':
    case 'markdown':
    case 'rich_text':
      return named;
    default:
      return impossible(named);
  }
}

const withActionId = (element: { readonly type: string }, id: string) =>
  element.type === 'image' ? element : { action_id: id, ...element };

function textLength(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (key === 'text' && typeof inner === 'string' ? inner.length : textLength(inner)),
    0,
  );
}

/** As Slack words it, with the place; never with the text itself, which may be somebody's own. */
function explain({ issues }: z.ZodError, root: string): string[] {
  return issues.slice(0, 10).map(({ message, path, code, ...more }) => {
    const limit = 'maximum' in more ? ` (${String(more.maximum)})` : '';
    const what = code === 'unrecognized_keys' ? 'invalid additional property' : `${message}${limit}`;
    return `[ERROR] ${what} [json-pointer:${[root, ...path].join('/')}]`;
  });
}
