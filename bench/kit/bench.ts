import type { Show } from './report.ts';

/** What every `….bench.ts` exports as `bench`: `npm run bench` lists them, and runs one or all. */
export type Bench = {
  /** What is measured, beside which peer. */
  readonly what: string;
  /** About how long, on a quiet machine of two cores. */
  readonly estimate: string;
  /** Not in `all`, which is to take ten minutes at most. */
  readonly onlyByName?: true;
  run(asked: Asked): Promise<void>;
};

export type Asked = {
  /** Only to see that it runs: small rounds, seconds, and figures that mean nothing. */
  readonly isQuick: boolean;
  /** What was typed behind its name. */
  readonly options: readonly string[];
  /** Prints a table, and keeps it with the results. */
  readonly show: Show;
};
