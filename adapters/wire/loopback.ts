const hosts = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a host, as people write it, is this very computer. */
export const isLoopback = (host: string): boolean => hosts.has(host);

/** Whether an address leads to this very computer; a URL writes IPv6 between brackets. */
export const isLoopbackUrl = ({ hostname }: URL): boolean => isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'));

/** Whether a socket is connected to this very computer; one for both families writes IPv4 as `::ffff:127.0.0.1`. */
export const isLoopbackSocket = ({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): boolean =>
  isLoopback(remoteAddress.replace(/^::ffff:/, ''));
