import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';

/** What every file `NAME.bench.ts` gives. */
export type Bench = {
  /** What it measures and beside which peer, in one line. */
  readonly about: string;
  /** How long it takes on two quiet cores, about. */
  readonly minutes: number;
  /** Measures and prints tables. With `--quick` among the options it only looks, in seconds, whether all of it runs. */
  readonly run: (options: readonly string[]) => Promise<unknown>;
};

/** Longer than this runs only when it is named. */
const longMinutes = 5;

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort();
const benches = new Map<string, Bench>();
for (const name of names) benches.set(name, (await import(`./${name}.bench.ts`)) as Bench);

const [first, ...others] = process.argv.slice(2);
const isQuick = first === '--quick';
const named = first === undefined ? undefined : benches.get(first);
if (first === undefined) list();
else if (first === 'all' || isQuick) {
  const some = [...benches].filter(([, { minutes }]) => isQuick || minutes <= longMinutes);
  for (const [name, bench] of some) await measure(name, bench, isQuick ? ['--quick'] : []);
} else if (named) await measure(first, named, others);
else {
  console.error(`There is no bench “${first}”. Choose one of: ${names.join(', ')}, all.`);
  process.exit(1);
}

function list(): void {
  console.log('npm run bench -- NAME measures one thing beside a peer, in the same run:\n');
  for (const [name, { about, minutes }] of benches)
    console.log(`  ${name.padEnd(9)} ${`${minutes} min`.padStart(7)}  ${about}`);
  console.log(`\n  all       those of at most ${longMinutes} minutes, one after the other`);
  console.log('  --quick   every one of them, only to see whether it runs');
}

/** Runs one; every table that it prints is kept in `dist/bench/NAME.json` too, with the machine and how busy it was. */
async function measure(name: string, bench: Bench, options: readonly string[]): Promise<void> {
  const tables: unknown[] = [];
  const print = console.table;
  console.table = (rows: unknown) => {
    tables.push(rows);
    print(rows);
  };
  const before = loadavg()[0];
  console.log(`\n${name}: ${bench.about} (load ${before?.toFixed(1)})`);
  try {
    await bench.run(options);
  } finally {
    console.table = print;
  }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, load: [before, loadavg()[0]] };
  const kept = { name, options, at: new Date().toISOString(), machine, tables };
  const folder = join('dist', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(kept, undefined, 2)}\n`);
}
