import { given } from '#core';
import { describeError as describeAny, programWord } from '../../wire/describe-error.ts';
import { isObject } from '../../wire/json.ts';

/** What the log keeps of an error, with Slack's own word for it. */
export function describeError(error: unknown): object {
  return { ...describeAny(error), ...given({ slack: programWord(dataOf(error)?.error) }) };
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
