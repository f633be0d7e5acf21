import type { Claim, Origin } from '../domain/lesson.ts';

const keys: Readonly<Record<Origin, string>> = {
  source: 'bron',
  derived: 'afgeleid',
  'about-source': 'over_de_bron',
};

/** The key at which an editor wrote a claim. */
export function keyOf({ origin }: Pick<Claim, 'origin'>): string {
  return keys[origin];
}
