import { withinDeadline } from '../../wire/deadline.ts';
import { NoToken, type Token } from './sign-in.ts';

/** Gives a token, kept or fresh, in its own time; throws whatever went wrong. */
export type Ask = (serviceUrl: string, fresh: boolean) => Promise<string>;

/** Signing in may hang too, and while it does, nothing was sent for certain. */
const signInMs = 5_000;

/** One sign-in for all who want the same at the same time, with an end to the wait. */
export function oneSignIn(ask: Ask): Token {
  const underWay = new Map<boolean, Promise<string>>();
  const late = (): never => {
    throw new NoToken();
  };

  function signIn(serviceUrl: string, fresh: boolean): Promise<string> {
    const running = underWay.get(fresh);
    if (running) return running;
    // The deadline belongs to what is shared: a sign-in that never ends would hold up all that come after it.
    const token = withinDeadline(ask(serviceUrl, fresh), signInMs, late).finally(() => underWay.delete(fresh));
    underWay.set(fresh, token);
    return token;
  }

  return async (serviceUrl, { fresh } = { fresh: false }) => {
    try {
      return await signIn(serviceUrl, fresh);
    } catch (error) {
      throw error instanceof NoToken ? error : new NoToken(error);
    }
  };
}
