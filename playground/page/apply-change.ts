import type { Change, ListChange, State } from '../state.ts';

/** The state after a change; nothing when the change is not on this one, so that the page must ask for it whole. */
export function applyChange(before: State, change: Change): State | undefined {
  if (before.version !== change.since) return undefined;
  const pane = <Name extends keyof State['panes']>(name: Name) => ({
    ...change.panes[name].rest,
    messages: applyTo(before.panes[name].messages, change.panes[name].messages),
  });
  return {
    ...change.rest,
    panes: { slack: pane('slack'), teams: pane('teams') },
    exchanges: applyTo(before.exchanges, change.exchanges),
  };
}

/** What is new comes last; what was there already keeps its place. */
export function applyTo<Item extends { readonly id: string }>(
  before: readonly Item[],
  { gone, put }: ListChange<Item>,
): Item[] {
  const items = new Map(before.map((item) => [item.id, item]));
  for (const id of gone) items.delete(id);
  for (const item of put) items.set(item.id, item);
  return [...items.values()];
}
