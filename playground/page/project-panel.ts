import type { ProjectOverview, State } from '../state.ts';
import { button, find, h, icon } from './dom.ts';
import { texts } from './page-texts.ts';
import { createPanel } from './panel.ts';

const words = texts.project;
const dayMs = 86_400_000;

type Actions = {
  /** Says something in the channel, as the played user. */
  readonly say: (text: string) => void;
  /** Moves the bot's clock forward; false when that did not work. */
  readonly travel: (to: number) => Promise<boolean>;
};

/** The side panel with the project: its clock, what comes, and what the team did with each lesson. Draws only while open. */
export function createProject({ say, travel }: Actions): (state: State) => void {
  const now = find('project-now', HTMLElement);
  const problem = find('project-problem', HTMLElement);
  const content = find('project-content', HTMLElement);
  const platforms = find('project-platform', HTMLFieldSetElement);
  const panel = createPanel('project', () => void refresh());
  let clock = 0;
  let overview: ProjectOverview | undefined;
  let asked = 0;

  async function refresh(): Promise<void> {
    if (panel.hidden) return;
    now.textContent = moment.format(clock);
    asked += 1;
    const mine = asked;
    const platform = platforms.querySelector<HTMLInputElement>('input:checked')?.value ?? 'slack';
    const found = await load(platform);
    // An older answer that comes late says nothing any more.
    if (mine !== asked) return;
    overview = found;
    draw();
  }

  function draw(): void {
    content.replaceChildren(
      ...(overview
        ? [...drawPlan(overview), ...drawPicture(overview)]
        : [
            h('p', {}, words.none),
            h(
              'div',
              { class: 'project-travel' },
              button({ class: 'primary' }, () => say(words.setUpWords), words.setUp),
              button({ class: 'quiet' }, () => say(words.formWords), words.form),
            ),
          ]),
    );
  }

  async function go(to: number | undefined): Promise<void> {
    problem.textContent = to === undefined ? words.nothingDue : words.travelling;
    if (to === undefined) return;
    if (await travel(to)) problem.textContent = '';
  }

  panel.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    switch (target.dataset.travel) {
      case 'next':
        return void go(overview?.nextAt);
      case 'week':
        return void go(clock + 7 * dayMs);
      case 'quarter':
        return void go(clock + 91 * dayMs);
    }
  });
  platforms.addEventListener('change', () => void refresh());

  return (state) => {
    clock = state.clock;
    void refresh();
  };
}

async function load(platform: string): Promise<ProjectOverview | undefined> {
  try {
    const answer = await fetch(`/playground/project?platform=${platform}`);
    return answer.ok
      ? (((await answer.json()) as { project: ProjectOverview | null }).project ?? undefined)
      : undefined;
  } catch {
    return undefined;
  }
}

function drawPlan({ name, phase, standing, asks, plan }: ProjectOverview): readonly HTMLElement[] {
  return [
    h('h3', {}, name),
    h('p', { class: 'project-phase' }, words.phase(phase)),
    h('h4', {}, words.plan),
    ...(asks === undefined ? [] : [h('p', {}, asks)]),
    plan.length === 0
      ? h('p', {}, standing ?? words.noPlan)
      : h(
          'ol',
          { class: 'project-plan' },
          ...plan
            .slice(0, 4)
            .map(({ date, title, why }) =>
              h('li', {}, h('span', { class: 'project-date' }, date), h('strong', {}, title), h('span', {}, why)),
            ),
        ),
  ];
}

/** By category, with a mark and a word for each state: colour only adds to them. */
function drawPicture({ categories }: ProjectOverview): readonly HTMLElement[] {
  return [
    h('h4', {}, words.picture),
    ...categories.map(({ name, met, lessons }) => {
      return h(
        'section',
        { class: 'project-category' },
        h('h5', {}, name, h('span', { class: 'project-count' }, ` ${words.count(met, lessons.length)}`)),
        h(
          'ul',
          {},
          ...lessons.map(({ id, title, state, label, date }) =>
            h(
              'li',
              { class: `project-lesson is-${state}` },
              h('span', { class: 'project-mark' }, state !== 'open' && icon(marks[state])),
              h('a', { href: `/lessen/${id}` }, title),
              h('span', { class: 'project-state' }, date === undefined ? label : `${label}, ${date}`),
            ),
          ),
        ),
      );
    }),
  ];
}

/** The drawings in index.html. */
const marks = {
  doing: 'check',
  'not-now-here': 'dash',
  later: 'again',
  wrong: 'close',
  shown: 'dot',
  planned: 'forward',
} as const;

const moment = new Intl.DateTimeFormat('nl-NL', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
