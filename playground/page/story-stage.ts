import type { Sight } from './story-script.ts';

/** What each message of the bot says, by pane: to tell what is new from what stood there. */
export type Before = ReadonlyMap<HTMLElement, ReadonlyMap<string, string>>;

const panes = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.pane')];
const cardsIn = (pane: HTMLElement): HTMLElement[] => [...pane.querySelectorAll<HTMLElement>('.message.from-bot')];
const idOf = ({ dataset }: HTMLElement): string => dataset.message ?? '';
const buttonIn = (card: HTMLElement, label: string): HTMLButtonElement | undefined =>
  [...card.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === label);

/** What stands there now. */
export function look(): Before {
  return new Map(
    panes().map((pane) => [pane, new Map(cardsIn(pane).map((card) => [idOf(card), card.textContent]))] as const),
  );
}

/** The message on each platform that shows it, once both do. */
export function seenSince(before: Before, sight: Sight): readonly HTMLElement[] | undefined {
  return onEach((pane) => {
    const known = before.get(pane);
    return cardsIn(pane).findLast((card) => {
      const was = known?.get(idOf(card));
      if ('card' in sight) return was === undefined && buttonIn(card, sight.card) !== undefined;
      return was !== card.textContent && card.textContent.includes(sight.words);
    });
  });
}

/** The button on each platform, on the newest card that has it. */
export function findButtons(label: string): readonly HTMLButtonElement[] | undefined {
  return onEach((pane) => {
    const card = cardsIn(pane).findLast((one) => buttonIn(one, label) !== undefined);
    return card && buttonIn(card, label);
  });
}

function onEach<Found>(find: (pane: HTMLElement) => Found | undefined): readonly Found[] | undefined {
  const found = panes().map(find);
  const all = found.filter((one) => one !== undefined);
  return all.length === found.length ? all : undefined;
}

/** Room around what is pointed at, in pixels. */
const margin = 12;

/** Points at what is talked of, and at nothing else; brings it into view when it is not, above all the button or the words of a long card. */
export function pointAt(targets: readonly HTMLElement[], sight?: Sight): void {
  for (const old of document.querySelectorAll('[data-story]')) old.removeAttribute('data-story');
  for (const target of targets) {
    target.dataset.story = target instanceof HTMLButtonElement ? 'button' : 'card';
    bringIntoView(target);
    const place = sight && ('card' in sight ? buttonIn(target, sight.card) : placeOf(target, sight.words));
    if (place) bringIntoView(place);
  }
}

/** The smallest part of a card that has these words. */
function placeOf(card: HTMLElement, words: string): HTMLElement | undefined {
  return [...card.querySelectorAll<HTMLElement>('*')].findLast(({ textContent }) => textContent.includes(words));
}

/** Only inside its own log: the page itself stays where it is. What is longer than the log begins at its top. */
function bringIntoView(target: HTMLElement): void {
  const log = target.closest<HTMLElement>('.log');
  if (!log) return;
  const frame = log.getBoundingClientRect();
  const { top, bottom } = target.getBoundingClientRect();
  if (bottom > frame.bottom - margin) log.scrollTop += Math.min(bottom - frame.bottom + margin, top - frame.top);
  else if (top < frame.top) log.scrollTop -= frame.top - top + margin;
}
