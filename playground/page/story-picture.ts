import type { ProjectOverview } from '../state.ts';
import { find, h } from './dom.ts';
import { texts } from './page-texts.ts';
import { drawMark } from './project-drawing.ts';

/** What the team did with each lesson until now, as the bot knows it: a mark a lesson, with the count in words. */
export function drawStoryPicture(overview: ProjectOverview | undefined): void {
  const picture = find('story-picture', HTMLElement);
  const categories = overview?.categories ?? [];
  const lessons = categories.flatMap((category) => category.lessons);
  const met = categories.reduce((sum, category) => sum + category.met, 0);
  const marks = h('span', { class: 'story-marks', 'aria-hidden': 'true' }, ...lessons.map(drawMark));
  picture.replaceChildren(...(overview ? [h('span', {}, texts.story.met(met, lessons.length)), marks] : []));
}
