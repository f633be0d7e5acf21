import { findNudgeRow, toNudge } from '../store/nudge-rows.ts';
import { findProjectRow, toProject } from '../store/project-rows.ts';
import type { Query, Store } from '../store/store.ts';
import { giveBack, idsSetAside, readRows, setAside, type UnreadableRow } from '../store/unreadable.ts';
import type { Log } from './log.ts';

/** More than anybody mends by hand; the others have their turn at the next start. */
const mostRows = 1_000;

/** Rows that cannot be read are named and left alone, so that everything else goes on. */
export async function leaveAlone(query: Query, bad: readonly UnreadableRow[], log: Log): Promise<void> {
  for (const row of bad) {
    await setAside(query, row);
    tell(log, row);
  }
}

function tell(log: Log, { table, id, fault }: UnreadableRow): void {
  log.error({ table, id, fault }, 'a row cannot be read, and is left alone until it is mended');
}

/** At a start: what was left alone and can be read by now takes part again; the rest is named once more. Throws a `StoreError`. */
export async function reviewSetAside({ query }: Pick<Store, 'query'>, log: Log): Promise<void> {
  // Projects first: a nudge waits with its project.
  for (const id of await idsSetAside(query, 'project', mostRows)) {
    const rows = await findProjectRow(query, id);
    await reviewOne(query, { table: 'project', id, bad: readRows(rows, toProject).bad }, log);
  }
  for (const id of await idsSetAside(query, 'nudge', mostRows)) {
    const rows = await findNudgeRow(query, id);
    const owners = await findProjectRow(query, rows[0]?.project ?? '');
    const bad = [...readRows(rows, toNudge).bad, ...readRows(owners, toProject).bad];
    await reviewOne(query, { table: 'nudge', id, bad }, log);
  }
}

type Reviewed = Pick<UnreadableRow, 'table' | 'id'> & { readonly bad: readonly UnreadableRow[] };

async function reviewOne(query: Query, { table, id, bad }: Reviewed, log: Log): Promise<void> {
  const [still] = bad;
  if (still) return tell(log, still);
  await giveBack(query, { table, id });
  log.info({ table, id }, 'a row can be read again, and takes part again');
}
