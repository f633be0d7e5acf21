import type { Express } from 'express';
import { toSupport } from './support-link.ts';

type Contact = {
  /** A mail address or an https address. */
  readonly support: string;
  readonly publicUrl?: string | undefined;
  /** Epoch ms. */
  readonly now: number;
};

/** It is true as long as this bot runs with this setting, and who reads it later looks again. RFC 9116 advises less than a year. */
const holdsMs = 180 * 24 * 60 * 60_000;

/** Whom to tell of a hole in this bot, as RFC 9116 lays it out. https://www.rfc-editor.org/rfc/rfc9116 @internal */
export function securityTxt({ support, publicUrl, now }: Contact): string {
  const lines = [
    `Contact: ${toSupport(support)}`,
    `Expires: ${new Date(now + holdsMs).toISOString().replace(/\.\d+/, '')}`,
    'Preferred-Languages: nl, en',
    // The RFC asks for https here.
    ...(publicUrl?.startsWith('https://') ? [`Canonical: ${publicUrl}${path}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const path = '/.well-known/security.txt';

/** Puts it on, where the administrator said whom to ask; nobody is made up. */
export function mountSecurityTxt(server: Express, { support, publicUrl }: Partial<Omit<Contact, 'now'>>): void {
  if (support === undefined) return;
  server.get(path, (_request, response) => {
    response
      .set({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' })
      .type('text/plain')
      .send(securityTxt({ support, publicUrl, now: Date.now() }));
  });
}
