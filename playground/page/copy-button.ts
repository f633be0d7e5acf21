import { button, type h } from './dom.ts';
import { texts } from './page-texts.ts';

/** A button that puts words on the clipboard, and says whether that went well. `onRefused` hears when the browser forbids it. */
export function copyButton(
  label: string,
  words: string,
  attributes: Parameters<typeof h>[1] = {},
  onRefused: () => void = () => {},
): HTMLButtonElement {
  const made = button({ class: 'quiet small', ...attributes }, copy, label);
  async function copy() {
    const copied = await navigator.clipboard.writeText(words).then(
      () => true,
      () => false,
    );
    made.textContent = copied ? texts.exchange.copied : texts.exchange.notCopied;
    if (!copied) onRefused();
  }
  return made;
}
