type Bounds = { readonly items: number; readonly bytes: number };

/** A list that forgets its oldest items, so that a playground left open for a week stays small. */
export type Bounded<T> = { readonly items: readonly T[]; add(item: T): void; clear(): void };

/** At most so many items, that take at most so many bytes as JSON. The newest item always stays. */
export function createBounded<T>(most: Bounds): Bounded<T> {
  let kept: { readonly item: T; readonly bytes: number }[] = [];
  let total = 0;
  return {
    get items() {
      return kept.map(({ item }) => item);
    },
    add(item) {
      const bytes = sizeOf(item);
      kept.push({ item, bytes });
      total += bytes;
      while (kept.length > 1 && (kept.length > most.items || total > most.bytes)) total -= kept.shift()?.bytes ?? 0;
    },
    clear() {
      kept = [];
      total = 0;
    },
  };
}

/** Bytes as JSON. */
export function sizeOf(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(item) ?? '');
}

/** Lets a map forget what it has had longest, until it holds `most`. */
export function forgetOldest(map: Map<unknown, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
