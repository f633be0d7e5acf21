import type { LessonId } from '../domain/lesson.ts';
import type { Place } from '../domain/project.ts';
import type { Query } from './store.ts';

/** Longer ago no longer says what a team is busy with. */
export const lookupDays = 90;

/** Keeps that a lesson was opened in a channel: never by whom, or with what words. */
export async function addLookup(
  query: Query,
  { place, lesson, at }: { readonly place: Place; readonly lesson: LessonId; readonly at: number },
): Promise<void> {
  await query('INSERT INTO lookup (platform, workspace, channel, lesson, at) VALUES ($1, $2, $3, $4, $5)', [
    place.platform,
    place.workspace,
    place.channel,
    lesson,
    at,
  ]);
}
