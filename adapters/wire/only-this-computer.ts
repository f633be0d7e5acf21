import type { RequestHandler } from 'express';
import { isLoopbackSocket, isLoopbackUrl } from './loopback.ts';

/**
 * Lets through only what comes from this computer and was meant for it. A website that points its own name at
 * 127.0.0.1 (DNS rebinding) sends that name as Host, and is refused.
 */
export const onlyThisComputer: RequestHandler = ({ socket, headers }, response, next) => {
  const meant = URL.parse(`http://${headers.host ?? ''}`);
  if (meant && isLoopbackUrl(meant) && isLoopbackSocket(socket)) next();
  else response.status(403).json({ error: 'De speeltuin werkt alleen op deze computer.' });
};
