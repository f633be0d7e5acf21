import { type Core, createCore } from '#core';
import { formatFault, loadContent } from '#core/content';
import { openDesk } from '#core/wiring';

/** The real content and the real core, read once for all tests in a file. */
const loaded = loadContent('data');
if ('faults' in loaded) throw new Error(loaded.faults.map(formatFault).join('\n'));

export const { catalogue } = loaded;
export const core = createCore(catalogue);

/** A desk that answers look-ups only, with this core. */
export const lookupDesk = (withCore: Core) =>
  openDesk({
    core: () => withCore,
    now: Date.now,
    zone: 'Europe/Amsterdam',
    onError: (error) => {
      throw error;
    },
  });

/** The same with the real core. */
export const desk = lookupDesk(core);
