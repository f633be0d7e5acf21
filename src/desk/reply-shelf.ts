import type { LookupIntent } from '../domain/intent.ts';
import type { Reply } from '../domain/reply.ts';

/** More than there are cards without people's words; ids that no longer exist come from old buttons and take room too. */
const most = 500;

/**
 * Makes each reply once, and gives the same one to whoever asks the same. What holds somebody's own words, or a list of which there
 * are as many as questions, is made anew and not kept.
 */
export function onShelf(answer: (intent: LookupIntent) => Reply): (intent: LookupIntent) => Reply {
  const shelf = new Map<string, Reply>();
  return (intent) => {
    if ('words' in intent || 'readAs' in intent || intent.kind === 'list-lessons') return answer(intent);
    const key = JSON.stringify(intent);
    const before = shelf.get(key);
    if (before) return before;
    const reply = answer(intent);
    if (shelf.size < most) shelf.set(key, reply);
    return reply;
  };
}
