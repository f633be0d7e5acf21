import type { RequestHandler } from 'express';

/** No platform sends more: Teams about 100 KB, Slack less. The rest is room for what they may add (bytes). */
export const maxBodyBytes = 262_144;

/**
 * A parser of bodies that says 413 and hangs up as soon as more came than we take. By itself it would read a body that is too long
 * to its end before it says so, and some have no end. https://github.com/expressjs/body-parser/blob/v2.2.0/lib/read.js
 */
export function cutAtLimit(parse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    let bytes = 0;
    let isCut = false;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBodyBytes || isCut) return;
      isCut = true;
      response.once('close', () => request.destroy());
      response.set('connection', 'close').status(413).end();
    });
    parse(request, response, (error?: unknown) => {
      if (!isCut) next(error);
    });
  };
}
