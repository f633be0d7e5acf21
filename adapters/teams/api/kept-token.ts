import type { Ask } from './one-sign-in.ts';

/** Long enough before its end that a token is still good when it arrives; botbuilder does the same. */
const marginMs = 5 * 60_000;

/** What msal-node gives for a sign-in, as far as we use it. */
type SignedIn = { readonly accessToken: string; readonly expiresOn: Date | null };

/** Keeps a token until shortly before it ends, unless somebody asks for another. A sign-in without a token throws. */
export function keepToken(signIn: () => Promise<SignedIn | null>): Ask {
  let kept: { readonly token: string; readonly until: number } | undefined;
  return async (_serviceUrl, fresh) => {
    if (!fresh && kept && Date.now() < kept.until) return kept.token;
    const { accessToken: token, expiresOn } = (await signIn()) ?? { accessToken: '', expiresOn: null };
    if (!token) throw new Error('an answer without a token');
    kept = { token, until: expiresOn === null ? 0 : expiresOn.getTime() - marginMs };
    return token;
  };
}
