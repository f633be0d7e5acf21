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
 * Microsoft's sign-in on this computer, and the endpoint of a machine in Azure as well. While it is open, whatever goes to
 * login.microsoftonline.com comes here, and nothing else leaves.
 */
export async function openSignInServer(): Promise<SignInServer> {
  const standIn = await openStandIn(
    () => server.answer?.(server.got.length) ?? tokenAnswer(`token-${server.got.length}`),
  );
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const inside = url.replace(microsoft, `${standIn.address}/`);
    if (!inside.startsWith(standIn.address)) throw new TypeError(`nobody plays ${url}`);
    return real(inside, init);
  };
  const server: SignInServer = {
    ...standIn,
    answer: undefined,
    async close() {
      globalThis.fetch = real;
      await standIn.close();
    },
  };
  return server;
}
