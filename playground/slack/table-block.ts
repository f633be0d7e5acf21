import { z } from 'zod';
import { limits } from './block-limits.ts';

/** https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) });
const rawNumber = z.looseObject({ type: z.literal('raw_number'), value: z.number() });
const richText = z.looseObject({ type: z.literal('rich_text') });
const headings = z
  .array(z.union([rawText, rawNumber]))
  .min(1)
  .max(limits.tableColumns);
const row = z
  .array(z.union([rawText, rawNumber, richText]))
  .min(1)
  .max(limits.tableColumns);

/** A table as Slack documents it. In a message only: no document says that a view shows one. */
export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: z.string().min(1).max(limits.blockId).optional(),
    caption: z.string().min(1),
    rows: z
      .tuple([headings, row], row)
      .refine((rows) => rows.length <= limits.tableRows, `must have no more than ${limits.tableRows} rows`)
      .refine(([first, ...rest]) => rest.every(({ length }) => length === first.length), 'rows must be of one length'),
    page_size: z.int().min(1).max(limits.tablePage).optional(),
    row_header_column_index: z.int().min(0).optional(),
  })
  .refine(
    ({ rows }) => textIn(rows) <= limits.tableText,
    `cells must have no more than ${limits.tableText} characters`,
  );

function textIn(rows: readonly (readonly object[])[]): number {
  const cells = rows.flat().map((cell) => ('text' in cell ? String(cell.text).length : 0));
  return cells.reduce((sum, length) => sum + length, 0);
}
