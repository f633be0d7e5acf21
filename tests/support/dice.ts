/** Chance that can be played again: numbers from 0 up to 1. */
export type Dice = {
  (): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** The same items in another order. */
  shuffle<Item>(items: readonly Item[]): readonly Item[];
};

/** The same seed, the same throws. https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function seeded(seed: number): Dice {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  return Object.assign(roll, {
    pick: <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(roll() * items.length)] ?? items[0],
    shuffle: <Item>(items: readonly Item[]): readonly Item[] =>
      items
        .map((item) => ({ item, at: roll() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ item }) => item),
  });
}
