import type { Response } from 'express';
import { changeBetween } from './change-between.ts';
import type { Room } from './room.ts';
import type { State, User } from './state.ts';

const mostStreams = 50;
const heartbeatMs = 20_000;
/** A burst of changes is one picture for the page. */
const gatherMs = 25;

/** The pages that are open: each gets the state, and after that every change of it, as Server-Sent Events. */
export type Streams = {
  readonly isFull: () => boolean;
  /** Keeps this answer open for what comes. */
  open(response: Response, user: User): void;
  /** Ends them all. */
  close(): void;
};

/** No page is open yet. Each gets the state as its own user sees it. */
export function createStreams(room: Room, stateOf: (user: User) => State): Streams {
  const streams = new Map<Response, User>();
  const sent = new WeakMap<Response, State>();
  const push = createPush((response) => {
    const user = streams.get(response);
    if (!user) return undefined;
    const state = stateOf(user);
    const before = sent.get(response);
    sent.set(response, state);
    return `data: ${JSON.stringify(before ? changeBetween(before, state) : state)}\n\n`;
  });
  let planned: NodeJS.Timeout | undefined;
  const unsubscribe = room.subscribe(() => {
    planned ??= setTimeout(() => {
      planned = undefined;
      for (const response of streams.keys()) push(response);
    }, gatherMs).unref();
  });
  const heartbeat = setInterval(() => {
    for (const response of streams.keys()) response.write(': \n\n');
  }, heartbeatMs).unref();

  return {
    isFull: () => streams.size >= mostStreams,
    open(response, user) {
      // Closing with the stream lets the bot stop at once.
      response.set({ 'content-type': 'text/event-stream', connection: 'close' });
      response.flushHeaders();
      streams.set(response, user);
      response.on('close', () => streams.delete(response));
      push(response);
    },
    close() {
      unsubscribe();
      clearInterval(heartbeat);
      clearTimeout(planned);
      for (const response of streams.keys()) response.end();
    },
  };
}

/** Sends a picture to those who can take it; who is still reading gets one afterwards, when something changed meanwhile. */
function createPush(picture: (response: Response) => string | undefined): (response: Response) => void {
  const reading = new WeakMap<Response, { changed: boolean }>();
  return function push(response) {
    const busy = reading.get(response);
    if (busy) busy.changed = true;
    const data = busy ? undefined : picture(response);
    if (data === undefined || response.write(data)) return;
    const mine = { changed: false };
    reading.set(response, mine);
    response.once('drain', () => {
      reading.delete(response);
      // One makes up for all it missed: each begins where the last one that was sent ended.
      if (mine.changed) push(response);
    });
  };
}
