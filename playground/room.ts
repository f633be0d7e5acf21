import { given, type Platform } from '#core';
import { createExchangeLog } from './exchange-log.ts';
import type { KeptRoom } from './kept-schema.ts';
import { createMessages, isVisible, type Messages, type Stored } from './message-store.ts';
import { perPlatform } from './per-platform.ts';
import type { Exchange, Home, Modal, State, User } from './state.ts';
import { createWaiting, type Waiting } from './waiting.ts';

/** A message that comes in: now, unless it says when, and not edited. */
type NewMessage = Omit<Stored, 'at' | 'edited'> & Partial<Pick<Stored, 'at' | 'edited'>>;

/** Everything that was said and sent, and who may see which part of it. */
export type Room = Pick<Messages, 'find'> & {
  readonly users: readonly User[];
  user(id: string): User | undefined;
  add(message: NewMessage): void;
  /** A message that this user sees. */
  seen(platform: Platform, id: string, user: User): Stored | undefined;
  change(platform: Platform, id: string, change: Partial<Stored>): void;
  remove(platform: Platform, id: string): void;
  /** A modal or dialog that opens, changes or (without one) closes. */
  show(platform: Platform, user: string, modal: Modal | undefined): void;
  modal(platform: Platform, user: string): Modal | undefined;
  /** The page that a user has with the bot alone. */
  showHome(platform: Platform, user: string, home: Home): void;
  /** The user asked the bot something; ends by itself when an answer comes. */
  wait(platform: Platform, user: string): void;
  stopWaiting(platform: Platform, user: string): void;
  /** `onlyFor` keeps it out of the inspector of others. */
  record(exchange: Omit<Exchange, 'id'>, onlyFor?: string): void;
  violate(platform: Platform, rule: string, detail: string): void;
  /** What one user sees; the rest of the state is not ours to know. */
  viewOf(user: string): View;
  /** Calls `listener` after every change; gives back how to stop. */
  subscribe(listener: () => void): () => void;
  changed(): void;
  /** What is worth keeping for the next start, and the way to put it back. */
  kept(): KeptRoom;
  fill(kept: KeptRoom): void;
  reset(): void;
};

type PaneView = Omit<State['panes'][Platform], 'available' | 'shortcuts'>;
type View = Pick<State, 'version' | 'users' | 'me' | 'exchanges' | 'violations'> & {
  readonly panes: Readonly<Record<Platform, PaneView>>;
};

/**
 * An empty room for these people. `now` gives real time; `clock` the time that messages show, which may run ahead
 * (both epoch ms).
 */
export function createRoom(users: readonly User[], now: () => number, clock: () => number = now): Room {
  const { changed, subscribe, version } = createChanges(now());
  const messages = createMessages();
  const waiting = createWaiting(changed);
  const modals = createOpened<Modal>();
  const homes = createOpened<Home>();
  const log = createExchangeLog(now);

  function put(message: Stored): void {
    messages.put(message);
    const answered = message.author === undefined ? users.filter(({ id }) => isVisible(message, id)) : [];
    for (const { id } of answered) waiting.stop(message.platform, id);
    changed();
  }

  return {
    users,
    user: (id) => users.find((one) => one.id === id),
    add: (message) => put({ at: clock(), edited: false, ...message }),
    find: messages.find,
    seen(platform, id, user) {
      const message = messages.find(platform, id);
      return message && isVisible(message, user.id) ? message : undefined;
    },
    change(platform, id, change) {
      const message = messages.find(platform, id);
      if (message) put({ ...message, ...change });
    },
    remove(platform, id) {
      if (messages.remove(platform, id)) changed();
    },
    show(platform, user, modal) {
      modals.set(platform, user, modal);
      waiting.stop(platform, user);
      changed();
    },
    modal: modals.of,
    showHome(platform, user, home) {
      homes.set(platform, user, home);
      changed();
    },
    wait: waiting.start,
    stopWaiting: waiting.stop,
    record(exchange, onlyFor) {
      log.record(exchange, onlyFor);
      changed();
    },
    violate(platform, rule, detail) {
      log.violate({ platform, rule, detail: detail.slice(0, 500) });
      changed();
    },
    viewOf: (user) => ({
      ...{ version: version(), users, me: user },
      panes: perPlatform((platform) => paneOf(platform, user, { messages, modals, homes, waiting })),
      ...log.seenBy(user),
    }),
    subscribe,
    changed,
    kept: () => ({ messages: messages.all(), ...log.kept() }),
    fill(kept) {
      for (const message of kept.messages) messages.put(message);
      log.fill(kept);
    },
    reset() {
      for (const part of [messages, waiting, modals, homes, log]) part.clear();
      changed();
    },
  };
}

type Panes = {
  readonly messages: Messages;
  readonly modals: Opened<Modal>;
  readonly homes: Opened<Home>;
  readonly waiting: Waiting;
};

function paneOf(platform: Platform, user: string, { messages, modals, homes, waiting }: Panes): PaneView {
  return {
    messages: messages.seenBy(user, platform),
    waiting: waiting.is(platform, user),
    ...given({ modal: modals.of(platform, user), home: homes.of(platform, user) }),
  };
}

/** Who wants to hear of changes, and how many there were. */
function createChanges(start: number) {
  const listeners = new Set<() => void>();
  // Starts at the time, so that a page which outlives a restart still sees the number rise.
  let version = start;
  return {
    version: () => version,
    changed() {
      version += 1;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Opened<Shown> = ReturnType<typeof createOpened<Shown>>;

/** What is open now, for each platform and user. */
function createOpened<Shown>() {
  const open = perPlatform(() => new Map<string, Shown>());
  return {
    of: (platform: Platform, user: string) => open[platform].get(user),
    set(platform: Platform, user: string, shown: Shown | undefined) {
      if (shown) open[platform].set(user, shown);
      else open[platform].delete(user);
    },
    clear() {
      for (const each of Object.values(open)) each.clear();
    },
  };
}
