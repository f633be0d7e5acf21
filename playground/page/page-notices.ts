import { find, h } from './dom.ts';
import { texts } from './page-texts.ts';

/** What the page has to say about itself, above the panes; no words take it away. */
export function notify(about: 'connection' | 'failure' | 'problems', words: string): void {
  const place = find(about, HTMLElement);
  // The same words again would be read out again.
  if (place.textContent !== words) place.textContent = words;
}

/** What is wrong with the lessons. */
export function showFaults(faults: readonly string[]): void {
  const box = find('faults', HTMLElement);
  const content = JSON.stringify(faults);
  if (box.dataset.content === content) return;
  box.dataset.content = content;
  const list = h('ul', {}, ...faults.map((fault) => h('li', {}, fault)));
  box.replaceChildren(...(faults.length === 0 ? [] : [h('strong', {}, texts.faults), list]));
}
