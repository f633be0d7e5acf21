import type { Press, Say, Submit, UseShortcut } from '../state.ts';
import { type Call, post } from './connection.ts';

/** Without who says it: that is added on the way. */
type Anonymous<Body> = Body extends unknown ? Omit<Body, 'user'> : never;

/** What the page asks of the server as the played user. Each is false when it does not arrive. */
export type Calls = {
  readonly say: (said: Anonymous<Say>) => Promise<boolean>;
  readonly press: (press: Anonymous<Press>) => Promise<boolean>;
  readonly submit: (submitted: Anonymous<Submit>) => Promise<boolean>;
  readonly useShortcut: (used: Anonymous<UseShortcut>) => Promise<boolean>;
  readonly openHome: () => Promise<boolean>;
  readonly reset: () => Promise<boolean>;
  /** Moves the bot's clock forward, to epoch ms. */
  readonly travel: (to: number) => Promise<boolean>;
};

/** `onDone` hears what went wrong, in a sentence for people; an empty one when nothing did. */
export function createCalls(who: () => string | undefined, onDone: (failure: string) => void): Calls {
  async function send(call: Call, body: object): Promise<boolean> {
    const failure = await post(call, { ...body, user: who() });
    onDone(failure ?? '');
    return failure === undefined;
  }
  return {
    say: (said) => send('say', said),
    press: (press) => send('press', press),
    submit: (submitted) => send('submit', submitted),
    useShortcut: (used) => send('shortcut', used),
    openHome: () => send('home', {}),
    reset: () => send('reset', {}),
    travel: (to) => send('time', { to: new Date(to).toISOString() }),
  };
}
