import { given, type Platform } from '#core';
import { sizeOf } from './bounded.ts';
import { perPlatform } from './per-platform.ts';
import type { Message, RoomId } from './state.ts';

/** Where a message is: the project channel, or the direct chat of its owner. */
export type Place = { readonly room: RoomId; readonly owner?: string };

/** Where somebody is who says something in a room. */
export const placeFor = (room: RoomId, user: string): Place => (room === 'project' ? { room } : { room, owner: user });
/** The place of a message, without the rest of it. */
export const placeOf = ({ room, owner }: Place): Place => ({ room, ...given({ owner }) });

/** A message as the playground keeps it: with who may see it. */
export type Stored = Omit<Message, 'onlyYou'> &
  Place & {
    readonly platform: Platform;
    /** Only this user sees it. */
    readonly onlyFor?: string;
    /** Who wrote it; absent for the bot. */
    readonly author?: string;
    /** Teams: what took the place of the card for one user only. */
    readonly cardFor?: Readonly<Record<string, unknown>>;
  };

export type Messages = {
  find(platform: Platform, id: string): Stored | undefined;
  put(message: Stored): void;
  remove(platform: Platform, id: string): boolean;
  /** All that one user sees on a platform, in the order in which it came. */
  seenBy(user: string, platform: Platform): Message[];
  /** All of them, in the order in which they came. */
  all(): Stored[];
  clear(): void;
};

const most = { messages: 500, bytes: 600_000 };

/** The messages of all platforms. Of each room the oldest are forgotten, so that it stays small. */
export function createMessages(): Messages {
  const kept = perPlatform(() => new Map<string, Stored>());
  const sizes = new WeakMap<Stored, number>();
  function bytesOf(message: Stored): number {
    const bytes = sizes.get(message) ?? sizeOf(message);
    sizes.set(message, bytes);
    return bytes;
  }

  /** Only of the same room: a long night in the channel leaves a direct chat alone. */
  function trim({ platform, room, owner }: Stored): void {
    const all = [...kept[platform].values()].filter((one) => one.room === room && one.owner === owner);
    let bytes = all.reduce((sum, one) => sum + bytesOf(one), 0);
    let length = all.length;
    for (const one of all.slice(0, -1)) {
      if (length <= most.messages && bytes <= most.bytes) return;
      kept[platform].delete(one.id);
      bytes -= bytesOf(one);
      length -= 1;
    }
  }

  return {
    find: (platform, id) => kept[platform].get(id),
    put(message) {
      kept[message.platform].set(message.id, message);
      trim(message);
    },
    remove: (platform, id) => kept[platform].delete(id),
    seenBy: (user, platform) =>
      [...kept[platform].values()].filter((one) => isVisible(one, user)).map((one) => toMessage(one, user)),
    all: () => Object.values(kept).flatMap((messages) => [...messages.values()]),
    clear() {
      for (const messages of Object.values(kept)) messages.clear();
    },
  };
}

/** Whether a user sees a message at all. */
export function isVisible({ owner, onlyFor }: Stored, user: string): boolean {
  return [owner, onlyFor].every((one) => one === undefined || one === user);
}

function toMessage({ text, card, cardFor, ...message }: Stored, user: string): Message {
  const { id, room, from, at, blocks, onlyFor, thread, edited } = message;
  return {
    ...{ id, room, from, at, edited },
    onlyYou: onlyFor !== undefined,
    // Beside blocks, the text is only for notifications.
    ...given({ blocks, thread, text: blocks ? undefined : text, card: card && (cardFor?.[user] ?? card) }),
  };
}
