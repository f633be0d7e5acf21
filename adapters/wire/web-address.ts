import { z } from 'zod';
import { isLoopbackUrl } from './loopback.ts';

/** A setting with the address of a site: http or https, without a name, password, question or anchor; the last slash is taken off. */
export function siteAddress(example: string): z.ZodType<string, string> {
  return address(`Gebruik bijvoorbeeld ${example}`)
    .refine((text) => isPlain(new URL(text)), `is meer dan een adres. Gebruik bijvoorbeeld ${example}`)
    .transform((text) => text.replace(/\/+$/, ''));
}

/**
 * A setting with the address of an API, which gets our token: https, or this very computer. It ends in one slash, whether that
 * was typed or not, so that everything that is called below it is found by any of our ways to call.
 */
export function apiAddress(hint: string): z.ZodType<string, string> {
  return address(hint)
    .refine((text) => isPlain(new URL(text)), `is meer dan een adres. ${hint}`)
    .refine((text) => isSafe(new URL(text)), `begint niet met https://, en dan kan een ander ons token lezen. ${hint}`)
    .transform((text) => `${text.replace(/\/+$/, '')}/`);
}

function address(hint: string) {
  return z.url({ protocol: /^https?$/, error: `is geen webadres. ${hint}`, abort: true });
}

const isSafe = (url: URL): boolean => url.protocol === 'https:' || isLoopbackUrl(url);

function isPlain({ username, password, search, hash }: URL): boolean {
  return [username, password, search, hash].every((part) => part === '');
}
