/** The door to the store: for the host that opens it, and for the commands that copy, show and erase what is kept. */
export { markTold } from './store/blocked.ts';
export { type Began, beginOnce, endOnce, firstTime, forgetOnce } from './store/first-time.ts';
export { markRestored } from './store/marks.ts';
export { openStore } from './store/open.ts';
export { sqliteFile } from './store/sqlite.ts';
export { backupSqlite, checkSqlite, isInUse, lastChange, restoreSqlite } from './store/sqlite-backup.ts';
export { type Store, StoreError } from './store/store.ts';
export { eraseWorkspace, exportWorkspace } from './store/workspace-data.ts';
