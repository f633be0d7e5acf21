import { keepMark } from './marks.ts';
import { type Store, StoreError, type StoreFault } from './store.ts';

/** What planning, sending and answering need. */
const tables = [
  'project',
  'nudge',
  'answer',
  'lookup',
  'seen',
  'audit',
  'installation',
  'announcement',
  'blocked',
] as const;

/**
 * Looks whether something can really be kept, by keeping the moment (epoch ms), and whether every table is there.
 * Gives the fault, or nothing when all is well.
 */
export async function checkWritable({ light }: Pick<Store, 'light'>, now: number): Promise<StoreFault | undefined> {
  try {
    await light(`SELECT ${tables.map((table) => `EXISTS (SELECT 1 FROM ${table}) AS has_${table}`).join(', ')}`);
    await keepMark(light, 'written', now);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}
