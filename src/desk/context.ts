import type { Intent } from '../domain/intent.ts';
import type { NotReady } from '../domain/not-ready.ts';
import type { Person, Place } from '../domain/project.ts';
import type { Answerers } from './answerers.ts';
import type { Core } from './core.ts';
import type { LastChanger } from './last-changer.ts';
import type { Pace } from './pace.ts';
import type { Projects } from './project-port.ts';

/** The chat platform did not answer what we asked it about people: it refused, was too busy, or could not be reached. */
export class PlatformUnavailable extends Error {
  override readonly name = 'PlatformUnavailable';
}

/** Who asks, and where. What is asked of the platform may throw a `PlatformUnavailable`. */
export type Asker = {
  /** Who asks, by id, to see who asks too fast; without it nothing is counted. */
  readonly id?: string;
  /** May call the platform, so it is asked last, and only where something is saved: no answer that can do without waits for it. */
  who(): Promise<Person>;
  /** The name that came along with the request; it costs no call, so a form may show it. */
  readonly shownName?: string;
  /** The channel; absent in a direct message, where no project can live. */
  readonly place?: Place;
  /** A conversation of some people to which no app can be added, so no project can live there. */
  readonly isGroup?: boolean;
  /** Where the platform wants our messages: the Teams service URL. */
  readonly address?: string;
  /** The Teams team that the channel is in. */
  readonly team?: string;
  /** How people there let the bot into a channel, such as a command to type; absent where the platform shows the way. */
  readonly invitation?: string;
  /** Of another organisation, in a channel that is shared with it: may answer, but not change its project. */
  readonly isOutsider?: boolean;
  /** Whether the platform counts this person as a member of the channel. May call it, so only asked where something is saved. */
  isMember(): Promise<boolean>;
};

export type DeskOptions = {
  /** A function, because the lessons can be loaded anew while we run. */
  readonly core: () => Core;
  /** Absent where there is no store: then only look-ups are answered. */
  readonly projects?: Projects;
  /** What was found wrong when somebody last looked; absent where nobody looks, and then nothing is said of it. */
  readonly health?: () => Promise<readonly NotReady[]>;
  /** Who made the last change of a project; a desk brings its own. */
  readonly lastChanger?: LastChanger;
  /** Who answered the cards; a desk brings its own. */
  readonly answerers?: Answerers;
  /** The address above `/overzicht` where people can read pages of projects; nothing where they cannot. */
  readonly pagesAt?: () => string | undefined;
  /** Whether somebody asks too fast; absent where nobody counts. */
  readonly pace?: Pace;
  /** The clock that schedules follow, in epoch ms. */
  readonly now: () => number;
  /** The IANA zone of new projects. */
  readonly zone: string;
  /** Hears what failed while the asker got a kind answer, or while nobody waited; `what` is a line for the log. */
  readonly onError: (error: unknown, what: string) => void;
  /** Hears what kind of question was asked: not by whom, where, or with what words. Never throws. */
  readonly onAsked?: ((kind: Intent['kind']) => void) | undefined;
};

/** What an answer about projects needs. */
export type DeskContext = Omit<DeskOptions, 'projects' | 'core' | 'onError' | 'onAsked'> & {
  readonly core: Core;
  readonly projects: Projects;
};

/** Somebody in a channel who wants something of its project. */
export type ProjectRequest = DeskContext & { readonly asker: Asker & { readonly place: Place } };
