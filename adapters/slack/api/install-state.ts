import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Long enough to ask an administrator for permission, and short enough to be of no use to who finds it. */
export const stateMs = 10 * 60_000;

/** What ties the way to Slack to the way back, in the same browser. */
export type InstallStates = {
  /** A new one, for a browser that is known by its cookie. */
  issue(browser: string): string;
  /** Gives what tells it from all others, so that it is used once; or what is wrong with it. */
  check(state: string, browser: string): { readonly once: string } | { readonly wrong: 'strange' | 'old' };
};

/** Nothing is kept of a state: it is sealed with our secret, together with the cookie of its browser. `now` is epoch ms. */
export function createInstallStates(secret: string, now: () => number): InstallStates {
  const sealOf = (once: string, until: string, browser: string) =>
    createHmac('sha256', secret).update(`slack install\n${once}\n${until}\n${browser}`).digest('base64url');
  return {
    issue(browser) {
      const once = randomBytes(16).toString('base64url');
      const until = String(now() + stateMs);
      return [once, until, sealOf(once, until, browser)].join('.');
    },
    check(state, browser) {
      const [once = '', until = '', seal = ''] = state.split('.');
      const expected = Buffer.from(sealOf(once, until, browser));
      const given = Buffer.from(seal);
      if (browser === '' || given.length !== expected.length || !timingSafeEqual(given, expected))
        return { wrong: 'strange' };
      return Number(until) > now() ? { once } : { wrong: 'old' };
    },
  };
}

const cookieName = 'lessenbot_installatie';

/** The cookie by which we know a browser again, from a header; empty when there is none of ours. */
export function browserIn(cookies: string | undefined): string {
  const found = /(?:^|;\s*)lessenbot_installatie=([\w-]{43})(?:;|$)/.exec(cookies ?? '');
  return found?.[1] ?? '';
}

/** A browser that we see for the first time. */
export const newBrowser = (): string => randomBytes(32).toString('base64url');

/** Lax, for Slack sends the browser back from its own site; out of reach of scripts; and over https only, but on this computer. */
export function browserCookie(browser: string, { isLocal }: { readonly isLocal: boolean }): string {
  const rights = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(isLocal ? [] : ['Secure'])].join('; ');
  return `${cookieName}=${browser}; Max-Age=${stateMs / 1_000}; ${rights}`;
}
