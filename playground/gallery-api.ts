import { createHash } from 'node:crypto';
import express from 'express';
import type { DrawnCard, Entry, Gallery, GalleryList } from './gallery-state.ts';
import { onlyOurPage, refuse } from './same-origin.ts';

/** Every card of the bot, for the gallery: the list at `/cards`, and each card by its id. */
export function galleryApi(gallery: () => Promise<Gallery>): express.Router {
  const listOf = remembered(toList);
  const router = express.Router();
  router.get('/cards', onlyOurPage, async ({ query }, response) => {
    const list = listOf(await gallery());
    response.set('cache-control', 'no-store');
    if (query.since === list.version) response.status(204).end();
    else response.json(list);
  });
  router.get('/cards/:id', onlyOurPage, async ({ params: { id } }, response) => {
    const all = await gallery();
    const card = 'cards' in all ? all.cards.find((one) => one.id === id) : undefined;
    if (!card) return refuse(response, 404, 'Deze kaart is er niet.');
    response.set('cache-control', 'no-store').json({ slack: card.slack, teams: card.teams });
  });
  return router;
}

function toList(gallery: Gallery): GalleryList {
  if ('faults' in gallery) return { version: digest(gallery.faults), faults: gallery.faults };
  const { cards, ...frame } = gallery;
  const entries = cards.map(toEntry);
  return { version: digest(entries), ...frame, entries };
}

function toEntry(card: DrawnCard): Entry {
  const { slack: _, teams: __, ...rest } = card;
  return { ...rest, mark: digest(card) };
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Made once for each gallery. */
function remembered<From extends object, To>(make: (from: From) => To): (from: From) => To {
  const made = new WeakMap<From, To>();
  return (from) => {
    const known = made.get(from);
    const result = known ?? make(from);
    if (known === undefined) made.set(from, result);
    return result;
  };
}
