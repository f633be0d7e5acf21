import type { Person, Place } from '../domain/project.ts';
import type { Core } from './core.ts';
import type { Projects } from './project-port.ts';

/** Who asks, and where. */
export type Asker = {
  /** Asked only when a project changes: a look-up needs no name. */
  who(): Promise<Person>;
  /** The channel; absent in a direct message, where no project can live. */
  readonly place?: Place;
  /** Where the platform wants our messages: the Teams service URL. */
  readonly address?: string;
  /** Whether the platform counts this person as a member of the channel. */
  isMember(): Promise<boolean>;
};

/** Somebody in a channel, whose name has been asked. */
export type AskerHere = Asker & { readonly place: Place; readonly person: Person };

export type DeskOptions = {
  /** A function, because the lessons can be loaded anew while we run. */
  readonly core: () => Core;
  /** Absent where there is no store: then only look-ups are answered. */
  readonly projects?: Projects;
  /** The clock that schedules follow, in epoch ms. */
  readonly now: () => number;
  /** The IANA zone of new projects. */
  readonly zone: string;
  /** Hears of an error in the store; the asker gets a kind answer. */
  readonly onError: (error: unknown) => void;
};

export type DeskContext = Omit<DeskOptions, 'projects' | 'core' | 'onError'> & {
  readonly core: Core;
  readonly projects: Projects;
};
