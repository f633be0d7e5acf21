import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { killAtRandom } from './kill.ts';
import { hasPostgres, mayBeMissing, type Postgres, startPostgres } from './postgres.ts';

/** Short; `npm run bench -- kill` does it two hundred times with ten thousand messages. */
const short = { kills: 12, deliveries: 400 };
const patience = 120_000;

test(
  'D1 D2 on SQLite, two bots killed at random again and again: nothing lost, nothing twice',
  async () => {
    const { lost, doubled, uncertain } = await killAtRandom({ ...short, processes: 2 });
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    expect(uncertain).toBeLessThan(short.deliveries);
  },
  patience,
);

if (hasPostgres || !mayBeMissing) {
  describe('on PostgreSQL', () => {
    let server: Postgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.stop());

    test(
      'D1 D2 three bots killed at random again and again: nothing lost, nothing twice',
      async () => {
        const databaseUrl = await server.database();
        const { lost, doubled, uncertain } = await killAtRandom({ ...short, databaseUrl, processes: 3 });
        expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
        expect(uncertain).toBeLessThan(short.deliveries);
      },
      patience,
    );
  });
} else {
  test.skip('PostgreSQL: NOT TESTED with kills, because it is not installed here and TEST_DATABASE_URL is not set', () => {});
}
