import { given } from '#core';
import { isObject } from '../../wire/json.ts';

/** Where it went wrong, but not the message of the error: it may repeat what somebody typed. */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  return {
    name: error.name,
    ...given({ code: 'code' in error ? error.code : undefined, slack: dataOf(error)?.error }),
    at: `${error.stack}`.split('\n').filter((line) => line.startsWith('    at ')),
  };
}

/** Slack's own word for what is wrong, such as `not_in_channel`. */
export function slackCode(error: unknown): string {
  return String(dataOf(error)?.error ?? 'unknown');
}

/** What the SDK hangs on its errors: the answer of Slack. */
function dataOf(error: unknown): { readonly error?: unknown } | undefined {
  const data = isObject(error) ? error.data : undefined;
  return isObject(data) ? data : undefined;
}
