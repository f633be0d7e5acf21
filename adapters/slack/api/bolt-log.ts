import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from 'pino';

/** Where it went wrong, but not the message of the error: it may repeat what somebody typed. */
export function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const data = 'data' in error && typeof error.data === 'object' && error.data !== null ? error.data : {};
  return {
    name: error.name,
    ...('code' in error && { code: error.code }),
    ...('error' in data && { slack: data.error }),
    at: (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  };
}

/** Bolt's debug lines hold whole bodies, so only its warnings and errors come through, without what hangs on them. */
export function toBoltLogger(log: Logger): BoltLogger {
  const line = (first: unknown) => (typeof first === 'string' ? first : 'Bolt reported an error');
  return {
    debug: () => {},
    info: () => {},
    warn: (first: unknown) => log.warn(line(first)),
    error: (first: unknown) => log.error({ ...(first instanceof Error && { error: describe(first) }) }, line(first)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

/** Slack's own word for what is wrong, such as `not_in_channel`. */
export function slackCode(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : 'unknown';
}
