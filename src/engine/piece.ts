import type { Store } from '../store/store.ts';

/** The longest that planning, claiming or cleaning keeps the event loop for itself, ms: people wait for answers on the same one. */
const pieceMs = 20;
/** A request comes in, is read, looks something up and is answered: each of these is a turn of the event loop. */
const turns = 4;

/** A piece of work that is to stay small. */
export type Piece = {
  /** Whether it held the event loop long enough, so that others must have their turn first. */
  isFull(): boolean;
};

/** A piece of work that begins now. */
export function createPiece(): Piece {
  let since = performance.now();
  let isWatching = false;
  return {
    isFull() {
      // Whoever waits for PostgreSQL lets others go first; from then on it counts anew. SQLite never waits.
      if (!isWatching) {
        setImmediate(() => {
          isWatching = false;
          since = performance.now();
        });
      }
      isWatching = true;
      return performance.now() - since >= pieceMs;
    },
  };
}

/**
 * Whether a transaction must end here, because its piece is full. On SQLite everybody waits for it; on PostgreSQL it goes on, once
 * others had their turn.
 */
export async function endsHere(piece: Piece, { engine }: Pick<Store, 'engine'>): Promise<boolean> {
  if (!piece.isFull()) return false;
  if (engine === 'sqlite') return true;
  await breathe();
  return false;
}

/** Lets everybody who waits for the event loop go first. */
export async function breathe(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}
