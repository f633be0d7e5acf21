import type { Catalogue } from './content/catalogue.ts';
import type { ButtonIntent } from './domain/intent.ts';
import type { Reply } from './domain/reply.ts';
import { answer } from './intents/answer.ts';
import { createNames } from './intents/names.ts';
import { parseIntent } from './intents/parse.ts';
import { createSearch, type Search } from './search/search.ts';

/** Everything an adapter needs to answer people. Works from memory only. */
export type Core = {
  readonly catalogue: Catalogue;
  readonly search: Search;
  /** The answer to what somebody typed, with platform marks already taken off. */
  ask(text: string): Reply;
  /** The answer behind a button. Ids that no longer exist give a friendly answer too. */
  open(intent: ButtonIntent): Reply;
};

/** Builds the core on checked content. */
export function createCore(catalogue: Catalogue): Core {
  const search = createSearch(catalogue);
  const names = createNames(catalogue);
  return {
    catalogue,
    search,
    ask: (text) => answer(parseIntent(text, names), catalogue, search),
    open: (intent) => answer(intent, catalogue, search),
  };
}
