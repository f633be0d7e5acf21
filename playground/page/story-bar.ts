import { find, h, icon } from './dom.ts';
import { texts } from './page-texts.ts';
import type { Pace } from './story-pace.ts';
import { dayWords } from './zoned.ts';

/** How a story stands: it plays, or it is over in one of three ways. */
export type Standing = 'plays' | 'finished' | 'stopped' | 'failed';

type Actions = {
  readonly startOver: () => void;
  readonly stop: () => void;
  /** Away with the bar. */
  readonly close: () => void;
};

/** The bar with the caption of a story and its controls. */
export type StoryBar = {
  readonly open: () => void;
  readonly isOpen: () => boolean;
  readonly hide: () => void;
  /** Says something; heard once. */
  readonly say: (caption: string) => void;
  readonly show: (standing: Standing) => void;
  /** While a step is still being done there is no next one to go to. */
  readonly act: (isActing: boolean) => void;
  readonly progress: (step: number, steps: number) => void;
  readonly tell: (clock: number) => void;
  readonly pause: (isPaused: boolean) => void;
};

const words = texts.story;

export function createStoryBar(pace: Pace, { startOver, stop, close }: Actions): StoryBar {
  const bar = find('story', HTMLElement);
  const caption = find('story-caption', HTMLElement);
  const day = find('story-day', HTMLElement);
  const count = find('story-count', HTMLElement);
  const pauseButton = find('story-pause', HTMLButtonElement);
  const stepButton = find('story-step', HTMLButtonElement);
  const speedButton = find('story-speed', HTMLButtonElement);
  const stopButton = find('story-stop', HTMLButtonElement);
  const againButton = find('story-again', HTMLButtonElement);
  const more = find('story-more', HTMLAnchorElement);
  const closeButton = find('story-close', HTMLButtonElement);

  function pause(isPaused: boolean): void {
    pace.isPaused = isPaused;
    pauseButton.replaceChildren(icon(isPaused ? 'play' : 'pause'), h('span', {}, isPaused ? words.goOn : words.pause));
    bar.toggleAttribute('data-paused', isPaused);
  }

  pauseButton.addEventListener('click', () => pause(!pace.isPaused));
  stepButton.addEventListener('click', pace.step);
  speedButton.addEventListener('click', () => {
    pace.speed = pace.speed === 1 ? 2 : 1;
    speedButton.setAttribute('aria-pressed', String(pace.speed === 2));
  });
  stopButton.addEventListener('click', stop);
  againButton.addEventListener('click', startOver);
  closeButton.addEventListener('click', close);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || bar.hidden) return;
    // Esc first closes what is open on top.
    if (document.querySelector('dialog[open], :popover-open')) return;
    if (stopButton.hidden) close();
    else stop();
  });

  return {
    open() {
      bar.hidden = false;
    },
    isOpen: () => !bar.hidden,
    hide() {
      bar.hidden = true;
    },
    say: (text) => {
      caption.textContent = text;
    },
    show(standing) {
      const plays = standing === 'plays';
      const hadFocus = bar.contains(document.activeElement);
      bar.dataset.standing = standing;
      for (const control of [pauseButton, stepButton, speedButton, stopButton]) control.hidden = !plays;
      for (const control of [closeButton, more]) control.hidden = plays;
      if (plays) pauseButton.focus();
      else if (hadFocus) closeButton.focus();
    },
    act(isActing) {
      // A button that is really disabled would lose the focus.
      stepButton.setAttribute('aria-disabled', String(isActing));
    },
    progress(step, steps) {
      count.textContent = words.count(step, steps);
      bar.style.setProperty('--story-done', `${Math.round((100 * step) / steps)}%`);
    },
    tell(clock) {
      day.textContent = dayWords(clock);
    },
    pause,
  };
}
