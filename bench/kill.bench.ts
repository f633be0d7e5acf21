import { type KillResult, killAtRandom } from '../tests/support/kill-harness.ts';
import { hasPostgres, startPostgres } from '../tests/support/postgres-server.ts';

export const about = 'sending bots that are killed hundreds of times: what is lost, what comes twice';
export const minutes = 15;

/**
 * Sending bots are killed with -9 at random moments, against a chat server that counts what it keeps.
 * Nothing may be lost and nothing may come twice. Options: the number of kills, and of messages.
 */
export async function run(options: readonly string[]): Promise<void> {
  const [kills = '200', deliveries = '10000'] = options.includes('--quick') ? ['2', '60'] : options;
  const size = { kills: Number(kills), deliveries: Number(deliveries) };
  const rows: Record<string, KillResult> = {};
  rows['SQLite, 2 processes'] = await killAtRandom({ ...size, processes: 2 });
  console.table(rows);
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
  console.table(rows);
}
