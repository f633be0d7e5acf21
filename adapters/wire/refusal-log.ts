import type { Logger } from 'pino';

/** Once a minute for each kind is enough to notice, and no flood of bad requests fills a disk. */
const quietMs = 60_000;
/** More kinds than there are in the code: a guard, should a kind ever come from outside. */
const maxKinds = 50;

/** Facts about a request that was refused: never its content. */
type Facts = Readonly<Record<string, string | number | undefined>>;

/** Writes down why requests are refused, so that an administrator can tell a wrong secret from a wrong clock. */
export type RefusalLog = { note(kind: string, facts?: Facts): void };

/** A log that has seen no refusal yet. `now` is real time, epoch ms. */
export function createRefusalLog(log: Logger, message: string, now: () => number = Date.now): RefusalLog {
  const seen = new Map<string, { quietUntil: number; unsaid: number }>();
  return {
    note(kind, facts = {}) {
      const before = seen.get(kind);
      if (before && now() < before.quietUntil) {
        before.unsaid++;
        return;
      }
      if (!before && seen.size >= maxKinds) return;
      const unsaid = before?.unsaid || undefined;
      seen.set(kind, { quietUntil: now() + quietMs, unsaid: 0 });
      log.warn({ security: true, refused: kind, ...facts, unsaid }, message);
    },
  };
}
