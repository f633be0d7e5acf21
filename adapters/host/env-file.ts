import { existsSync } from 'node:fs';

/** Puts what stands in `.env` in the environment, where it is not set yet; or ends with what to do, for Node then says that the file is not there. */
export function loadEnvFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch {
    console.error('Het bestand .env is niet te lezen. Maak de gebruiker van de bot er eigenaar van, met chown.');
    process.exit(1);
  }
}
