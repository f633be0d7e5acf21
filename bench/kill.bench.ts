import { type KillResult, killAtRandom } from '../tests/support/kill-harness.ts';
import { hasPostgres, startPostgres } from '../tests/support/postgres-server.ts';
import type { Bench } from './kit/bench.ts';

/**
 * Sending bots are killed with -9 at random moments, against a chat server that counts what it keeps.
 * Nothing may be lost and nothing may come twice. Options: the number of kills, and of messages.
 */
export const bench: Bench = {
  what: 'nothing lost and nothing twice while bots are killed at random; SQLite beside PostgreSQL',
  estimate: '15 minutes',
  onlyByName: true,
  async run({ isQuick, options, show }) {
    const [kills = isQuick ? '2' : '200', deliveries = isQuick ? '20' : '10000'] = options;
    const size = { kills: Number(kills), deliveries: Number(deliveries) };
    const rows: Record<string, KillResult> = {};
    rows['SQLite, 2 processes'] = await killAtRandom({ ...size, processes: 2 });
    if (hasPostgres) {
      const server = await startPostgres();
      try {
        const databaseUrl = await server.database();
        rows['PostgreSQL, 3 processes'] = await killAtRandom({ ...size, databaseUrl, processes: 3 });
      } finally {
        server.stop();
      }
    } else {
      console.log('PostgreSQL is not installed here, so it was not measured.');
    }
    show('killed at random', rows);
  },
};
