import { afterEach, beforeEach } from 'vitest';
import { openSqliteFile } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { createScene, type Scene } from './nudge-scene.ts';

/** A new scene for each test, on an empty store in memory. */
export function sceneForEachTest(begin: (scene: Scene) => void): void {
  let store: Store;
  beforeEach(async () => {
    store = await openSqliteFile(':memory:');
    begin(createScene(store));
  });
  afterEach(() => store.close());
}
