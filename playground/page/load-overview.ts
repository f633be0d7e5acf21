import type { Platform, ProjectOverview } from '../state.ts';
import { isObject } from './guards.ts';

/** The project in the channel of a platform as the bot knows it; nothing when there is none, or the bot is away. */
export async function loadOverview(platform: Platform): Promise<ProjectOverview | undefined> {
  try {
    const answer = await fetch(`/playground/project?platform=${platform}`);
    const body: unknown = answer.ok ? await answer.json() : undefined;
    return isObject(body) && isOverview(body.project) ? body.project : undefined;
  } catch {
    return undefined;
  }
}

/** The page and its server are one program: what has a plan and categories is an overview. */
const isOverview = (project: unknown): project is ProjectOverview =>
  isObject(project) && 'plan' in project && 'categories' in project;
