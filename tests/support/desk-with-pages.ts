import { createCore } from '#core';
import { openDesk } from '#core/wiring';
import { catalogue } from './real-core.ts';

/** Where people read lessons. */
export const site = 'https://lessenbot.example.nl';

const core = createCore(catalogue, { pages: site });

/** A desk that answers look-ups only, where each lesson has a page. */
export const deskWithPages = openDesk({
  core: () => core,
  now: Date.now,
  zone: 'Europe/Amsterdam',
  onError: (error) => {
    throw error;
  },
});
