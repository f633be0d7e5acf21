import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, globSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './listen.ts';
import { everybodysFolder, temporaryDirectory } from './temporary-directory.ts';

/** A PostgreSQL to test on. */
export type Postgres = {
  /** A new, empty database. */
  database(): Promise<string>;
  /** Stops the server at once, as a crash would; only for a server that is ours. */
  crash(): void;
  restart(): void;
  stop(): void;
};

/** True when a suite may say that it was skipped: nowhere else than on a machine without PostgreSQL. */
export const mayBeMissing = process.env.LESSENBOT_REQUIRE_POSTGRES !== '1';

/** Where the programs of the newest PostgreSQL on this machine are; the path is searched first. */
function programs(): string | undefined {
  const installed = globSync('/usr/lib/postgresql/*/bin').sort(byVersion).reverse();
  return [...(process.env.PATH ?? '').split(':'), ...installed].find(
    (directory) => existsSync(join(directory, 'initdb')) && existsSync(join(directory, 'pg_ctl')),
  );
}

const byVersion = (a: string, b: string) => versionOf(a) - versionOf(b);
const versionOf = (path: string) => Number(/\d+/.exec(path)?.[0]);

/** Whether PostgreSQL can be tested on here: at TEST_DATABASE_URL, or with a server of our own. */
export const hasPostgres = process.env.TEST_DATABASE_URL !== undefined || programs() !== undefined;

/** The server at TEST_DATABASE_URL, or a new one on a free port of this computer. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined)
    return { database: () => newDatabase(given), crash: notOurs, restart: notOurs, stop: () => {} };
  return startOwn();
}

function notOurs(): never {
  throw new Error('the server at TEST_DATABASE_URL is not ours to stop');
}

async function startOwn(): Promise<Postgres> {
  const bin = programs();
  if (bin === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql');
  const { path: directory, remove } = temporaryDirectory(everybodysFolder());
  const data = join(directory, 'data');
  const port = await freePort();
  // PostgreSQL refuses to run as root, so root steps down to the user that comes with the package.
  const asRoot = process.getuid?.() === 0;
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (asRoot) {
    chmodSync(directory, 0o711);
    execFileSync('chown', ['postgres', directory, passwordFile]);
  }
  const run = (program: string, args: readonly string[]) => {
    const command = [join(bin, program), ...args];
    const [file = '', ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { stdio: 'ignore', cwd: '/' });
  };
  const start = () => {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100`;
    run('pg_ctl', ['-D', data, '-w', '-s', '-l', join(directory, 'log'), '-o', options, 'start']);
  };
  const access = ['-U', 'lessenbot', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    run('initdb', ['-D', data, ...access, '-E', 'UTF8', '--no-locale', '-N']);
    start();
  } catch (error) {
    remove();
    throw error;
  }
  return {
    database: () => newDatabase(`postgres://lessenbot:${password}@127.0.0.1:${port}/postgres`),
    crash: () => run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', '-s', 'stop']),
    restart: start,
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', '-s', 'stop']);
      remove();
    },
  };
}

async function newDatabase(server: string): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
