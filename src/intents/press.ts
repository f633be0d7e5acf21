import { z } from 'zod';
import type { ButtonIntent, Press } from '../domain/intent.ts';

const id = z.string().max(80);
const buttonIntent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('help') }),
  z.strictObject({ kind: z.literal('show-category'), category: id }),
  z.strictObject({ kind: z.literal('show-lesson'), lesson: id }),
  z.strictObject({
    kind: z.literal('list-lessons'),
    lessons: z.tuple([id], id).refine((lessons) => lessons.length <= 24),
  }),
  z.strictObject({ kind: z.literal('list-examples'), category: id.exactOptional() }),
  z.strictObject({ kind: z.literal('show-example'), intervention: id }),
  z.strictObject({ kind: z.literal('list-terms') }),
  z.strictObject({ kind: z.literal('show-term'), term: id }),
]);
const press = z.strictObject({ press: z.enum(['open', 'share']), intent: buttonIntent });

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
