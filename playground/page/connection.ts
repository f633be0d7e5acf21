import type { Change, State } from '../state.ts';
import { applyChange } from './apply-change.ts';
import { isObject } from './guards.ts';
import { texts } from './page-texts.ts';

const retryMs = 1000;

type Listener = { readonly onState: (state: State) => void; readonly onLost: () => void };

/** Follows the playground as the user that `who` gives. It keeps trying when the bot is away, until it is closed. */
export function follow(who: () => string | undefined, { onState, onLost }: Listener): { readonly close: () => void } {
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const open = () => {
    const user = who();
    source = new EventSource(`/playground/events${user === undefined ? '' : `?user=${encodeURIComponent(user)}`}`);
    let state: State | undefined;
    const startAnew = () => {
      source?.close();
      onLost();
      retry = setTimeout(open, retryMs);
    };
    source.addEventListener('message', ({ data }) => {
      state = next(state, JSON.parse(data));
      // A change on a state that we do not have: then we ask for it whole.
      if (state) onState(state);
      else startAnew();
    });
    // The browser gives up by itself after some errors, so we always start anew.
    source.addEventListener('error', startAnew);
  };
  open();
  return {
    close: () => {
      clearTimeout(retry);
      source?.close();
    },
  };
}

function next(before: State | undefined, data: unknown): State | undefined {
  if (isState(data)) return data;
  return before && isChange(data) ? applyChange(before, data) : undefined;
}

const isChange = (data: unknown): data is Change => isObject(data) && 'since' in data;
/** The page and its server are one program: what calls itself a state is one. */
const isState = (data: unknown): data is State => isObject(data) && 'version' in data && 'panes' in data;

export type Call = 'say' | 'press' | 'submit' | 'shortcut' | 'home' | 'reset' | 'time';

/** Sends one of the page's calls. Gives what went wrong as a sentence for people, or nothing when it arrived. */
export async function post(path: Call, body: unknown): Promise<string | undefined> {
  try {
    const answer = await fetch(`/playground/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return undefined;
    const { error }: { error?: unknown } = await answer.json();
    return typeof error === 'string' ? error : texts.failed;
  } catch {
    return texts.failed;
  }
}
