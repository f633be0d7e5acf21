import type { Quarter, State } from '../state.ts';
import type { Calls } from './calls.ts';
import type { Composer } from './composer.ts';
import { askFirst } from './dialogs.ts';
import { find } from './dom.ts';
import { loadOverview } from './load-overview.ts';
import { notify } from './page-notices.ts';
import { texts } from './page-texts.ts';
import { createStoryBar, type Standing } from './story-bar.ts';
import { fillIn, loadQuarter, momentOf, platforms } from './story-facts.ts';
import { createPace } from './story-pace.ts';
import { drawStoryPicture } from './story-picture.ts';
import { type Act, type Deed, type Step, steps } from './story-script.ts';
import { findButtons, look, pointAt, seenSince } from './story-stage.ts';
import { StoryStop } from './story-stop.ts';
import { createWaits } from './story-waits.ts';

const words = texts.story;
const startButtons = () => ['story-start', 'more-story'].map((id) => find(id, HTMLButtonElement));
/** Where people do things themselves. */
const ownPlaces = '.pane, .composer, #users, #rooms, dialog';
/** To see where something is going to happen. */
const glanceMs = 800;

type Parts = {
  readonly calls: Calls;
  readonly composer: Pick<Composer, 'put' | 'focus'>;
  readonly state: () => State | undefined;
  /** Plays somebody else from here on. */
  readonly play: (user: string) => void;
  readonly enterChannel: () => void;
  /** The bar came or went. */
  readonly onToggle: () => void;
};

export type Story = {
  /** Begins, after a question when there is something that would be lost. */
  readonly start: () => void;
  readonly isOpen: () => boolean;
  /** The page shows a new state. */
  readonly shown: (state: State) => void;
};

/** Plays the script with the real bot: what people type and press goes the way of the page, and nothing is drawn by the story. */
export function createStory({ calls, composer, state, play, enterChannel, onToggle }: Parts): Story {
  const waits = createWaits();
  const pace = createPace();
  let running: AbortController | undefined;
  const bar = createStoryBar(pace, { startOver: () => void start(), stop: () => running?.abort(), close });

  function close(): void {
    running?.abort();
    pointAt([]);
    bar.hide();
    onToggle();
    composer.focus();
  }

  async function start(): Promise<void> {
    if (!canPlay(state())) return notify('failure', words.real);
    if (running) return void restart();
    if (await isEmpty(state())) void run();
    else askFirst({ ...words.ask, isDangerous: true }, () => void restart());
  }

  async function restart(): Promise<void> {
    running?.abort();
    running = undefined;
    if (await calls.reset()) void run();
    else if (bar.isOpen()) end('failed', words.failed(words.notPassedOn));
  }

  async function run(): Promise<void> {
    const control = new AbortController();
    // Two presses on the button are one wish.
    running?.abort();
    running = control;
    const { signal } = control;
    bar.pause(matchMedia('(prefers-reduced-motion: reduce)').matches);
    bar.open();
    drawStoryPicture(undefined);
    onToggle();
    bar.show('plays');
    const draft = composer.put('');
    let standing: Standing = 'finished';
    let last: string = words.finished;
    try {
      await waits.until(() => hasNothing(state()) || undefined, words.notEmpty, signal);
      const quarter = await loadQuarter();
      for (const [at, step] of steps.entries()) {
        bar.progress(at + 1, steps.length);
        await playStep(step, quarter, signal);
      }
    } catch (error) {
      if (!(error instanceof StoryStop)) throw error;
      standing = error.wasAsked ? 'stopped' : 'failed';
      last = error.wasAsked ? words.stopped : words.failed(error.message);
    }
    composer.put(draft);
    // Another run has begun meanwhile.
    if (running !== control) return;
    running = undefined;
    playFirst();
    end(standing, last);
  }

  function end(standing: Standing, last: string): void {
    pointAt([]);
    bar.say(last);
    bar.show(standing);
  }

  const playFirst = () => {
    const [first] = state()?.users ?? [];
    if (first && state()?.me !== first.id) play(first.id);
  };

  async function playStep({ caption, acts }: Step, quarter: Quarter, signal: AbortSignal): Promise<void> {
    const why = caption.includes('{why}') ? ((await loadOverview('slack'))?.plan[0]?.why ?? '') : '';
    const fill = (text: string) => fillIn(text, { ...quarter.words, why });
    bar.say(fill(caption));
    bar.act(true);
    for (const act of acts) await perform(act, { quarter, fill, signal });
    drawStoryPicture(await loadOverview('slack'));
    bar.act(false);
    await pace.read(fill(caption), signal);
  }

  async function perform({ as, does, see }: Act, scene: Scene): Promise<void> {
    const { signal } = scene;
    enterChannel();
    if (state()?.me !== as) play(as);
    await waits.until(() => state()?.me === as || undefined, words.nobody, signal);
    await pace.glance(glanceMs / 2, signal);
    const before = look();
    await doIt(does, scene);
    if (!see) return;
    const shown = scene.fill('card' in see ? see.card : see.words);
    const sight = 'card' in see ? { card: shown } : { words: shown };
    pointAt(await waits.until(() => seenSince(before, sight), words.notSeen(shown), signal), sight);
  }

  async function doIt(deed: Deed, { quarter, fill, signal }: Scene): Promise<void> {
    switch (deed.kind) {
      case 'say': {
        const text = fill(deed.words);
        composer.put(text);
        await pace.glance(glanceMs, signal);
        composer.put('');
        return must(calls.say({ room: 'project', text }));
      }
      case 'press': {
        const buttons = await waits.until(() => findButtons(deed.label), words.noButton(deed.label), signal);
        pointAt(buttons);
        await pace.glance(glanceMs, signal);
        for (const button of buttons) button.click();
        return;
      }
      case 'travel':
        return must(calls.travel(await momentOf(deed.to, quarter)));
      default:
        return deed satisfies never;
    }
  }

  async function must(call: Promise<boolean>): Promise<void> {
    if (!(await call)) throw new StoryStop(words.notPassedOn);
  }

  for (const button of startButtons()) button.addEventListener('click', () => void start());
  // Whoever does something themselves has the page for as long as they like; what the script does is no trusted event.
  const pauseForPeople = ({ isTrusted, target }: Event) => {
    if (running && isTrusted && target instanceof Element && target.closest(ownPlaces)) bar.pause(true);
  };
  for (const name of ['click', 'input']) document.addEventListener(name, pauseForPeople);

  return {
    start: () => void start(),
    isOpen: bar.isOpen,
    shown(next) {
      bar.tell(next.clock);
      for (const button of startButtons()) button.hidden = !canPlay(next);
      waits.looked();
    },
  };
}

type Scene = {
  readonly quarter: Quarter;
  readonly fill: (text: string) => string;
  readonly signal: AbortSignal;
};

/** Beside a real platform the clock stands still. */
const canPlay = (state: State | undefined): boolean =>
  state !== undefined && platforms.every((platform) => state.panes[platform].available);

/** No message in either pane, as far as the played user sees. */
const hasNothing = (state: State | undefined): boolean =>
  state !== undefined && platforms.every((platform) => state.panes[platform].messages.length === 0);

async function isEmpty(state: State | undefined): Promise<boolean> {
  if (!hasNothing(state)) return false;
  const projects = await Promise.all(platforms.map(loadOverview));
  return projects.every((project) => project === undefined);
}
