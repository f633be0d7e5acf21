import type { types } from '@slack/bolt';
import { clip, type Table } from '#core';
import { limits } from '../limits.ts';

/** Slack refuses an empty cell. https://docs.slack.dev/reference/block-kit/blocks/data-table-block */
const emptyCell = '–';

/** A table on which all rows are in sight. Its first column tells the rows apart, also for a screen reader. */
export function dataTable({ caption, columns, rows }: Table): types.DataTableBlock {
  const shown = rows.slice(0, limits.tableRows);
  return {
    type: 'data_table',
    caption,
    rows: [columns.map(({ name }) => cell(name)), ...shown.map((row) => row.map(cell))],
    page_size: shown.length,
    row_header_column_index: 0,
  };
}

/** Text in a cell has no marks: it is shown as it is. */
function cell(text: string): types.RawTextElement {
  return { type: 'raw_text', text: text.trim() === '' ? emptyCell : clip(text.toWellFormed(), limits.tableCell) };
}

/** The rows of a table without their headings, as text; an empty cell is empty again. */
export function rowsOf({ rows }: types.DataTableBlock): readonly (readonly string[])[] {
  return rows
    .slice(1)
    .map((row) => row.map((one) => ('text' in one && one.text !== emptyCell ? String(one.text) : '')));
}
