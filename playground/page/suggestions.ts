import { h } from './dom.ts';
import { texts } from './page-texts.ts';
import { typedCommands } from './typed-commands.ts';

type Suggestion = { readonly insert: string; readonly hint: string };

const commands: readonly Suggestion[] = [
  { insert: '/lessen ', hint: 'gevolgd door een vraag, een onderwerp of een les' },
  ...typedCommands.map(({ typed, gives }) => ({ insert: `/lessen ${typed}`, hint: gives })),
];
const mention: Suggestion = { insert: '@Lessenbot ', hint: 'noemt de bot; iedereen ziet het antwoord' };

/** What could come, and at which place in the words. */
type Found = { readonly from: number; readonly options: readonly Suggestion[] };
const nothing: Found = { from: 0, options: [] };

/** What could follow what somebody is typing. */
function suggest(words: string): Found {
  const at = words.search(/(?<=^|\s)@\w*$/);
  if (at >= 0) {
    const started = words.slice(at).toLowerCase();
    return { from: at, options: mention.insert.trimEnd().toLowerCase().startsWith(started) ? [mention] : [] };
  }
  const started = words.toLowerCase();
  const fits = ({ insert }: Suggestion) => insert.startsWith(started) && insert !== started;
  return { from: 0, options: started.startsWith('/') ? commands.filter(fits) : [] };
}

export type Suggestions = {
  readonly show: (words: string) => void;
  readonly hide: () => void;
  /** True when the key was meant for the list. */
  readonly takeKey: (key: string) => boolean;
};

type Parts = {
  readonly list: HTMLElement;
  readonly status: HTMLElement;
  /** Hears what the field should hold. */
  readonly choose: (words: string) => void;
};

/**
 * The list of suggestions of a text field: nothing is chosen until somebody moves into it, so Enter always sends what
 * is there. https://www.w3.org/WAI/ARIA/apg/patterns/listbox/
 */
export function attachSuggestions(field: HTMLTextAreaElement, { list, status, choose }: Parts): Suggestions {
  let typed = '';
  let { from, options } = nothing;
  let active = -1;

  function put(words: string, found: Found): void {
    const count = options.length;
    typed = words;
    ({ from, options } = found);
    if (options.length !== count) status.textContent = options.length === 0 ? '' : texts.suggestions(options.length);
    activate(-1);
  }

  function activate(at: number): void {
    active = at;
    list.hidden = options.length === 0;
    list.replaceChildren(...options.map((option, place) => drawOption(option, place, { active, pick })));
    const chosen = list.children[active];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
  }

  function pick(at: number): boolean {
    const option = options[at];
    if (option) choose(typed.slice(0, from) + option.insert);
    return option !== undefined;
  }

  function move(step: 1 | -1): boolean {
    // One place more than there are options: that is the field itself.
    const places = options.length + 1;
    activate(((active + 1 + step + places) % places) - 1);
    return true;
  }

  function hide(): boolean {
    put(typed, nothing);
    return true;
  }

  const keys: Readonly<Record<string, () => boolean>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Escape: hide,
    Enter: () => pick(active),
    Tab: () => pick(active),
  };
  return {
    show: (words) => put(words, suggest(words)),
    hide: () => void hide(),
    takeKey: (key) => options.length > 0 && (keys[key]?.() ?? false),
  };
}

type Drawing = { readonly active: number; readonly pick: (at: number) => void };

function drawOption({ insert, hint }: Suggestion, at: number, { active, pick }: Drawing): HTMLElement {
  const option = h(
    'div',
    { role: 'option', id: `suggestion-${at}`, 'aria-selected': String(at === active) },
    h('span', { class: 'suggestion-insert' }, insert),
    h('span', { class: 'suggestion-hint' }, hint),
  );
  // The field keeps the focus.
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', () => pick(at));
  return option;
}
