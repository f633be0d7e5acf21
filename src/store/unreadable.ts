import { type Query, StoreError } from './store.ts';

type Table = 'project' | 'nudge';

/** A row that does not hold what we write there: changed by hand, cut off, or of a version we do not know. */
export class UnreadableRow extends StoreError {
  readonly table: Table;
  readonly id: string;
  /** What is wrong with it, without what stands in it. */
  readonly fault: string;
  constructor(table: Table, id: string, fault: string) {
    super('unreadable');
    this.table = table;
    this.id = id;
    this.fault = fault;
  }
}

/** What rows hold, and those that cannot be read. */
export type Rows<Value> = { readonly good: readonly Value[]; readonly bad: readonly UnreadableRow[] };

/** Reads rows one by one: a bad one must not keep the others from anybody. */
export function readRows<Row, Value>(rows: readonly Row[], read: (row: Row) => Value): Rows<Value> {
  const good: Value[] = [];
  const bad: UnreadableRow[] = [];
  for (const row of rows) {
    try {
      good.push(read(row));
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      bad.push(error);
    }
  }
  return { good, bad };
}

/** Sets a row aside: it is not due any more, until it is given back. What it holds stays as it is. */
export async function setAside(query: Query, { table, id, fault }: UnreadableRow): Promise<void> {
  await query(`UPDATE ${table} SET unreadable = $2 WHERE id = $1`, [id, fault]);
}

/** Somebody mended a row: it takes part again. */
export async function giveBack(query: Query, { table, id }: Pick<UnreadableRow, 'table' | 'id'>): Promise<void> {
  await query(`UPDATE ${table} SET unreadable = NULL WHERE id = $1`, [id]);
}

/** The ids of rows of a table that were set aside, at most so many. */
export async function idsSetAside(query: Query, table: Table, limit: number): Promise<readonly string[]> {
  const rows = await query<{ id: string }>(
    `SELECT id FROM ${table} WHERE unreadable IS NOT NULL ORDER BY id LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}
