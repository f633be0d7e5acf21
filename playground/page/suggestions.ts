import { h } from './dom.ts';
import { texts } from './page-texts.ts';

type Suggestion = { readonly insert: string; readonly hint: string };

const commands: readonly Suggestion[] = [
  { insert: '/lessen ', hint: 'gevolgd door een vraag, een onderwerp of een les' },
  { insert: '/lessen verbinden', hint: 'alle lessen van een onderwerp' },
  { insert: '/lessen heldere kaders', hint: 'één les' },
  { insert: '/lessen voorbeelden', hint: 'interventies en hun lessen' },
  { insert: '/lessen begrip participatieladder', hint: 'uitleg van een begrip' },
  { insert: '/lessen de groepsapp loopt uit de hand', hint: 'een vraag in je eigen woorden' },
  { insert: '/lessen help', hint: 'wat je kunt vragen' },
];
const mention: Suggestion = { insert: '@Lessenbot ', hint: 'noemt de bot; iedereen ziet het antwoord' };

/** What could follow what somebody is typing, with the place where it would come. */
function suggest(words: string): { readonly from: number; readonly options: readonly Suggestion[] } {
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

/**
 * The list of suggestions of a text field: nothing is chosen until somebody moves into it, so Enter always sends what
 * is there. https://www.w3.org/WAI/ARIA/apg/patterns/listbox/
 */
export function attachSuggestions(
  field: HTMLTextAreaElement,
  { list, status, choose }: { list: HTMLElement; status: HTMLElement; choose: (words: string) => void },
): Suggestions {
  let words = '';
  let from = 0;
  let options: readonly Suggestion[] = [];
  let active = -1;

  function draw(): void {
    list.hidden = options.length === 0;
    list.replaceChildren(
      ...options.map(({ insert, hint }, at) => {
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
      }),
    );
    const chosen = list.children[active];
    chosen?.scrollIntoView({ block: 'nearest' });
    if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
    else field.removeAttribute('aria-activedescendant');
  }

  function show(typed: string): void {
    words = typed;
    active = -1;
    const count = options.length;
    ({ from, options } = suggest(typed));
    if (options.length !== count) status.textContent = options.length === 0 ? '' : texts.suggestions(options.length);
    draw();
  }

  function hide(): void {
    options = [];
    active = -1;
    status.textContent = '';
    draw();
  }

  function pick(at: number): void {
    const option = options[at];
    if (option) choose(words.slice(0, from) + option.insert);
  }

  function move(step: 1 | -1): void {
    // One place more than there are options: that is the field itself.
    const places = options.length + 1;
    active = ((active + 1 + step + places) % places) - 1;
    draw();
  }

  function takeKey(key: string): boolean {
    if (options.length === 0) return false;
    switch (key) {
      case 'ArrowDown':
        move(1);
        return true;
      case 'ArrowUp':
        move(-1);
        return true;
      case 'Escape':
        hide();
        return true;
      case 'Enter':
      case 'Tab':
        if (active < 0) return false;
        pick(active);
        return true;
      default:
        return false;
    }
  }
  return { show, hide, takeKey };
}
