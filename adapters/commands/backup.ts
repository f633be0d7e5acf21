import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backupSqlite, checkSqlite, sqliteFile } from '#core/store';
import { configured, endWith, endWithoutStore, orEnd, readArguments } from './command-line.ts';

/** `npm run backup` copies the store to a dated file, `npm run backup -- FILE` to that file. The bot may keep running. */
const config = configured();
if (config.databaseUrl !== undefined) {
  endWith(['DATABASE_URL wijst naar PostgreSQL. Maak daar een reservekopie van met pg_dump, zie docs/beheer.md.']);
}
const { positionals } = readArguments('npm run backup of npm run backup -- BESTAND', { allowPositionals: true });
endWithoutStore(config);
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const file = positionals[0] ?? join(config.dataDirectory, 'backup', `lessenbot-${stamp}.db`);
await orEnd(async () => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  await backupSqlite(sqliteFile(config.dataDirectory), file);
  checkSqlite(file);
});
console.log(`De reservekopie staat in ${file} en is nagekeken. Bewaar hem op een andere schijf.`);
