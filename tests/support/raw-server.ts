import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { hangUp, listen } from './listen.ts';
import { ownCertificate } from './own-certificate.ts';

export type RawServer = { readonly address: string; readonly close: () => Promise<void> };

/** A server that answers byte for byte as a test says; with `isSafe` over TLS, by a certificate that nobody trusts. */
export async function openRawServer(answer: RequestListener, { isSafe = false } = {}): Promise<RawServer> {
  const server = isSafe ? createTlsServer(ownCertificate, answer) : createServer(answer);
  const address = await listen(server);
  return { address: isSafe ? address.replace('http:', 'https:') : address, close: () => hangUp(server) };
}
