import type { Store } from '#core/store';
import { openDesk, openProjects } from '#core/wiring';
import { core } from './real-core.ts';

/** Monday 23 November 2026, 12:00 in Amsterdam. */
export const monday = Date.parse('2026-11-23T12:00:00+01:00');

type Options = Parameters<typeof openDesk>[0];

/** A desk with projects in this store, on that Monday; what goes wrong behind it is told to nobody, unless the test says otherwise. */
export const deskOn = (store: Store, more: Partial<Options> = {}) =>
  openDesk({
    core: () => core,
    projects: openProjects(store),
    now: () => monday,
    zone: 'Europe/Amsterdam',
    onError: () => undefined,
    ...more,
  });
