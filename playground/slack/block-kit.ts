import { z } from 'zod';
import { accessory, actionElement, anyText, image, inputElement, plainText } from './block-elements.ts';
import { limits } from './block-limits.ts';
import { SlackRefusal } from './refusal.ts';

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
  z.strictObject({ type: z.literal('markdown'), ...blockId, text: z.string().min(1).max(limits.markdown) }),
  z.strictObject({ type: z.literal('rich_text'), ...blockId, elements: z.array(z.looseObject({ type: z.string() })) }),
]);

/** A block as Slack keeps it. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id: string };

const messageBlocks = z.array(block).max(limits.messageBlocks).superRefine(checkIds);
const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(limits.viewTitle),
    submit: plainText(limits.viewButton).optional(),
    close: plainText(limits.viewButton).optional(),
    blocks: z.array(block).min(1).max(limits.viewBlocks).superRefine(checkIds),
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

export type View = Omit<z.output<typeof modal>, 'blocks'> & { readonly blocks: readonly Block[] };

/** The blocks of a message, each with an id. Throws what Slack would say of blocks it does not accept. */
export function checkBlocks(value: unknown): Block[] {
  const parsed = messageBlocks.safeParse(value);
  if (!parsed.success) throw new SlackRefusal('invalid_blocks', explain(parsed.error, '/blocks'));
  if (textLength(parsed.data) > limits.allText)
    throw new SlackRefusal('msg_blocks_too_long', [`all text together is over ${limits.allText} characters`]);
  return withIds(parsed.data);
}

/** A modal. Throws what Slack would say of one it does not accept. */
export function checkView(value: unknown): View {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > limits.viewBytes) throw new SlackRefusal('view_too_large');
  const parsed = modal.safeParse(value);
  if (!parsed.success) throw new SlackRefusal('invalid_arguments', explain(parsed.error, '/view'));
  return { ...parsed.data, blocks: withIds(parsed.data.blocks) };
}

type Element = Readonly<Record<string, unknown>>;

/** Everything in these blocks that somebody can press or fill in, with the block it stands in. */
export function elementsOf(blocks: readonly Element[]): (Element & { readonly block: Element })[] {
  return blocks.flatMap((each) =>
    [each.accessory, each.element, ...(Array.isArray(each.elements) ? each.elements : [])]
      .filter((one): one is Element => typeof one === 'object' && one !== null)
      .map((one) => ({ ...one, block: each })),
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks says block ids are unique in a message, action ids in a block. */
function checkIds(blocks: readonly Element[], context: z.RefinementCtx): void {
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
function withIds(blocks: readonly Element[]): Block[] {
  const named = (one: unknown, id: string): unknown =>
    typeof one === 'object' && one !== null && 'type' in one && interactive(one.type) ? { action_id: id, ...one } : one;
  return blocks.map((each, at) => ({
    block_id: `b${at}`,
    ...each,
    ...(each.accessory !== undefined && { accessory: named(each.accessory, `a${at}`) }),
    ...(each.element !== undefined && { element: named(each.element, `a${at}`) }),
    ...(each.type === 'actions' &&
      Array.isArray(each.elements) && { elements: each.elements.map((one, i) => named(one, `a${at}.${i}`)) }),
  })) as Block[];
}

const interactive = (type: unknown): boolean => type !== 'image' && type !== 'mrkdwn' && type !== 'plain_text';

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
