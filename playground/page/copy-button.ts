import { button, h } from './dom.ts';
import { texts } from './page-texts.ts';

/** A button that puts words on the clipboard, and says whether that went well. `onRefused` hears when the browser forbids it. */
export function copyButton(
  label: string,
  words: string,
  attributes: Parameters<typeof h>[1] = {},
  onRefused: () => void = () => {},
): HTMLButtonElement {
  const made = button({ class: 'quiet small', ...attributes }, copy, label);
  // The name of a button that changes is not read out by itself.
  const heard = h('span', { class: 'hidden', role: 'status' });
  async function copy() {
    if (!heard.isConnected) made.after(heard);
    heard.textContent = '';
    const copied = await navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
    const said = copied ? texts.exchange.copied : texts.exchange.notCopied;
    made.textContent = said;
    heard.textContent = said;
    if (!copied) onRefused();
  }
  return made;
}
