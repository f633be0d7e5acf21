import type { CardBody, GalleryList } from '../gallery-state.ts';
import { isObject } from './guards.ts';
import { loadJson } from './load-json.ts';

/** An editor saves, and looks here: so often is it worth asking. */
const pollMs = 2000;

type Listener = { readonly onList: (list: GalleryList) => void; readonly onLost: () => void };

/** Asks for the list of cards, and again while somebody looks: a saved lesson shows without a reload. */
export function followCards({ onList, onLost }: Listener): void {
  let version = '';
  async function ask(): Promise<void> {
    try {
      const answer = await fetch(`/playground/cards?since=${version}`);
      const list: unknown = answer.status === 200 ? await answer.json() : undefined;
      if (!isList(list)) return;
      version = list.version;
      onList(list);
    } catch {
      // What was lost may have changed meanwhile.
      version = '';
      onLost();
    }
  }
  async function again(): Promise<void> {
    if (!document.hidden) await ask();
    setTimeout(again, pollMs);
  }
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void ask();
  });
  void again();
}

/** A card as both platforms get it; nothing when it did not come. */
export function loadCard(id: string): Promise<CardBody | undefined> {
  return loadJson(`/playground/cards/${encodeURIComponent(id)}`, isBody);
}

/** The page and its server are one program: what has a version is a list. */
const isList = (data: unknown): data is GalleryList => isObject(data) && 'version' in data;
const isBody = (data: unknown): data is CardBody => isObject(data) && 'slack' in data && 'teams' in data;
