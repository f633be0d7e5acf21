import type { Logger } from 'pino';
import type { Platform } from '#core';
import {
  createSecretBox,
  findInstallation,
  leaseInstallation,
  removeInstallation,
  renewInstallation,
  resealInstallations,
  type Store,
  StoreError,
  saveInstallation,
} from '#core/store';
import type { Installations } from '../wire/platform-adapter.ts';

type Box = ReturnType<typeof createSecretBox>;

/**
 * Where the tokens of each platform are kept: in the store, sealed with the first key; the others still open what they sealed. Without
 * a key nothing is kept. Tokens that no key opens count as none: somebody must install us again.
 */
export function openInstallations(
  store: Store,
  keys: readonly string[],
  log: Logger,
): (platform: Platform) => Installations | undefined {
  if (keys.length === 0) return () => undefined;
  const box = createSecretBox(keys);
  const { query } = store;
  void sealAgain(store, box, log);
  return (platform) => {
    const orNone = async <Result>(workspace: string, open: () => Promise<Result>): Promise<Result | undefined> => {
      try {
        return await open();
      } catch (error) {
        if (error instanceof StoreError) throw error;
        log.error({ platform, workspace }, cannotOpen);
        return undefined;
      }
    };
    const at = (workspace: string) => ({ platform, workspace });
    return {
      find: (workspace) => orNone(workspace, () => findInstallation(query, box, at(workspace))),
      save: (workspace, secret, now) => saveInstallation(store, box, { at: at(workspace), secret, now }),
      lease: (workspace, times) =>
        orNone(workspace, () => leaseInstallation(query, box, { at: at(workspace), ...times })),
      renew: (workspace, renewed) => renewInstallation(query, box, { at: at(workspace), ...renewed }),
      remove: (workspace, before) => removeInstallation(query, at(workspace), before),
    };
  };
}

const cannotOpen = 'tokens cannot be opened: the key that sealed them is not set any more';

/** So that an old key can go at the next start. Nobody waits for it, and a store that is away is tried again then. */
async function sealAgain({ query }: Store, box: Box, log: Logger): Promise<void> {
  try {
    const { again, lost } = await resealInstallations(query, box);
    if (again > 0) log.info({ again }, 'tokens were sealed again, with the first encryption key');
    for (const at of lost) log.error(at, cannotOpen);
  } catch (error) {
    log.warn({ err: error }, 'tokens could not be sealed again');
  }
}
