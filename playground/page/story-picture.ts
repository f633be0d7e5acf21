import type { ProjectOverview } from '../state.ts';
import { find, h } from './dom.ts';
import { texts } from './page-texts.ts';
import { drawMark } from './project-drawing.ts';

type Lesson = ProjectOverview['categories'][number]['lessons'][number];

/** What the team did with each lesson until now, as the bot knows it: a mark a lesson, with the count in words. */
export function drawStoryPicture(overview: ProjectOverview | undefined): void {
  const picture = find('story-picture', HTMLElement);
  const categories = overview?.categories ?? [];
  const lessons = categories.flatMap((category) => category.lessons);
  const met = categories.reduce((sum, category) => sum + category.met, 0);
  const marks = h('span', { class: 'story-marks', 'aria-hidden': 'true' }, ...lessons.map(drawNamedMark));
  const count = h('span', {}, texts.project.count(met, lessons.length), h('span', { class: 'wide' }, texts.story.met));
  picture.replaceChildren(...(overview ? [count, marks] : []));
}

/** What a mark means, for who points at it. */
function drawNamedMark({ state, title, label }: Lesson): HTMLElement {
  const mark = drawMark({ state });
  mark.title = `${title}: ${label}`;
  return mark;
}
