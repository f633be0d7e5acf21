import type { Platform, Quarter } from '../state.ts';
import { isObject } from './guards.ts';
import { loadJson } from './load-json.ts';
import { loadOverview } from './load-overview.ts';
import { texts } from './page-texts.ts';
import { StoryStop } from './story-stop.ts';

/** What the story asks the bot before it goes on: nothing in it is made up. */
const words = texts.story;
const each: Readonly<Record<Platform, Platform>> = { slack: 'slack', teams: 'teams' };
export const platforms: readonly Platform[] = Object.values(each);

/** Where the clock goes, epoch ms: both platforms have the same project, so both have the same next card. */
export async function momentOf(to: 'begin' | 'next' | 'moved', { beginsAt, movedAt }: Quarter): Promise<number> {
  if (to === 'begin') return beginsAt;
  const [slack, teams] = await Promise.all(platforms.map(loadOverview));
  const at = slack?.nextAt;
  if (at === undefined) throw new StoryStop(words.noCard);
  if (at !== teams?.nextAt) throw new StoryStop(words.apart);
  if (to === 'moved' && at !== movedAt) throw new StoryStop(words.notMoved);
  return at;
}

/** The quarter that the story plays. */
export async function loadQuarter(): Promise<Quarter> {
  const quarter = await loadJson('/playground/quarter', isQuarter);
  if (!quarter) throw new StoryStop(words.notPassedOn);
  return quarter;
}

/** The page and its server are one program. */
const isQuarter = (body: unknown): body is Quarter => isObject(body) && 'beginsAt' in body && 'movedAt' in body;

/** Words with what the bot told in the place of `{…}`. */
export function fillIn(text: string, facts: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);
}
