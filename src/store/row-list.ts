import type { Value } from './store.ts';

/** Several rows or values in one statement: over a network a statement costs more than what it does. */

type Column = 'TEXT' | 'BIGINT';
type Bound = { readonly text: string; readonly values: readonly Value[] };

/**
 * Rows for behind VALUES. Both engines call their columns column1, column2, … PostgreSQL takes what stands there for text unless it
 * is told otherwise. The first value has this number in the statement.
 */
export function toRows(columns: readonly Column[], rows: readonly (readonly Value[])[], first = 1): Bound {
  let place = first;
  const row = () => `(${columns.map((column) => `CAST($${place++} AS ${column})`).join(', ')})`;
  return { text: rows.map(row).join(', '), values: rows.flat() };
}

/** Values for behind IN, with their brackets. The first value has this number in the statement. */
export function toList(values: readonly Value[], first = 1): Bound {
  return { text: `(${values.map((_, index) => `$${first + index}`).join(', ')})`, values };
}
