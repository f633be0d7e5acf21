import { given } from '#core';
import { StoreError } from '#core/store';

/** So many causes below an error say enough. */
const mostCauses = 3;

/**
 * What a log may keep of an error: its name, its code, where it happened, and the same of what caused it. Never its message, nor what
 * else hangs on it: those may repeat what somebody typed. Only of the store what to do about it, which is a sentence of our own for each code.
 */
export function describeError(error: unknown): object {
  return describe(error, mostCauses);
}

function describe(error: unknown, causes: number): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const { name, cause } = error;
  return {
    name: programWord(name) ?? 'Error',
    ...given({ code: 'code' in error ? programWord(error.code) : undefined }),
    ...given({ remedy: error instanceof StoreError ? error.message : undefined }),
    at: framesOf(error),
    ...given({ cause: cause === undefined || causes === 0 ? undefined : describe(cause, causes - 1) }),
  };
}

/** A name or a code of a program, and nothing that people write: `ECONNRESET`, `23505`, `not_in_channel`. */
export function programWord(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^[\w.:-]{1,60}$/.test(text) ? text : undefined;
}

/** The lines behind the message, for a message may look like such a line. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const end = stack.indexOf(message);
  const behind = end < 0 ? '' : stack.slice(end + message.length);
  return behind.split('\n').filter((line) => line.startsWith('    at '));
}
