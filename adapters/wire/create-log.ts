import pino, { type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.ts';
import { readableLine } from './readable-log.ts';

/**
 * The log of the bot, on stdout unless it goes elsewhere: one JSON object a line for programs, a short line for who looks at a
 * terminal. Of an error (`err`) it keeps what it is and where it happened, whoever writes the line, and never its message.
 */
export function createLog(level: string, destination: DestinationStream = standardOutput()): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}

function standardOutput(): DestinationStream {
  const out = pino.destination({ sync: true });
  return process.stdout.isTTY ? { write: (line) => void out.write(readableLine(line)) } : out;
}
