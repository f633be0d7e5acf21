import { takeOverTime } from './chaos-time.ts';

/** Plays combinations in a process of its own, on a clock of its own. Arguments: the first seed, and how many. */
const [first = '1', count = '10'] = process.argv.slice(2);
const time = takeOverTime(Date.parse('2026-11-23T12:00:00+01:00'));
const { playCombination } = await import('./chaos-run.ts');
let wrong = 0;
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  for (const one of await playCombination(seed, time)) {
    wrong++;
    console.log(one);
  }
}
console.log(`${count} combinations from seed ${first}: ${wrong} wrong`);
process.exit(wrong === 0 ? 0 : 1);
