import { type ProvenCredentials, type SignInSettings, toCredentials } from './credentials.ts';
import { type Ask, oneSignIn } from './one-sign-in.ts';
import type { Token } from './sign-in.ts';

/**
 * Who can sign us in with a secret or a certificate. Both keep the same promises, in tests/adapters/teams/own-token.test.ts.
 */
export const roads = {
  botbuilder: () => import('./botframework.ts'),
  msal: () => import('./msal.ts'),
} satisfies Record<string, () => Promise<{ openSignIn(credentials: ProvenCredentials): Ask }>>;

/** Which of the two does. When to change it stands in docs/decisions/teams-sign-in.md. */
const chosen: keyof typeof roads = 'botbuilder';

/** How we sign in with Microsoft. Throws without an app id, a tenant id and a way to sign in. */
export async function openOwnToken(settings: SignInSettings, road: keyof typeof roads = chosen): Promise<Token> {
  const { proof, ...who } = toCredentials(settings);
  // Each is large, and only one of them is needed.
  if (proof.kind === 'machine') return oneSignIn((await import('./managed-identity.ts')).openMachine(who));
  return oneSignIn((await roads[road]()).openSignIn({ ...who, proof }));
}
