import type { ProjectOverview } from '../state.ts';
import { h, icon } from './dom.ts';
import { texts } from './page-texts.ts';

const words = texts.project;
type Category = ProjectOverview['categories'][number];
type Lesson = Category['lessons'][number];

/** What comes, and why nothing does. */
export function drawPlan({ name, phase, standing, asks, plan }: ProjectOverview): readonly HTMLElement[] {
  const cards = plan
    .slice(0, 4)
    .map(({ date, title, why }) =>
      h('li', {}, h('span', { class: 'project-date' }, date), h('strong', {}, title), h('span', {}, why)),
    );
  return [
    h('h3', {}, name),
    h('p', { class: 'project-phase' }, words.phase(phase)),
    h('h4', {}, words.plan),
    ...(asks === undefined ? [] : [h('p', {}, asks)]),
    cards.length === 0 ? h('p', {}, standing ?? words.noPlan) : h('ol', { class: 'project-plan' }, ...cards),
  ];
}

/** What the team did with each lesson, by category. */
export function drawPicture({ categories }: ProjectOverview): readonly HTMLElement[] {
  return [h('h4', {}, words.picture), ...categories.map(drawCategory)];
}

function drawCategory({ name, met, lessons }: Category): HTMLElement {
  const count = h('span', { class: 'project-count' }, ` ${words.count(met, lessons.length)}`);
  return h('section', {}, h('h5', {}, name, count), h('ul', {}, ...lessons.map(drawLesson)));
}

/** The mark of a lesson, for the eye alone. */
export function drawMark({ state }: Pick<Lesson, 'state'>): HTMLElement {
  const mark = marks[state];
  return h('span', { class: `project-mark is-${state}` }, mark && icon(mark));
}

/** A mark and a word for each state: colour only adds to them. */
function drawLesson({ id, title, state, label, date }: Lesson): HTMLElement {
  return h(
    'li',
    { class: 'project-lesson' },
    drawMark({ state }),
    h('a', { href: `/lessen/${id}` }, title),
    h('span', { class: 'project-state' }, date === undefined ? label : `${label}, ${date}`),
  );
}

/** The drawings in index.html; a lesson that is still open has none. */
const marks: Readonly<Record<Lesson['state'], string | undefined>> = {
  doing: 'check',
  worked: 'check',
  'not-yet': 'again',
  'not-now-here': 'dash',
  later: 'again',
  wrong: 'close',
  shown: 'dot',
  planned: 'forward',
  open: undefined,
};
