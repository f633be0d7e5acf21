import { readdirSync } from 'node:fs';

/** `npm run bench -- search` measures one thing side by side with a peer; without a name it measures everything. */
const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .sort();
const [name, ...options] = process.argv.slice(2);
if (name !== undefined && !all.includes(name)) {
  console.error(`There is no bench “${name}”. Choose one of: ${all.join(', ')}.`);
  process.exit(1);
}
for (const each of name === undefined ? all : [name]) {
  const { run } = (await import(`./${each}.bench.ts`)) as { run: (options: readonly string[]) => Promise<void> };
  await run(options);
}
