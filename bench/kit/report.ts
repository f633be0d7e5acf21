import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';

type Rows = Readonly<Record<string, unknown>> | readonly object[];
/** Prints a table under its title. */
export type Show = (title: string, rows: Rows) => void;

/** Where the results of all runs are. */
const folder = '.bench';

/** The tables of one run, printed as they come, and written as JSON with what the machine was and how busy. */
export function openReport(name: string, isQuick: boolean) {
  const began = { at: new Date().toISOString(), load: loadNow() };
  const tables: { readonly title: string; readonly rows: Rows }[] = [];
  const show: Show = (title, rows) => {
    tables.push({ title, rows });
    console.log(`\n${title}`);
    console.table(rows);
  };
  return {
    show,
    /** Gives the file. */
    save(): string {
      const ended = { at: new Date().toISOString(), load: loadNow() };
      mkdirSync(folder, { recursive: true });
      const file = join(folder, `${name}${isQuick ? '.quick' : ''}.json`);
      const result = { name, isQuick, commit: commit(), machine: machine(), began, ended, tables };
      writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
      console.log(`\nload ${described(began.load)} at the start, ${described(ended.load)} at the end; kept in ${file}`);
      return file;
    },
  };
}

type Load = { readonly minute: number; readonly waiting: number | undefined };

/** Processes that want a core, and the share of the last ten seconds in which one had to wait for it. */
function loadNow(): Load {
  const [minute = 0] = loadavg();
  const pressure = '/proc/pressure/cpu';
  const found = existsSync(pressure) ? /some avg10=([\d.]+)/.exec(readFileSync(pressure, 'utf8'))?.[1] : undefined;
  return { minute: Math.round(minute * 100) / 100, waiting: found === undefined ? undefined : Number(found) };
}

const described = ({ minute, waiting }: Load) =>
  waiting === undefined ? `${minute}` : `${minute} (${waiting} % of the time somebody waits for a core)`;

const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  node: process.version,
});

/** Nothing outside a clone. */
function commit(): string | undefined {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
