import { z } from 'zod';
import { type ButtonIntent, checkInWishes, type Intent, type LookupIntent, type Press } from '../domain/intent.ts';
import { phases } from '../domain/lesson.ts';
import { answers } from '../domain/project.ts';

const id = z.string().max(80);
const only = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind) });
const lookup = z.discriminatedUnion('kind', [
  only('help'),
  z.strictObject({ kind: z.literal('show-category'), category: id }),
  z.strictObject({ kind: z.literal('show-lesson'), lesson: id }),
  z.strictObject({
    kind: z.literal('list-lessons'),
    lessons: z.tuple([id], id).refine((lessons) => lessons.length <= 24),
  }),
  z.strictObject({ kind: z.literal('list-examples'), category: id.exactOptional() }),
  z.strictObject({ kind: z.literal('show-example'), intervention: id }),
  only('list-terms'),
  z.strictObject({ kind: z.literal('show-term'), term: id }),
]);
const date = z.iso.date();
const weekday = z.literal([1, 2, 3, 4, 5]);
const time = z.string().regex(/^\d\d:\d\d$/);
const rhythm = z.discriminatedUnion('every', [
  z.strictObject({ every: z.enum(['week', 'two-weeks']), weekday, time }),
  z.strictObject({ every: z.literal('month'), nth: z.literal([1, 2, 3, 4, -1]), weekday, time }),
]);
const draft = z.strictObject({
  interventions: z.array(id).max(14),
  phase: z.enum(phases).exactOptional(),
  rhythm: rhythm.exactOptional(),
  whole: z.boolean(),
});
const project = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['project', 'resume', 'stop', 'plan', 'next-now', 'log', 'status', 'picture']) }),
  z.strictObject({ kind: z.literal('set-project'), draft }),
  z.strictObject({ kind: z.literal('set-phase'), phase: z.enum(phases) }),
  z.strictObject({ kind: z.literal('pause'), until: date.exactOptional() }),
  z.strictObject({ kind: z.literal('undo'), change: id }),
  z.strictObject({ kind: z.literal('answer-nudge'), nudge: id, answer: z.enum(answers) }),
  z.strictObject({ kind: z.enum(['undo-answer', 'why-nudge', 'show-nudge']), nudge: id }),
  z.strictObject({ kind: z.literal('check-in'), nudge: id, wish: z.enum(checkInWishes) }),
]);
const press = z.discriminatedUnion('press', [
  z.strictObject({ press: z.literal('open'), intent: z.union([lookup, project]) }),
  z.strictObject({ press: z.literal('share'), intent: lookup }),
]);

/** A press as the short text a button carries (under 2,000 characters, Slack's limit for a button value). */
export function writePress(kind: Press['press'], intent: ButtonIntent): string {
  return JSON.stringify({ press: kind, intent });
}

/** Reads what a button sent. Anybody can send anything, so all else gives `undefined`, never an error. */
export function readPress(value: unknown): Press | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined;
  try {
    return press.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

const lookups: ReadonlySet<string> = new Set<LookupIntent['kind']>([
  'help',
  'show-category',
  'show-lesson',
  'search',
  'list-lessons',
  'list-examples',
  'show-example',
  'list-terms',
  'show-term',
  'unknown-term',
]);

/** Whether somebody asks for a lesson, a category or the like; all other intents concern the channel's project. */
export function isLookup(intent: Intent): intent is LookupIntent {
  return lookups.has(intent.kind);
}
