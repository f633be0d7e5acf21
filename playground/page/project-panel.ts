import type { ProjectOverview, State } from '../state.ts';
import { button, find, h } from './dom.ts';
import { loadOverview } from './load-overview.ts';
import { texts } from './page-texts.ts';
import { createPanel } from './panel.ts';
import { drawPicture, drawPlan } from './project-drawing.ts';
import { momentWords } from './zoned.ts';

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
  let isTravelling = false;
  /** Why no card is due, as it was told last. */
  let told = '';
  const tell = (text: string) => {
    problem.textContent = text;
  };
  /** Takes words away that are no longer true. */
  const forget = (text: string) => problem.textContent === text && tell('');

  async function refresh(): Promise<void> {
    if (panel.hidden) return;
    now.textContent = momentWords(clock);
    asked += 1;
    const mine = asked;
    const found = await loadOverview(platforms.querySelector('input[value="teams"]:checked') ? 'teams' : 'slack');
    // An older answer that comes late says nothing any more.
    if (mine !== asked) return;
    overview = found;
    if (told !== '' && (overview?.nextAt !== undefined || whyNothing(overview) !== told)) forget(told);
    content.replaceChildren(...(overview ? [...drawPlan(overview), ...drawPicture(overview)] : drawInvitation(say)));
  }

  async function go(to: number | undefined): Promise<void> {
    if (to === undefined) {
      told = whyNothing(overview);
      return tell(told);
    }
    isTravelling = true;
    tell(words.travelling);
    const arrived = await travel(to);
    isTravelling = false;
    tell(arrived ? '' : words.notTravelled);
  }

  panel.addEventListener('click', ({ target }) => {
    const journey = target instanceof HTMLButtonElement ? journeys[target.dataset.travel ?? ''] : undefined;
    if (journey) void go(journey(clock, overview));
  });
  platforms.addEventListener('change', () => void refresh());

  return (state) => {
    clock = state.clock;
    if (!isTravelling) forget(words.notTravelled);
    void refresh();
  };
}

/** Why no card is due: how the project stands, or that there is none. */
function whyNothing(overview: ProjectOverview | undefined): string {
  return overview ? (overview.standing ?? words.noPlan) : words.nothingDue;
}

/** Where the buttons in index.html go, in epoch ms; nowhere when nothing is due. */
const journeys: Readonly<Record<string, (clock: number, overview?: ProjectOverview) => number | undefined>> = {
  next: (_clock, overview) => overview?.nextAt,
  week: (clock) => clock + 7 * dayMs,
  quarter: (clock) => clock + 91 * dayMs,
};

/** For a channel without a project. */
function drawInvitation(say: Actions['say']): readonly HTMLElement[] {
  const setUp = button({ class: 'primary' }, () => say(words.setUpWords), words.setUp);
  const form = button({ class: 'quiet' }, () => say(words.formWords), words.form);
  return [h('p', {}, words.none), h('div', { class: 'project-travel' }, setUp, form)];
}
