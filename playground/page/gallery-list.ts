import type { Entry } from '../gallery-state.ts';
import { h } from './dom.ts';
import { drawBoth, type Surroundings } from './gallery-card-drawing.ts';
import { loadCard } from './gallery-feed.ts';
import { budgetText, galleryTexts, isOver } from './gallery-texts.ts';

/** A card in the list: its head at once, the card itself when it comes near. */
type Shell = { readonly entry: Entry; readonly node: HTMLElement };

export type CardList = {
  readonly shells: readonly Shell[];
  /** Other cards, or the same with other words: what did not change stays as it was drawn. */
  show(entries: readonly Entry[], kinds: readonly { readonly id: string; readonly name: string }[]): void;
};

/** The cards by kind. Only those that are nearly in sight are drawn, so that hundreds are no trouble. */
export function createCardList(root: HTMLElement, surroundings: Surroundings, onDrawn: () => void): CardList {
  let shells: readonly Shell[] = [];
  const byNode = new WeakMap<Element, Shell>();
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void draw(byNode.get(target));
      }
    },
    { rootMargin: '600px 0px' },
  );

  async function draw(shell: Shell | undefined): Promise<void> {
    if (!shell) return;
    const body = await loadCard(shell.entry.id);
    const drawn = body ? drawBoth(shell.entry, body, surroundings) : [h('p', {}, galleryTexts.notDrawn)];
    shell.node.querySelector('.gallery-body')?.replaceChildren(...drawn);
    shell.node.dataset.drawn = '';
    onDrawn();
  }

  function toShell(entry: Entry, known: ReadonlyMap<string, Shell>): Shell {
    const before = known.get(entry.id);
    if (before?.entry.mark === entry.mark) return before;
    const shell = { entry, node: drawShell(entry) };
    byNode.set(shell.node, shell);
    near.observe(shell.node);
    return shell;
  }

  return {
    get shells() {
      return shells;
    },
    show(entries, kinds) {
      const known = new Map(shells.map((shell) => [shell.entry.id, shell]));
      shells = entries.map((entry) => toShell(entry, known));
      const groups = kinds.map(({ id, name }) =>
        h(
          'section',
          { class: 'gallery-kind', 'data-kind': id },
          h('h2', {}, name),
          ...shells.filter(({ entry }) => entry.kind === id).map(({ node }) => node),
        ),
      );
      root.replaceChildren(...groups);
    },
  };
}

function drawShell(entry: Entry): HTMLElement {
  const { id, name, counted } = entry;
  const address = `kaart-${id}`;
  return h(
    'article',
    { class: `gallery-card${isOver(entry) ? ' is-over' : ''}`, id: address, 'aria-labelledby': `${address}-name` },
    h(
      'header',
      { class: 'gallery-head' },
      h('h3', { id: `${address}-name` }, name),
      h(
        'p',
        { class: 'gallery-facts' },
        isOver(entry) && h('strong', { class: 'gallery-over' }, galleryTexts.over),
        h('span', {}, budgetText(counted)),
        h('a', { href: `#${address}` }, `#${address}`),
      ),
    ),
    h('div', { class: 'gallery-body' }),
  );
}
