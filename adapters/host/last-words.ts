import type { Logger } from 'pino';

/**
 * What nobody caught ends the process with one line in the log, without its message: that may repeat what somebody typed. What
 * Node has to warn of becomes a line too, so that all that comes out of the bot is one JSON object a line.
 */
export function logLastWords(log: Logger): void {
  process.on('uncaughtException', (error, origin) => {
    log.fatal({ err: error, origin }, 'nobody caught this, so the bot stops');
    process.exit(1);
  });
  process.on('warning', ({ name, ...warning }) => {
    // We chose SQLite and TypeScript as Node brings them.
    if (name === 'ExperimentalWarning') return;
    log.warn({ name, ...('code' in warning && { code: warning.code }) }, 'Node warns');
  });
  // Node would open a debugger to everybody on this computer.
  process.on('SIGUSR1', () => log.warn('SIGUSR1 is not for the bot'));
}
