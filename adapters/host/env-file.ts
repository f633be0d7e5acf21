import { existsSync } from 'node:fs';

/** Node reads these before any line of ours, so that in `.env` they do nothing. https://nodejs.org/api/cli.html#environment-variables_1 */
const readByNode = ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'NODE_USE_ENV_PROXY'];

/** Puts what stands in `.env` in the environment, where it is not set yet; or ends with what to do, for Node then says that the file is not there. */
export function loadEnvFile(): void {
  if (!existsSync('.env')) return;
  const tooLate = readByNode.filter((name) => process.env[name] === undefined);
  try {
    process.loadEnvFile('.env');
  } catch {
    console.error('Het bestand .env is niet te lezen. Maak de gebruiker van de bot er eigenaar van, met chown.');
    process.exit(1);
  }
  for (const name of tooLate.filter((each) => process.env[each] !== undefined))
    console.error(
      `Let op: ${name} werkt niet in .env, want Node leest het eerder. Zet het in de omgeving van de dienst.`,
    );
}
