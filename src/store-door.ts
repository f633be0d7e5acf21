/** The door to the store: for the host that opens it, and for the commands that copy, show and erase what is kept. */
export { markTold } from './store/blocked.ts';
export { checkWritable } from './store/check-writable.ts';
export { type Counts, countTrouble } from './store/counts.ts';
export { type Began, beginOnce, endOnce, extendOnce } from './store/first-time.ts';
export {
  findInstallation,
  type Installation,
  leaseInstallation,
  removeInstallation,
  renewInstallation,
  resealInstallations,
  saveInstallation,
} from './store/installations.ts';
export { markRestored } from './store/marks.ts';
export { openStore } from './store/open.ts';
export { listOpenQuestions } from './store/open-questions.ts';
export { createSecretBox } from './store/secret-box.ts';
export { backupSqlite, checkSqlite, isInUse, lastChange, restoreSqlite } from './store/sqlite-backup.ts';
export { sqliteFile, wasMade } from './store/sqlite-directory.ts';
export { type Store, StoreError, type StoreFault } from './store/store.ts';
export { eraseWorkspace, exportWorkspace } from './store/workspace-data.ts';
