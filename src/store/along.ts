import type { Along } from './store.ts';

/** Collects the statements that go along with others, for who waits for them at the end. */
export function collectAlong(): { readonly statements: readonly Promise<unknown>[]; readonly along: Along } {
  const statements: Promise<unknown>[] = [];
  return {
    statements,
    along(begun) {
      statements.push(...begun);
      // Work may fail for another reason before anybody waits for these.
      for (const one of begun) one.catch(() => undefined);
    },
  };
}
