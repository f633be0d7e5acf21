import type { Platform } from '../state.ts';
import { find } from './dom.ts';
import { texts } from './page-texts.ts';

/** Both platforms get an answer at about the same time; so long we wait for the second. */
const gatherMs = 500;
/** Of a message without a heading so much is said, in characters. */
const longest = 100;

/** Tells a screen reader what came, once for both platforms: who says it and its title. The rest is read at will. */
export function createAnnouncements(): (platform: Platform, messages: readonly HTMLElement[]) => void {
  const status = find('answers-status', HTMLElement);
  const came = new Map<string, Set<Platform>>();
  let isPlanned = false;

  function say(): void {
    isPlanned = false;
    status.textContent = [...came].map(([what, where]) => toSentence(what, where)).join('. ');
    came.clear();
  }

  return (platform, messages) => {
    for (const message of messages) {
      const what = JSON.stringify([senderOf(message), titleOf(message)]);
      came.set(what, (came.get(what) ?? new Set()).add(platform));
    }
    if (came.size === 0 || isPlanned) return;
    isPlanned = true;
    setTimeout(say, gatherMs);
  };
}

function toSentence(what: string, where: ReadonlySet<Platform>): string {
  const [from, title]: readonly [string, string] = JSON.parse(what);
  const places = [...where].toSorted().map((platform) => texts.exchange.platform[platform]);
  return texts.came(from, title, places.join(' en '));
}

const senderOf = (message: HTMLElement): string => message.querySelector('.sender')?.textContent ?? '';

/** The heading of a card; of a message without one its first words. */
function titleOf(message: HTMLElement): string {
  const body = message.querySelector('.message-body');
  const heading = body?.querySelector('h4, h5, h6, [role="heading"]');
  return heading ? heading.textContent.trim() : firstWords((body?.textContent ?? '').trim());
}

/** No word is cut in two. */
function firstWords(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, text.lastIndexOf(' ', longest))}…`;
}
