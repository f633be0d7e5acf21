import { given } from '../domain/given.ts';
import type { Claim, LessonId, Several } from '../domain/lesson.ts';
import type { Part } from '../domain/reply.ts';
import { points } from './parts.ts';
import { texts } from './texts.ts';

/** What a claim is about: a phase, a term, or a lesson that can be opened. */
export type Lead = { readonly name: string; readonly lesson?: LessonId };

/** A claim as people read it. `isOurs` where it must say itself that it does not come from the source. */
export type ShownClaim = { readonly text: string; readonly isOurs: boolean; readonly lead?: Lead };

/** Claims under one heading. Where all of them are ours, the heading says so once. */
export type ClaimSection = {
  /** Names are short: several fit on one line. */
  readonly kind: 'claims' | 'names';
  readonly heading: string;
  readonly isOurs: boolean;
  readonly claims: Several<ShownClaim>;
};

/** Claims with the marks they need: what is ours says so, because it never counts as the source's. */
export function claimSection<T extends Claim>(
  heading: string,
  list: Several<T>,
  leadOf: (claim: T) => Lead | undefined = () => undefined,
): ClaimSection {
  const isOurs = list.every(({ origin }) => origin === 'derived');
  const claims = points(list, (claim) => ({
    text: claim.text,
    isOurs: !isOurs && claim.origin === 'derived',
    ...given({ lead: leadOf(claim) }),
  }));
  return { kind: 'claims', heading, isOurs, claims };
}

/** The section in a chat: one claim as a paragraph, several as points. */
export function claimPart({ heading: bare, isOurs, claims }: ClaimSection): Part {
  const heading = marked(bare, isOurs);
  return claims.length === 1
    ? { kind: 'section', heading, text: toLine(claims[0]) }
    : { kind: 'points', heading, points: points(claims, toLine) };
}

/** A claim on its own, which says so when it is ours. */
export function markedClaim({ text, origin }: Claim): string {
  return marked(text, origin === 'derived');
}

/** A text that says so when it is ours. */
function marked(text: string, isOurs: boolean): string {
  return isOurs ? `${text} ${texts.lesson.ours}` : text;
}

function toLine({ text, isOurs, lead }: ShownClaim): string {
  return marked(lead ? `${lead.name}: ${text}` : text, isOurs);
}
