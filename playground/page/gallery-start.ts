import type { Entry, GalleryList } from '../gallery-state.ts';
import type { Calls } from './calls.ts';
import { find, h } from './dom.ts';
import { followCards } from './gallery-feed.ts';
import { createCardList } from './gallery-list.ts';
import { createFilters, createLooks, type Wish } from './gallery-switches.ts';
import { galleryTexts, isOver } from './gallery-texts.ts';
import { tellIn } from './zoned.ts';

/** The gallery: every card of the bot on both platforms, from the lessons as they are saved now. */
let names: Readonly<Record<string, string>> = {};
const count = find('count', HTMLElement);
const faults = find('faults', HTMLElement);
const toast = find('toast', HTMLElement);
const root = find('cards-list', HTMLElement);

/** How long words lie over the cards, to be read. */
const toastMs = 10_000;
let toastTimer: ReturnType<typeof setTimeout> | undefined;
function say(words: string): void {
  clearTimeout(toastTimer);
  toast.textContent = words;
  toastTimer = setTimeout(() => say(''), toastMs);
}

/** Nobody is behind these cards. */
const asleep = async () => {
  say(galleryTexts.asleep);
  return true;
};
const calls: Calls = {
  say: asleep,
  press: asleep,
  submit: asleep,
  useShortcut: asleep,
  openHome: asleep,
  reset: asleep,
  travel: asleep,
};
const list = createCardList(root, { nameOf: (id) => names[id] ?? id, calls }, () => pinned?.scrollIntoView());
const filters = createFilters(filter);
createLooks();
followCards({
  onList: show,
  onLost: () => {
    count.textContent = galleryTexts.lost;
  },
});

/** The card of the address stays in sight while those above it are drawn, until somebody moves the page. */
let pinned: HTMLElement | undefined;
const unpin = () => {
  pinned = undefined;
};
for (const move of ['wheel', 'touchmove', 'keydown', 'pointerdown']) addEventListener(move, unpin, { passive: true });
addEventListener('hashchange', goToAddress);

/** Where somebody was before faults took the place of the cards. */
let left = 0;

function show(next: GalleryList): void {
  const isFaulty = 'faults' in next;
  const wasAway = root.hidden !== false;
  if (isFaulty && !wasAway) left = scrollY;
  faults.hidden = !isFaulty;
  root.hidden = isFaulty;
  if (isFaulty) showFaults(next.faults);
  else showCards(next, wasAway);
}

function showCards(next: Extract<GalleryList, { readonly entries: unknown }>, wasAway: boolean): void {
  const isFirst = list.shells.length === 0;
  names = next.names;
  tellIn(next.zone);
  const before = new Map(list.shells.map(({ entry: { id, mark } }) => [id, mark]));
  const changed = next.entries.filter(({ id, mark }) => before.get(id) !== mark).length;
  if (!isFirst && changed > 0) say(galleryTexts.saved(changed));
  list.show(next.entries, next.kinds);
  const counts = Map.groupBy(next.entries, ({ kind }) => kind);
  filters.showKinds(next.kinds.map((kind) => ({ ...kind, count: counts.get(kind.id)?.length ?? 0 })));
  filter();
  if (isFirst) goToAddress();
  else if (wasAway) scrollTo(0, left);
}

function showFaults(lines: readonly string[]): void {
  count.textContent = '';
  say('');
  faults.replaceChildren(h('p', {}, galleryTexts.faults), h('ul', {}, ...lines.map((line) => h('li', {}, line))));
}

function filter(): void {
  const wish = filters.wish();
  for (const { entry, node } of list.shells) node.hidden = !isWished(entry, wish);
  for (const kind of root.querySelectorAll<HTMLElement>('.gallery-kind'))
    kind.hidden = kind.querySelector('.gallery-card:not([hidden])') === null;
  const shown = list.shells.filter(({ node }) => !node.hidden);
  const over = shown.filter(({ entry }) => isOver(entry)).length;
  count.textContent = shown.length === 0 ? galleryTexts.none : galleryTexts.count(shown.length, over);
}

function isWished(entry: Entry, { kind, query, onlyOver }: Wish): boolean {
  if (kind !== '' && entry.kind !== kind) return false;
  if (onlyOver && !isOver(entry)) return false;
  const text = `${entry.name}\n${entry.id}\n${entry.text}`.toLowerCase();
  return query.split(/\s+/).every((word) => text.includes(word));
}

function goToAddress(): void {
  const card = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!card?.classList.contains('gallery-card')) return;
  if (card.hidden) filters.clear();
  pinned = card;
  card.scrollIntoView();
}
