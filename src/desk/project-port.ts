import type { LessonId } from '../domain/lesson.ts';
import type { History, Nudge, NudgeAnswer, Place, Project } from '../domain/project.ts';

/** What somebody can change. */
export const changeKinds = ['set', 'phase', 'pause', 'resume', 'stop', 'check-in', 'undo'] as const;

/** A change somebody made, with the project as it was, so that it can be undone. */
export type Change = {
  readonly id: string;
  readonly project: string;
  readonly kind: (typeof changeKinds)[number];
  /** Epoch ms. */
  readonly at: number;
  /** Absent when the change made the project. */
  readonly before?: Project;
};

/** Somebody else changed the project after it was read: then nothing is saved. */
export class ChangedMeanwhile extends Error {}

/** The store broke off while it was saving, so nobody knows whether it kept what it was given. */
export class SaveInDoubt extends Error {}

/** What the desk needs of the store. Every function throws a `StoreError` when the store cannot do it. */
export type Projects = {
  find(place: Place): Promise<Project | undefined>;
  /** Saves the project as it is now, and the change, in one transaction. Throws `ChangedMeanwhile` or `SaveInDoubt`. */
  save(project: Project, change: Omit<Change, 'project'>): Promise<void>;
  lastChange(project: string): Promise<Change | undefined>;
  /** We may write in a channel (again): its project goes on when it had to stop for that, from the address given. */
  letIn(place: Place, address: string | undefined, at: number): Promise<void>;
  history(project: Project): Promise<History>;
  /** The nudges of a project, newest first. */
  nudges(project: string): Promise<readonly Nudge[]>;
  nudge(id: string): Promise<Nudge | undefined>;
  /** Sets the team's answer, or takes it back. Throws `SaveInDoubt`. */
  setAnswer(nudge: string, answer: NudgeAnswer | undefined, at: number): Promise<void>;
  /** A lesson that was opened here: never by whom, or with what words. */
  lookedUp(place: Place, lesson: LessonId, at: number): Promise<void>;
};
