import { find } from './dom.ts';
import { attachSuggestions } from './suggestions.ts';
import { createTypedBefore } from './typed-before.ts';

export type Composer = {
  /** Puts words in the field and sends them, as if somebody typed them. */
  readonly say: (words: string) => Promise<void>;
  /** Shows words in the field, and gives what stood there. */
  readonly put: (words: string) => string;
  readonly setPlaceholder: (words: string) => void;
  readonly focus: () => void;
};

/** The one field for both platforms. When `send` gives false, the words come back. */
export function createComposer(send: (words: string) => Promise<boolean>): Composer {
  const field = find('words', HTMLTextAreaElement);
  const before = createTypedBefore();
  const suggestions = attachSuggestions(field, {
    list: find('suggestions', HTMLElement),
    status: find('suggestions-status', HTMLElement),
    choose: (words) => {
      fill(field, words);
      field.focus();
      suggestions.show(words);
    },
  });

  async function submit(): Promise<void> {
    const words = field.value.trim();
    if (words === '') return;
    before.remember(words);
    fill(field, '');
    suggestions.hide();
    field.focus();
    const arrived = await send(words);
    if (!arrived && field.value === '') fill(field, words);
  }

  /** True when the key was meant for the suggestions, or for what was typed before. */
  function takeKey(key: string): boolean {
    if (suggestions.takeKey(key)) return true;
    const recalled = before.recall(key, field.value);
    if (recalled !== undefined) fill(field, recalled);
    return recalled !== undefined;
  }

  field.addEventListener('input', () => {
    before.startAgain();
    fitLines(field);
    suggestions.show(field.value);
  });
  field.addEventListener('blur', suggestions.hide);
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const isTaken = takeKey(event.key);
    const isSent = !isTaken && event.key === 'Enter' && !event.shiftKey;
    if (isTaken || isSent) event.preventDefault();
    if (isSent) submit();
  });
  find('composer', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return {
    say: (words) => {
      fill(field, words);
      return submit();
    },
    put: (words) => {
      const before = field.value;
      fill(field, words);
      return before;
    },
    setPlaceholder: (words) => {
      field.placeholder = words;
    },
    focus: () => field.focus(),
  };
}

function fill(field: HTMLTextAreaElement, words: string): void {
  field.value = words;
  fitLines(field);
  field.setSelectionRange(words.length, words.length);
}

/** For browsers that do not let a field grow by itself. */
function fitLines(field: HTMLTextAreaElement): void {
  field.rows = Math.min(field.value.split('\n').length, 8);
}
