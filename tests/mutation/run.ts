import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seeded } from '../support/dice.ts';
import { type Fate, fateOf } from './fate.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { areas, type Subject } from './subjects.ts';

/**
 * `npm run mutate` changes the code in small ways, one at a time, and looks whether a test notices. It says which changes nobody noticed, and
 * the share that was noticed. The same seed takes the same changes.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '11' },
    /** At most so many changes in each file; 0 for all. */
    most: { type: 'string', default: '16' },
    /** The least share that is good enough, in percent. */
    goal: { type: 'string', default: '85' },
  },
});

type Tried = { readonly subject: Subject; readonly source: string; readonly mutant: Mutant; readonly fate: Fate };

const subjects = Object.entries(areas)
  .filter(([area]) => positionals.length === 0 || positionals.includes(area))
  .flatMap(([, all]) => all);
const lost = subjects.flatMap(({ file, near, wide }) => [file, ...near, ...wide]).filter((file) => !existsSync(file));
if (subjects.length === 0 || lost.length > 0) {
  const why =
    lost.length > 0 ? `Not there: ${[...new Set(lost)].join(', ')}` : `Choose from: ${Object.keys(areas).join(', ')}`;
  console.error(why);
  process.exit(1);
}

const tried: Tried[] = [];
for (const subject of subjects) tried.push(...(await tryAll(subject)));
const caught = tried.filter(({ fate }) => fate !== 'survived').length;
const score = (100 * caught) / tried.length;
console.log(`seed ${values.seed}: ${caught} of ${tried.length} changes were noticed, ${score.toFixed(1)} %`);
process.exit(score >= Number(values.goal) ? 0 : 1);

/** Changes one file in some ways, two at a time. */
async function tryAll(subject: Subject): Promise<readonly Tried[]> {
  const source = readFileSync(subject.file, 'utf8');
  await check(subject);
  const all = seeded(Number(values.seed)).shuffle(mutantsOf(source));
  const chosen = Number(values.most) === 0 ? all : all.slice(0, Number(values.most));
  const done: Tried[] = [];
  const queue = chosen.values();
  const work = async () => {
    for (const mutant of queue) done.push({ subject, source, mutant, fate: await fateOf(subject, mutant) });
  };
  await Promise.all([work(), work()]);
  const caught = done.filter(({ fate }) => fate !== 'survived').length;
  console.log(`${subject.file}: ${caught} of ${done.length} (of ${all.length} there are)`);
  for (const one of done) if (one.fate === 'survived') console.log(described(one));
  return done;
}

/** Without a change all tests pass, and with a file that cannot be loaded they fail: else a score means nothing. */
async function check(subject: Subject): Promise<void> {
  const broken: Mutant = { kind: 'control', start: 0, end: 0, text: 'throw new Error();' };
  const [as, worse] = await Promise.all([fateOf(subject, undefined), fateOf(subject, broken)]);
  if (as === 'survived' && worse === 'caught') return;
  console.error(`The tests of ${subject.file} ${as === 'survived' ? 'do not load it' : 'fail without any change'}.`);
  process.exit(1);
}

function described({ subject, source, mutant }: Tried): string {
  const before = source.slice(0, mutant.start);
  const line = before.split('\n').length;
  const short = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 90);
  return `  survived: ${subject.file}:${line} (${mutant.kind})\n    - ${short(source.slice(mutant.start, mutant.end))}\n    + ${short(mutant.text)}`;
}
