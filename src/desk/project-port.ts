import type { LessonId } from '../domain/lesson.ts';
import type { FollowUp, History, LocalDate, Nudge, NudgeAnswer, Place, Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Bring } from '../engine/announcer.ts';
import type { Outcome, ParkReason } from '../engine/outcome.ts';
import type { Redone } from '../engine/resend.ts';
import type { Announcement, AnnouncementState } from '../store/announcements.ts';
import type { Where } from '../store/project-rows.ts';

/** What somebody can change. */
export const changeKinds = ['set', 'phase', 'pause', 'resume', 'stop', 'check-in', 'undo'] as const;

/** What the log of a project shows: the changes, and what happened to its page, which no undo takes back. */
export const loggedKinds = [...changeKinds, 'page', 'page-revoked'] as const;

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

/** Why a workspace or tenant gets nothing from us. */
type Trouble = { readonly reason: string; readonly since: number };

/** Something that only happens where we may write: in a channel, or for all channels of a Teams team. */
export type SignOfLife = Where & {
  /** Where the platform wants our messages now: the Teams service URL. */
  readonly address?: string | undefined;
  /** The Teams team around the channel. */
  readonly inTeam?: string | undefined;
};

/** A project as it becomes, the change that makes it so, and what its channel is to hear of it. */
export type Saving = { readonly project: Project; readonly change: Omit<Change, 'project'>; readonly news: Reply };

/** What the team said to a nudge, or that it takes that back; `along` is saved with it, or neither is. */
type Said<What> = {
  readonly nudge: string;
  readonly said: What | undefined;
  readonly at: number;
  readonly along?: Saving | undefined;
};

/** What the desk needs of the store. Every function throws a `StoreError` when the store cannot do it. */
export type Projects = {
  find(place: Place): Promise<Project | undefined>;
  /** All of a workspace or tenant, but for those that cannot be read. */
  inWorkspace(workspace: Omit<Place, 'channel'>): Promise<readonly Project[]>;
  /** The workspace of the only project that a channel has, in whichever workspace. */
  workspaceOf(channel: Omit<Place, 'workspace'>): Promise<string | undefined>;
  /**
   * Saves the project as it is now, the change, and what its channel is to hear of it, in one transaction. Throws
   * `ChangedMeanwhile` or `SaveInDoubt`.
   */
  save(saving: Saving): Promise<void>;
  /**
   * Brings what the channel is to hear of a change, by the ways given: the next only when the one before was refused for
   * certain. Gives what came of it; nothing when something before it must go first, or when it was brought already.
   */
  announce(announcement: Pick<Announcement, 'id' | 'project'>, ways: readonly Bring[]): Promise<Outcome | undefined>;
  lastChange(project: string): Promise<Change | undefined>;
  /** What was changed, newest first; not by whom. */
  changes(project: string): Promise<readonly { readonly kind: (typeof loggedKinds)[number]; readonly at: number }[]>;
  /** Since when a project has a page for who has its address (epoch ms); nothing without one. */
  pageSince(project: string): Promise<number | undefined>;
  /** Makes that page, in the place of the one it had. Gives the key in its address, which is kept nowhere. */
  makePage(project: string, at: number): Promise<string>;
  /** Takes that page back. Gives whether there was one. */
  revokePage(project: string, at: number): Promise<boolean>;
  /** The project of which a key opens the page. */
  behindPage(key: string): Promise<Project | undefined>;
  /** We may write there (again): projects go on that had to stop for that, and what is new of the place is kept. */
  letIn(sign: SignOfLife, at: number): Promise<void>;
  /** We may not write there any more. */
  shutOut(where: Where, reason: ParkReason, at: number): Promise<void>;
  /** A workspace took the app away. */
  left(workspace: Omit<Place, 'channel'>, reason: ParkReason, at: number): Promise<void>;
  /** The channel of a project has another id; what has a project already is left alone. */
  move(from: Place, to: Place): Promise<'moved' | 'taken' | undefined>;
  /** Why the workspace of a place gets nothing from us, and since when (epoch ms); nothing when it does. */
  trouble(place: Place): Promise<Trouble | undefined>;
  /** How what was told of the changes of a project stands, newest first. */
  announcements(project: string): Promise<readonly AnnouncementState[]>;
  history(project: Project): Promise<History>;
  /** The nudges of a project, newest first. */
  nudges(project: string): Promise<readonly Nudge[]>;
  nudge(id: string): Promise<Nudge | undefined>;
  /** Plans an uncertain nudge once more, for the doubt after this many attempts: twice is once. Throws `SaveInDoubt`. */
  resend(doubt: Pick<Nudge, 'id' | 'attempts'>, at: number): Promise<Redone>;
  /** Sets the team's answer, or takes it back, with what that changes. Throws `ChangedMeanwhile` or `SaveInDoubt`. */
  setAnswer(said: Said<NudgeAnswer>): Promise<void>;
  /** The nudge of a project on a local day. */
  nudgeOn(project: string, date: LocalDate): Promise<Nudge | undefined>;
  /** Sets how a nudge went of which the team said *Doen we*, or takes that back. Throws the same. */
  setFollowUp(said: Said<FollowUp>): Promise<void>;
  /** A lesson that was opened here: never by whom, or with what words. */
  lookedUp(place: Place, lesson: LessonId, at: number): Promise<void>;
  /** Keeps the words of a question that found nothing; only where the organisation asked for them. */
  askedInVain(words: string, at: number): Promise<void>;
};
