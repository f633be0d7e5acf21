import type { Several } from './lesson.ts';
import type { Place } from './project.ts';
import type { Part, ReplyButton } from './reply.ts';

/** A project on somebody's own page: what comes or why nothing comes, and what can be done with it from there. */
export type HomeProject = {
  readonly place: Place;
  readonly name: string;
  readonly text: string;
  readonly buttons: Several<ReplyButton>;
};

/** The page that somebody has with the bot for themselves, as plain data: a platform draws it with what it has. */
export type HomePage = {
  /** A field for a question; its answer is only for who asks. */
  readonly ask: { readonly title: string; readonly label: string; readonly example: string; readonly hint: string };
  readonly below: Several<Part>;
  readonly heading: string;
  /** What there is to say before the projects, or in their place. */
  readonly about?: string;
  readonly projects: readonly HomeProject[];
  /** The page of projects that this is, from 1, and the ways to the others. */
  readonly pages?: { readonly at: number; readonly text: string; readonly ways: Several<HomeWay> };
  readonly end: Several<Part>;
};

type HomeWay = { readonly label: string; readonly page: number };
