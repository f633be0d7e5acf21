import type { DraftIntent } from '../domain/intent.ts';

/** `toets`, with or without what people put before a command; what comes after it keeps its lines. */
const command = /^[^\p{L}\p{N}]*(?:(?:lessenbot|lessen)[^\p{L}\p{N}]+){0,3}toets(?![\p{L}\p{N}-])[\s:,–-]*([\s\S]*)$/iu;
/** Fewer words are no message: `toets deze brief`. */
const fewestWords = 8;

/** Somebody wants a message to residents read: by the form, or by what they typed at once. */
export function parseDraftCommand(text: string): DraftIntent | undefined {
  const rest = command.exec(text)?.[1];
  if (rest === undefined) return undefined;
  return rest.trim().split(/\s+/).length < fewestWords ? { kind: 'draft' } : { kind: 'check-draft', words: rest };
}
