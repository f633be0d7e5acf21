import { describeConfig } from '../host/describe-config.ts';
import { loadEnvFile } from '../host/env-file.ts';

/** `npm run config:check`: everything that is wrong or odd in the settings at once, and how the bot would start. */
loadEnvFile();
const { faults, oddities, would } = describeConfig(process.env);
const width = Math.max(0, ...would.map(([what]) => what.length));
for (const [what, how] of would) console.log(`${what.padEnd(width)}  ${how}`);
for (const odd of oddities) console.log(`Let op: ${odd}`);
for (const fault of faults) console.error(`Fout: ${fault}`);
if (faults.length > 0) {
  console.error('\nZo start Lessenbot niet. Alle instellingen staan in docs/beheer.md.');
  process.exitCode = 1;
}
