import type { Nudge } from '../domain/project.ts';

/** Who answered a card, for as long as this process knows: it is kept nowhere, for a store need not tell who said what. */
export type Answerers = {
  /** Somebody answered a nudge, at that moment (epoch ms). */
  note(nudge: string, at: number, name: string): void;
  /** The name of who gave the answer that stands now; nothing when it was given to another process, or long ago. */
  of(nudge: Pick<Nudge, 'id' | 'answer'>): string | undefined;
};

/** Some weeks of cards in many channels. */
const mostCards = 5_000;

export function createAnswerers(): Answerers {
  const known = new Map<string, { readonly at: number; readonly name: string }>();
  return {
    note(nudge, at, name) {
      known.delete(nudge);
      known.set(nudge, { at, name });
      const [oldest] = known.keys();
      if (known.size > mostCards && oldest !== undefined) known.delete(oldest);
    },
    of({ id, answer }) {
      const found = known.get(id);
      return found && found.at === answer?.at ? found.name : undefined;
    },
  };
}
