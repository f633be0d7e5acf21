import { readdirSync } from 'node:fs';
import type { Bench } from './kit/bench.ts';
import { openReport } from './kit/report.ts';

/**
 * `npm run bench` lists what can be measured, `npm run bench -- search` measures one thing, and `-- all` everything but what takes
 * very long. With `--quick` each only shows that it runs, and without a name that is every one.
 */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort();
const words = process.argv.slice(2);
const isQuick = words.includes('--quick');
const [name, ...options] = words.filter((word) => word !== '--quick');

if (name === undefined && !isQuick) await list();
else if (name === undefined) for (const each of names) await measure(each);
else if (name === 'all') {
  for (const each of names) if (isQuick || !(await load(each)).onlyByName) await measure(each);
} else if (names.includes(name)) await measure(name);
else {
  console.error(`There is no bench “${name}”. Choose one of: ${[...names, 'all'].join(', ')}.`);
  process.exit(1);
}

async function list(): Promise<void> {
  console.log('npm run bench -- <name>, or all; with --quick only to see that it runs\n');
  for (const each of names) {
    const { what, estimate, onlyByName } = await load(each);
    console.log(`  ${each.padEnd(10)} ${what}\n             ${estimate}${onlyByName ? '; not in all' : ''}`);
  }
}

async function load(each: string): Promise<Bench> {
  const { bench } = (await import(`./${each}.bench.ts`)) as { bench?: Bench };
  if (!bench) throw new Error(`bench/${each}.bench.ts exports no bench`);
  return bench;
}

async function measure(each: string): Promise<void> {
  const { run, what } = await load(each);
  console.log(`\n${each}: ${what}`);
  const { show, save } = openReport(each, isQuick);
  await run({ isQuick, options: each === name ? options : [], show });
  save();
}
