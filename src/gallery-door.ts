/** The door for the playground's gallery: every card there is. */
export { allCards, cardText, measure } from './gallery/all-cards.ts';
export { cardKinds, type GalleryCard } from './gallery/gallery-card.ts';
