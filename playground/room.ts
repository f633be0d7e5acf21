import { createBounded, sizeOf } from './bounded.ts';
import type { Exchange, Message, Modal, PlatformId, State, User, Violation } from './state.ts';

/** A message as the playground keeps it: with who may see it. */
export type Stored = Omit<Message, 'onlyYou'> & {
  readonly platform: PlatformId;
  /** Whose direct chat it is in; absent in the project channel. */
  readonly owner?: string;
  /** Only this user sees it. */
  readonly onlyFor?: string;
  /** Who wrote it; absent for the bot. */
  readonly author?: string;
  /** Teams: what took the place of the card for one user only. */
  readonly cardFor?: Readonly<Record<string, unknown>>;
};

/** Everything that was said and sent, and who may see which part of it. Lives in memory only. */
export type Room = {
  readonly users: readonly User[];
  /** The time that a new message shows, epoch ms. */
  clock(): number;
  user(id: string): User | undefined;
  add(message: Stored): void;
  find(platform: PlatformId, id: string): Stored | undefined;
  change(platform: PlatformId, id: string, change: Partial<Stored>): void;
  remove(platform: PlatformId, id: string): void;
  /** A modal or dialog that opens, changes or (without one) closes. */
  show(platform: PlatformId, user: string, modal: Modal | undefined): void;
  modal(platform: PlatformId, user: string): Modal | undefined;
  /** The user asked the bot something; ends by itself when an answer comes. */
  wait(platform: PlatformId, user: string): void;
  stopWaiting(platform: PlatformId, user: string): void;
  /** `onlyFor` keeps it out of the inspector of others. */
  record(exchange: Omit<Exchange, 'id'>, onlyFor?: string): void;
  violate(platform: PlatformId, rule: string, detail: string): void;
  /** What one user sees; the rest of the state is not ours to know. */
  viewOf(user: string): Pick<State, 'version' | 'users' | 'me' | 'exchanges' | 'violations'> & {
    readonly panes: Record<PlatformId, Omit<State['panes'][PlatformId], 'available'>>;
  };
  /** Calls `listener` after every change; gives back how to stop. */
  subscribe(listener: () => void): () => void;
  changed(): void;
  reset(): void;
};

const platforms = ['slack', 'teams'] as const satisfies readonly PlatformId[];
const most = { messages: 500, messageBytes: 600_000, violations: 100 };
const mostExchanges = { items: 200, bytes: 400_000 };
/** The longest that the page says the bot is busy: longer than the bot gives itself for one post. */
const waitMs = 12_000;

/**
 * An empty room for these people. `now` gives real time; `clock` the time that messages show, which may run ahead
 * (both epoch ms).
 */
export function createRoom(users: readonly User[], now: () => number, clock: () => number = now): Room {
  const messages = { slack: new Map<string, Stored>(), teams: new Map<string, Stored>() };
  const exchanges = createBounded<{ exchange: Exchange; onlyFor: string | undefined }>(mostExchanges);
  const violations = createBounded<Violation>({ items: most.violations, bytes: 100_000 });
  const modals = new Map<string, Modal>();
  const waiting = new Map<string, NodeJS.Timeout>();
  const listeners = new Set<() => void>();
  // Starts at the time, so that a page which outlives a restart still sees the number rise.
  let version = now();
  let count = 0;

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  const sizes = new WeakMap<Stored, number>();
  function bytesOf(message: Stored): number {
    const bytes = sizes.get(message) ?? sizeOf(message);
    sizes.set(message, bytes);
    return bytes;
  }

  /** Forgets the oldest messages of the same room: a long night in the channel leaves a direct chat alone. */
  function trim({ platform, room, owner }: Stored): void {
    const all = [...messages[platform].values()].filter((one) => one.room === room && one.owner === owner);
    let bytes = all.reduce((sum, one) => sum + bytesOf(one), 0);
    let length = all.length;
    for (const one of all.slice(0, -1)) {
      if (length <= most.messages && bytes <= most.messageBytes) return;
      messages[platform].delete(one.id);
      bytes -= bytesOf(one);
      length -= 1;
    }
  }

  function stopWaiting(platform: PlatformId, user: string): void {
    clearTimeout(waiting.get(`${platform} ${user}`));
    if (waiting.delete(`${platform} ${user}`)) changed();
  }

  function answered(message: Stored | undefined): void {
    if (!message || message.author !== undefined) return;
    for (const { id } of users) if (isVisible(message, id)) stopWaiting(message.platform, id);
  }

  return {
    users,
    clock,
    user: (id) => users.find((one) => one.id === id),
    add(message) {
      messages[message.platform].set(message.id, message);
      trim(message);
      answered(message);
      changed();
    },
    find: (platform, id) => messages[platform].get(id),
    change(platform, id, change) {
      const message = messages[platform].get(id);
      if (!message) return;
      const next = { ...message, ...change };
      messages[platform].set(id, next);
      answered(next);
      changed();
    },
    remove(platform, id) {
      if (messages[platform].delete(id)) changed();
    },
    show(platform, user, modal) {
      if (modal) modals.set(`${platform} ${user}`, modal);
      else modals.delete(`${platform} ${user}`);
      stopWaiting(platform, user);
      changed();
    },
    modal: (platform, user) => modals.get(`${platform} ${user}`),
    wait(platform, user) {
      stopWaiting(platform, user);
      waiting.set(`${platform} ${user}`, setTimeout(() => stopWaiting(platform, user), waitMs).unref());
      changed();
    },
    stopWaiting,
    record(exchange, onlyFor) {
      count += 1;
      exchanges.add({ exchange: { ...exchange, id: `x${count}` }, onlyFor });
      changed();
    },
    violate(platform, rule, detail) {
      violations.add({ platform, at: now(), rule, detail: detail.slice(0, 500) });
      changed();
    },
    viewOf(user) {
      const pane = (platform: PlatformId) => {
        const modal = modals.get(`${platform} ${user}`);
        return {
          messages: [...messages[platform].values()]
            .filter((one) => isVisible(one, user))
            .map((one) => shown(one, user)),
          waiting: waiting.has(`${platform} ${user}`),
          ...(modal && { modal }),
        };
      };
      return {
        version,
        users,
        me: user,
        panes: { slack: pane('slack'), teams: pane('teams') },
        exchanges: exchanges.items
          .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === user)
          .map(({ exchange }) => exchange),
        violations: violations.items,
      };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed,
    reset() {
      for (const platform of platforms) messages[platform].clear();
      for (const timer of waiting.values()) clearTimeout(timer);
      for (const map of [modals, waiting]) map.clear();
      exchanges.clear();
      violations.clear();
      changed();
    },
  };
}

function isVisible({ owner, onlyFor }: Stored, user: string): boolean {
  return (owner === undefined || owner === user) && (onlyFor === undefined || onlyFor === user);
}

function shown(
  { id, room, from, at, text, blocks, card, cardFor, thread, edited, onlyFor }: Stored,
  user: string,
): Message {
  const own = cardFor?.[user];
  return {
    id,
    room,
    from,
    at,
    // Beside blocks, the text is only for notifications.
    ...(text !== undefined && !blocks && { text }),
    ...(blocks && { blocks }),
    ...(card !== undefined && { card: own ?? card }),
    onlyYou: onlyFor !== undefined,
    ...(thread !== undefined && { thread }),
    edited,
  };
}
