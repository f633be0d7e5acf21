import { createCore } from '#core';
import { catalogue, lookupDesk } from './real-core.ts';

/** Where people read lessons. */
export const site = 'https://lessenbot.example.nl';

/** A desk that answers look-ups only, where each lesson has a page. */
export const deskWithPages = lookupDesk(createCore(catalogue, { pages: site }));
