import type { Counted, Entry } from '../gallery-state.ts';

/** What the gallery of cards says from its scripts. The fixed words are in gallery.html. */
export const galleryTexts = {
  all: (count: number) => `Alle soorten (${count})`,
  kind: (name: string, count: number) => `${name} (${count})`,
  count: (shown: number, over: number) =>
    `${shown === 1 ? '1 kaart' : `${shown} kaarten`}. ${over === 0 ? 'Geen kaart gaat over zijn budget.' : `Boven budget: ${over}.`}`,
  none: 'Geen kaart past hierbij. Kies een andere soort of een ander woord.',
  faults: 'Er zitten fouten in de lessen. Zijn ze weg, dan zie je hier de kaarten weer.',
  lost: 'De bot antwoordt niet. Ik probeer het zo opnieuw.',
  notDrawn: 'Deze kaart kwam niet door. Laad de pagina opnieuw.',
  asleep: 'Hier doen knoppen niets. Probeer ze in de speeltuin.',
  saved: (changed: number) => `De lessen zijn net bewaard: ${some(changed, 'kaart', 'kaarten')} anders.`,
  over: 'Te lang',
  form: 'Formulier, niet geteld',
  copy: { slack: 'Kopieer voor Block Kit Builder', teams: 'Kopieer voor Adaptive Cards Designer' },
  json: { slack: 'Block Kit JSON', teams: 'Adaptive Card JSON' },
} as const;

const some = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** How much stands on a card, beside what may stand there. */
export function budgetText(counted: Counted | undefined): string {
  if (!counted) return galleryTexts.form;
  const { words, buttons, limit } = counted;
  if (!limit) return `${some(words, 'woord', 'woorden')} · ${some(buttons, 'knop', 'knoppen')} · geen budget`;
  const [beforeList, beside] = limit.of === 'around-rows' ? [' vóór de lijst', ' ernaast'] : ['', ''];
  return `${words} van ${some(limit.words, 'woord', 'woorden')}${beforeList} · ${buttons} van ${some(limit.buttons, 'knop', 'knoppen')}${beside}`;
}

/** Whether a card holds more than it may. */
export function isOver({ counted }: Pick<Entry, 'counted'>): boolean {
  if (!counted?.limit) return false;
  const { words, buttons, limit } = counted;
  return words > limit.words || buttons > limit.buttons;
}
