import type { Platform } from '../domain/project.ts';
import { notDismissed } from './nudge-rows.ts';
import type { Query } from './store.ts';

/** What stands still or is in doubt on a platform, in the whole store. */
export type Counts = {
  readonly platform: Platform;
  readonly uncertainNudges: number;
  readonly uncertainAnnouncements: number;
  readonly parkedChannels: number;
  readonly blockedWorkspaces: number;
};

/** Counts what needs somebody's eye on a platform, from indexes that hold nothing else. */
export async function countTrouble(query: Query, platform: Platform): Promise<Counts> {
  const uncertain = (table: 'nudge' | 'announcement', but = '') =>
    `(SELECT count(*) FROM ${table} JOIN project ON project.id = ${table}.project
       WHERE ${table}.state = 'uncertain' AND project.platform = $1${but})`;
  const [row] = await query<Record<Exclude<keyof Counts, 'platform'>, unknown>>(
    `SELECT ${uncertain('nudge', ` AND ${notDismissed}`)} AS "uncertainNudges", ${uncertain('announcement')} AS "uncertainAnnouncements",
       (SELECT count(*) FROM project WHERE state = 'parked' AND platform = $1) AS "parkedChannels",
       (SELECT count(*) FROM blocked WHERE platform = $1 AND left_at IS NULL) AS "blockedWorkspaces"`,
    [platform],
  );
  return {
    platform,
    uncertainNudges: Number(row?.uncertainNudges ?? 0),
    uncertainAnnouncements: Number(row?.uncertainAnnouncements ?? 0),
    parkedChannels: Number(row?.parkedChannels ?? 0),
    blockedWorkspaces: Number(row?.blockedWorkspaces ?? 0),
  };
}
