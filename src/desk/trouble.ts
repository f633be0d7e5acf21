import { given } from '../domain/given.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { StoreError } from '../store/store.ts';
import { type Answer, sentence } from './answer.ts';
import { type DeskContext, type DeskOptions, PlatformUnavailable } from './context.ts';
import { ChangedMeanwhile, SaveInDoubt } from './project-port.ts';

/** Trouble that is nobody's slip: a line for the log, and for the asker words that say no more than is certain. */
const troubles = [
  { is: ChangedMeanwhile, log: 'a project was changed twice at once', says: projectTexts.overtaken },
  { is: SaveInDoubt, log: 'the store broke off while it was saving', says: projectTexts.saveInDoubt },
  { is: StoreError, log: 'the store could not be used', says: projectTexts.unavailable },
  { is: PlatformUnavailable, log: 'the platform did not answer', says: projectTexts.platformSilent },
] as const;

type Work<Result> = (context: DeskContext) => Promise<Result>;

/** An answer about projects, or one that says what the trouble is. A slip of ours is thrown on. */
export async function orTrouble(work: Work<Answer>, options: DeskOptions): Promise<Answer> {
  const context = contextOf(options);
  if (!context) return sentence(projectTexts.unavailable);
  try {
    // Who was overtaken by somebody else's change looks again, and then decides again.
    return await work(context).catch((error: unknown) => {
      if (error instanceof ChangedMeanwhile) return work(context);
      throw error;
    });
  } catch (error) {
    const trouble = troubles.find(({ is }) => error instanceof is);
    if (!trouble) throw error;
    options.onError(error, trouble.log);
    return sentence(trouble.says);
  }
}

/** For what nobody asked in words: nothing while the store is away. A slip of ours is thrown on. */
export async function unlessAway<Result>(work: Work<Result>, options: DeskOptions): Promise<Result | undefined> {
  const context = contextOf(options);
  try {
    return context && (await work(context));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    options.onError(error, 'the store could not be used');
    return undefined;
  }
}

/** The same, for what only keeps something: it needs no lessons. */
export async function keptUnlessAway(
  work: (projects: DeskContext['projects']) => Promise<void>,
  { projects, onError }: DeskOptions,
): Promise<void> {
  try {
    if (projects) await work(projects);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    onError(error, 'the store could not be used');
  }
}

function contextOf({
  core,
  projects,
  now,
  zone,
  health,
  lastChanger,
  answerers,
  pagesAt,
}: DeskOptions): DeskContext | undefined {
  return projects && { core: core(), projects, now, zone, ...given({ health, lastChanger, answerers, pagesAt }) };
}
