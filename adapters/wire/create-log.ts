import pino, { type DestinationStream, type Logger } from 'pino';
import { describeError } from './describe-error.ts';

/**
 * The log of the bot: one JSON object a line, on stdout unless it goes elsewhere. Of an error (`err`) it keeps what it is and where it
 * happened, whoever writes the line, and never its message.
 */
export function createLog(level: string, destination: DestinationStream = pino.destination({ sync: true })): Logger {
  return pino({ level, serializers: { err: describeError } }, destination);
}
