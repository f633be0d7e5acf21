import type { HomePage } from '../domain/home-page.ts';
import type { Place } from '../domain/project.ts';
import { type HomeProjects, showHome } from '../replies/show-home.ts';
import type { DeskContext, DeskOptions } from './context.ts';
import { unlessAway } from './trouble.ts';

/** Whose page: in which workspace, and in which of its channels they are. */
export type HomeRequest = Omit<Place, 'channel'> & {
  /** While we do not know yet, or cannot know. */
  readonly channels: readonly string[] | 'looking' | 'unknown';
  /** Of the projects, from 1. */
  readonly page: number;
};

/** Somebody's own page. A project of a channel that they are not in is not on it. */
export async function homeFor(request: HomeRequest, options: DeskOptions): Promise<HomePage> {
  return showHome(await lookUpProjects(request, options), options.core());
}

async function lookUpProjects({ channels, ...at }: HomeRequest, options: DeskOptions): Promise<HomeProjects> {
  if (typeof channels === 'string') return { kind: channels };
  const found = await unlessAway((context) => find({ ...at, channels }, context), options);
  return found ?? { kind: 'away' };
}

type Known = HomeRequest & { readonly channels: readonly string[] };

async function find({ channels, page, ...workspace }: Known, { projects }: DeskContext): Promise<HomeProjects> {
  const mine = new Set(channels);
  const found = (await projects.inWorkspace(workspace)).filter(({ place }) => mine.has(place.channel));
  const [first] = found;
  return { kind: 'found', page, projects: found, trouble: first && (await projects.trouble(first.place)) };
}
