import { find } from './dom.ts';
import { attachSuggestions } from './suggestions.ts';

const storageKey = 'lessenbot-getypt';
const remembered = 50;

export type Composer = {
  /** Puts words in the field and sends them, as if somebody typed them. */
  readonly say: (words: string) => Promise<void>;
  readonly setPlaceholder: (words: string) => void;
  readonly focus: () => void;
};

/** The one field for both platforms. When `send` gives false, the words come back. */
export function createComposer(send: (words: string) => Promise<boolean>): Composer {
  const form = find('composer', HTMLFormElement);
  const field = find('words', HTMLTextAreaElement);
  const typed = readTyped();
  /** How many messages back we are looking; 0 is what is being typed now. */
  let back = 0;
  const suggestions = attachSuggestions(field, {
    list: find('suggestions', HTMLElement),
    status: find('suggestions-status', HTMLElement),
    choose: (words) => {
      fill(words);
      field.focus();
      suggestions.show(words);
    },
  });

  function fill(words: string): void {
    field.value = words;
    fitLines(field);
    field.setSelectionRange(words.length, words.length);
  }

  async function submit(): Promise<void> {
    const words = field.value.trim();
    if (words === '') return;
    remember(typed, words);
    back = 0;
    fill('');
    suggestions.hide();
    field.focus();
    const arrived = await send(words);
    if (!arrived && field.value === '') fill(words);
  }

  /** ↑ and ↓ walk through what was sent, unless somebody is typing something else. */
  function recall(key: string): boolean {
    const step = { ArrowUp: 1, ArrowDown: -1 }[key];
    if (step === undefined || field.value !== (back === 0 ? '' : typed.at(-back))) return false;
    const next = back + step;
    if (next < 0 || next > typed.length) return false;
    back = next;
    fill(back === 0 ? '' : (typed.at(-back) ?? ''));
    return true;
  }

  field.addEventListener('input', () => {
    back = 0;
    fitLines(field);
    suggestions.show(field.value);
  });
  field.addEventListener('blur', () => suggestions.hide());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (suggestions.takeKey(event.key) || recall(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return {
    say: (words) => {
      fill(words);
      return submit();
    },
    setPlaceholder: (words) => {
      field.placeholder = words;
    },
    focus: () => field.focus(),
  };
}

/** For browsers that do not let a field grow by itself. */
function fitLines(field: HTMLTextAreaElement): void {
  field.rows = Math.min(field.value.split('\n').length, 8);
}

/** Survives a reload of this window, and goes when the window closes. */
function readTyped(): string[] {
  const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(stored) ? stored.filter((words) => typeof words === 'string') : [];
}

function remember(typed: string[], words: string): void {
  if (typed.at(-1) !== words) typed.push(words);
  if (typed.length > remembered) typed.shift();
  sessionStorage.setItem(storageKey, JSON.stringify(typed));
}
