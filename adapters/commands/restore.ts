import { existsSync, renameSync } from 'node:fs';
import {
  backupSqlite,
  checkSqlite,
  isInUse,
  lastChange,
  markRestored,
  restoreSqlite,
  StoreError,
  sqliteFile,
} from '#core/store';
import { configured, endWith, orEnd, readArguments, withStore } from './command-line.ts';

/**
 * `npm run restore -- FILE` puts a back-up in the place of the store. Nudges that were due before this moment are not
 * sent again. On PostgreSQL, pg_restore comes first, and `npm run restore -- --mark` only writes that down.
 */
const usage = 'npm run restore -- BESTAND';
const config = configured();
const { values, positionals } = readArguments(usage, {
  allowPositionals: true,
  options: { force: { type: 'boolean' }, mark: { type: 'boolean' } },
});
const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
const nameIt = `Noem het bestand met de reservekopie: ${usage}`;
const done = 'Berichten van vóór dit moment stuurt de bot niet nog eens.';

if (values.mark) {
  await withStore(config, (store) => markRestored(store, Date.now()));
  console.log(done);
} else if (config.databaseUrl !== undefined) {
  endWith([
    'DATABASE_URL wijst naar PostgreSQL. Zet de gegevens terug met pg_restore, en draai daarna npm run restore -- --mark.',
  ]);
} else {
  const [copy] = positionals;
  if (copy === undefined) endWith([nameIt]);
  if (!existsSync(copy)) endWith([`Er is geen bestand ${copy}. ${nameIt}`]);
  await orEnd(() => restore(copy, sqliteFile(config.dataDirectory)));
  console.log(`De reservekopie uit ${copy} is teruggezet. ${done}`);
}

async function restore(copy: string, file: string): Promise<void> {
  checkCopy(copy);
  if (existsSync(file)) await putAside(copy, file);
  await restoreSqlite(copy, file, Date.now());
}

/** Ends, before anything is touched, when a file is no whole back-up; the words are about that file and not about the store. */
function checkCopy(copy: string): void {
  try {
    checkSqlite(copy);
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'damaged') throw error;
    endWith([
      `${copy} is geen hele reservekopie van Lessenbot. Er is niets veranderd. Noem een ander bestand: ${usage}`,
    ]);
  }
}

/** Nothing is thrown away: what was there before the restore stays beside it. */
async function putAside(copy: string, file: string): Promise<void> {
  const aside = file.replace(/\.db$/, `-voor-herstel-${stamp}.db`);
  try {
    checkSqlite(file);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    renameSync(file, aside);
    console.error(`De huidige gegevens zijn niet te lezen. Ze staan apart in ${aside}.`);
    return;
  }
  if (isInUse(file)) endWith(['De bot draait nog op deze gegevens. Stop hem eerst.']);
  if (lastChange(file) > lastChange(copy) && !values.force) {
    endWith([
      'De huidige gegevens zijn nieuwer dan de reservekopie. Wat daarna is gebeurd, raak je kwijt.',
      `Weet je het zeker? ${usage} --force`,
    ]);
  }
  await backupSqlite(file, aside);
  console.error(`De gegevens van voor het herstel staan in ${aside}.`);
}
