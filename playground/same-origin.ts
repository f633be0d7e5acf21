import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';

/**
 * Lets through what our own page sends, and what no browser sends. A browser names the origin of every POST and cannot
 * send JSON across origins unasked, so another website in the same browser can neither drive the bot nor read along.
 */
export const onlyOurPage: RequestHandler = (request, response, next) => {
  if (!isOurs(request)) refuse(response, 403, 'Alleen de speeltuin zelf mag dit vragen.');
  else if (request.method !== 'GET' && !request.is('application/json')) refuse(response, 415, 'Stuur JSON.');
  else next();
};

function isOurs({ method, headers }: Request): boolean {
  const here = `http://${headers.host}`;
  const { origin = here, 'sec-fetch-site': site = 'same-origin' } = headers;
  // Opening the address by hand is `none`; a POST is never that.
  const byHand = method === 'GET' && headers.origin === undefined && site === 'none';
  return origin === here && (site === 'same-origin' || byHand);
}

/** For the doors where only the bot comes: it is no browser. */
export const noBrowser: RequestHandler = ({ headers }, response, next) => {
  if (headers.origin === undefined && headers['sec-fetch-site'] === undefined) next();
  else refuse(response, 403, 'Deze deur is voor de bot.');
};

/** What could not be read: Express would show the error, the sender only needs a sentence. */
export const withoutDetails: ErrorRequestHandler = (error, _request, response, next) => {
  const status = Number(error?.status);
  if (response.headersSent || !(status >= 400 && status < 500)) next(error);
  else refuse(response, status, status === 413 ? 'Dit is te lang.' : 'Dit is geen goede JSON.');
};

/** Says no, with a Dutch sentence for people. */
export function refuse(response: Response, status: number, error: string): void {
  response.status(status).json({ error });
}
