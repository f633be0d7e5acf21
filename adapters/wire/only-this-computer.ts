import type { RequestHandler } from 'express';
import { isLoopbackSocket, isLoopbackUrl } from './loopback.ts';

/** What a proxy adds to a request that it passes on. Browsers and clients on this computer send none of these. */
const proxyHeaders =
  /^(?:forwarded|via|x-forwarded(?:-.*)?|x-original-.*|x-real-ip|(?:x-|true-|x-cluster-|fastly-)?client-ip|cf-.*|x-arr-.*|x-azure-.*|x-amzn-.*|x-envoy-.*|x-appengine-.*|x-proxy.*|proxy-.*|max-forwards)$/;

/** The part of a request that tells where it comes from. */
type Origin = Pick<Parameters<RequestHandler>[0], 'socket' | 'headers' | 'httpVersion'>;

/**
 * Whether a request comes from this computer and was meant for it. A website that points its own name at 127.0.0.1 (DNS rebinding)
 * sends that name as Host. A proxy on this computer passes on what others send, with headers of its own; nginx by itself
 * adds none, but speaks HTTP/1.0. https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_http_version
 */
export function isFromThisComputer({ socket, headers, httpVersion }: Origin): boolean {
  const meant = URL.parse(`http://${headers.host ?? ''}`);
  if (!meant || !isLoopbackUrl(meant) || meant.username !== '' || !isLoopbackSocket(socket)) return false;
  return httpVersion !== '1.0' && !Object.keys(headers).some((name) => proxyHeaders.test(name));
}

/** Lets through only what comes from this computer and was meant for it. */
export const onlyThisComputer: RequestHandler = (request, response, next) => {
  if (isFromThisComputer(request)) next();
  else response.status(403).json({ error: 'De speeltuin werkt alleen op deze computer.' });
};
