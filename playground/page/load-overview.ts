import type { Platform, ProjectOverview } from '../state.ts';
import { isObject } from './guards.ts';
import { loadJson } from './load-json.ts';

/** The project in the channel of a platform as the bot knows it; nothing when there is none, or the bot is away. */
export async function loadOverview(platform: Platform): Promise<ProjectOverview | undefined> {
  const body = await loadJson(`/playground/project?platform=${platform}`, isAnswer);
  return body?.project;
}

/** The page and its server are one program: what has a plan and categories is an overview. */
const isAnswer = (body: unknown): body is { readonly project: ProjectOverview } =>
  isObject(body) && isObject(body.project) && 'plan' in body.project && 'categories' in body.project;
