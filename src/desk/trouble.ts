import { projectTexts } from '../replies/project-texts.ts';
import { StoreError } from '../store/store.ts';
import { PlatformUnavailable } from './context.ts';
import { ChangedMeanwhile, SaveInDoubt } from './project-port.ts';

/** Trouble that is nobody's slip: a line for the log, and for the asker words that say no more than is certain. */
type Trouble = { readonly log: string; readonly says: { readonly title: string; readonly text: string } };

const troubles = [
  { is: ChangedMeanwhile, log: 'a project was changed by two people at once', says: projectTexts.overtaken },
  { is: SaveInDoubt, log: 'the store broke off while it was saving', says: projectTexts.saveInDoubt },
  { is: StoreError, log: 'the store could not be used', says: projectTexts.unavailable },
  { is: PlatformUnavailable, log: 'the platform did not answer', says: projectTexts.platformSilent },
] as const;

/** The trouble that an error means; `undefined` for a slip of ours, which must rise. */
export function troubleOf(error: unknown): Trouble | undefined {
  return troubles.find(({ is }) => error instanceof is);
}
