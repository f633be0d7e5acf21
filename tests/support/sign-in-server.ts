import { openStandIn, type StandIn, type StandInAnswer } from './stand-in-server.ts';

const microsoft = 'https://login.microsoftonline.com/';

export type SignInServer = StandIn & {
  /** What it answers from now on; without it, another good token each time. */
  answer: ((count: number) => StandInAnswer | Promise<StandInAnswer>) | undefined;
};

/** A token as Microsoft gives it, and as the machine in Azure does. */
export function tokenAnswer(token: string, seconds = 3600): StandInAnswer {
  const ends = Math.floor(Date.now() / 1000) + seconds;
  const resource = 'https://api.botframework.com';
  return {
    body: { access_token: token, token_type: 'Bearer', expires_in: seconds, expires_on: String(ends), resource },
  };
}

/**
 * Whatever goes to login.microsoftonline.com comes to another address, and nothing else leaves. msal-node speaks to https alone, so it
 * cannot be told of a server here. Gives the way back.
 */
export function divertSignIn(address: string): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const inside = url.replace(microsoft, `${address}/`);
    if (!inside.startsWith(address)) throw new TypeError(`nobody plays ${url}`);
    return real(inside, init);
  };
  return () => {
    globalThis.fetch = real;
  };
}

/** Microsoft's sign-in on this computer, and the endpoint of a machine in Azure as well. */
export async function openSignInServer(): Promise<SignInServer> {
  const standIn = await openStandIn(
    () => server.answer?.(server.got.length) ?? tokenAnswer(`token-${server.got.length}`),
  );
  const restore = divertSignIn(standIn.address);
  const server: SignInServer = {
    ...standIn,
    answer: undefined,
    async close() {
      restore();
      await standIn.close();
    },
  };
  return server;
}
