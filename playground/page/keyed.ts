type Drawn = { readonly content: string; readonly node: HTMLElement };
export type Changes = {
  /** In the order of the list. */
  readonly added: readonly HTMLElement[];
  /** New drawings of items that were there already. */
  readonly replaced: readonly HTMLElement[];
};

/**
 * Makes the children of `parent` follow a list. What did not change stays the same node, so that focus, half-filled
 * fields and the place somebody scrolled to survive a new state.
 */
export function keyedList<Item>(
  parent: HTMLElement,
  keyOf: (item: Item) => string,
  draw: (item: Item) => HTMLElement,
): (items: readonly Item[]) => Changes {
  let drawn = new Map<string, Drawn>();
  return (items) => {
    const added: HTMLElement[] = [];
    const replaced: HTMLElement[] = [];
    const next = new Map<string, Drawn>();
    for (const item of items) {
      const key = keyOf(item);
      const content = JSON.stringify(item);
      const before = drawn.get(key);
      if (before?.content === content) {
        next.set(key, before);
        continue;
      }
      const node = draw(item);
      next.set(key, { content, node });
      if (before) {
        const hadFocus = before.node.contains(document.activeElement);
        before.node.replaceWith(node);
        if (hadFocus) focusOn(node);
        replaced.push(node);
      } else added.push(node);
    }
    for (const [key, { node }] of drawn) if (!next.has(key)) node.remove();
    place(
      parent,
      [...next.values()].map(({ node }) => node),
    );
    drawn = next;
    return { added, replaced };
  };
}

/** Moves only what stands in the wrong place: a moved element loses its focus. */
function place(parent: HTMLElement, nodes: readonly HTMLElement[]): void {
  let previous: Element | null = null;
  for (const node of nodes) {
    const expected: Element | null = previous ? previous.nextElementSibling : parent.firstElementChild;
    if (node !== expected) parent.insertBefore(node, expected);
    previous = node;
  }
}

/** Whoever pressed a button in the old drawing reads on at the start of the new one. */
function focusOn(node: HTMLElement): void {
  node.tabIndex = -1;
  node.focus({ preventScroll: true });
}
