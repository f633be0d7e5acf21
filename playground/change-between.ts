import { applyTo } from './page/apply-change.ts';
import { perPlatform } from './per-platform.ts';
import type { Change, ListChange, State } from './state.ts';

/** What a page that has the one state needs to have the other. */
export function changeBetween(before: State, after: State): Change {
  const { panes, exchanges, ...rest } = after;
  return {
    since: before.version,
    rest,
    panes: perPlatform((platform) => {
      const { messages, ...more } = panes[platform];
      return { rest: more, messages: listChange(before.panes[platform].messages, messages) };
    }),
    exchanges: listChange(before.exchanges, exchanges),
  };
}

type Item = { readonly id: string };

function listChange<One extends Item>(before: readonly One[], after: readonly One[]): ListChange<One> {
  const ids = new Set(after.map(({ id }) => id));
  const known = new Map(before.map((item) => [item.id, JSON.stringify(item)]));
  const change = {
    gone: before.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    put: after.filter((item) => known.get(item.id) !== JSON.stringify(item)),
  };
  const arrived = applyTo(before, change);
  const isInOrder = after.every(({ id }, at) => arrived[at]?.id === id);
  // A list that was shuffled goes whole.
  return isInOrder ? change : { gone: [...known.keys()], put: after };
}
