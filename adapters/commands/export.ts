import { exportWorkspace } from '#core/store';
import { configured, readArguments, withStore, workspaceIn, workspaceOptions } from './command-line.ts';

/** `npm run -s export -- --workspace T…` or `--tenant …` prints all that is kept of it, as JSON lines. */
const usage = 'npm run -s export -- --workspace T… of --tenant …';
const { values } = readArguments(usage, { options: workspaceOptions });
const at = workspaceIn(values, usage);
await withStore(configured(), async ({ query }) => {
  const lines = await exportWorkspace(query, at);
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
  if (lines.length === 0) console.error(`Van ${at.workspace} is niets bewaard.`);
});
