import type { Reply } from '#core';

type Options = { readonly canShare: boolean; readonly sharedBy?: string };

/**
 * Draws a reply once for who may share it and once for who may not, as long as the reply itself is kept: those of look-ups come from a
 * shelf. With somebody's name on it, it is drawn anew each time.
 */
export function drawnOnce<Message>(
  draw: (reply: Reply, options: Options) => Message,
): (reply: Reply, options: Options) => Message {
  const drawn = { shareable: new WeakMap<Reply, Message>(), plain: new WeakMap<Reply, Message>() };
  return (reply, options) => {
    if (options.sharedBy !== undefined) return draw(reply, options);
    const kept = options.canShare ? drawn.shareable : drawn.plain;
    const before = kept.get(reply);
    if (before !== undefined) return before;
    const message = draw(reply, options);
    kept.set(reply, message);
    return message;
  };
}
