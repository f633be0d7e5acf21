import { given } from '#core';
import { createBounded } from './bounded.ts';
import type { KeptRoom } from './kept-schema.ts';
import type { Exchange, State, Violation } from './state.ts';

type KeptLog = Pick<KeptRoom, 'exchanges' | 'violations'>;

export type ExchangeLog = {
  /** `onlyFor` keeps it out of the inspector of others. */
  record(exchange: Omit<Exchange, 'id'>, onlyFor: string | undefined): void;
  violate(violation: Omit<Violation, 'at'>): void;
  seenBy(user: string): Pick<State, 'exchanges' | 'violations'>;
  kept(): KeptLog;
  /** Puts back what was kept. */
  fill(kept: KeptLog): void;
  clear(): void;
};

/** What went over the wire, and which rules were broken. Of both the oldest are forgotten. */
export function createExchangeLog(now: () => number): ExchangeLog {
  const exchanges = createBounded<{ readonly exchange: Exchange; readonly onlyFor?: string }>({
    items: 200,
    bytes: 400_000,
  });
  const violations = createBounded<Violation>({ items: 100, bytes: 100_000 });
  let count = 0;
  return {
    record(exchange, onlyFor) {
      count += 1;
      exchanges.add({ exchange: { ...exchange, id: `x${count}` }, ...given({ onlyFor }) });
    },
    violate: (violation) => violations.add({ ...violation, at: now() }),
    seenBy(user) {
      const mine = exchanges.items.filter(({ onlyFor = user }) => onlyFor === user);
      return { exchanges: mine.map(({ exchange }) => exchange), violations: violations.items };
    },
    kept: () => ({ exchanges: [...exchanges.items], violations: [...violations.items] }),
    fill(kept) {
      // Numbered anew, so that none gets a number that another has.
      for (const { exchange, onlyFor } of kept.exchanges) {
        count += 1;
        exchanges.add({ exchange: { ...exchange, id: `x${count}` }, ...given({ onlyFor }) });
      }
      for (const violation of kept.violations) violations.add(violation);
    },
    clear() {
      exchanges.clear();
      violations.clear();
    },
  };
}
