import { given } from '../domain/given.ts';
import type { Claim, LessonId, Several } from '../domain/lesson.ts';
import type { Part } from '../domain/reply.ts';
import { isSeveral, points } from './parts.ts';
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

/** Whether a claim is ours. A sentence about the source tells so itself. */
export const isOurs = ({ origin }: Pick<Claim, 'origin'>): boolean => origin === 'derived';

/** Claims with the marks they need: what is ours says so, because it never counts as the source's. */
export function claimSection<T extends Claim>(
  heading: string,
  list: Several<T>,
  leadOf: (claim: T) => Lead | undefined = () => undefined,
): ClaimSection {
  const allOurs = list.every(isOurs);
  const claims = points(list, (claim) => ({
    text: claim.text,
    isOurs: !allOurs && isOurs(claim),
    ...given({ lead: leadOf(claim) }),
  }));
  return { kind: 'claims', heading, isOurs: allOurs, claims };
}

/** Claims that stand in a group which already says where they come from. */
export function unmarked(section: ClaimSection): ClaimSection {
  return { ...section, isOurs: false, claims: points(section.claims, (claim) => ({ ...claim, isOurs: false })) };
}

/** The claims of the source and about it, and ours, each in their order. */
export function byOrigin<T extends Pick<Claim, 'origin'>>(claims: readonly T[]): Readonly<Record<Group, readonly T[]>> {
  return { source: claims.filter((claim) => !isOurs(claim)), ours: claims.filter(isOurs) };
}

/** What the source says, and what we add. */
export const groups = ['source', 'ours'] as const;
export type Group = (typeof groups)[number];

/** The same in two groups, each under its heading, instead of a mark at each line. */
export function claimGroups(
  sections: readonly { readonly heading: string; readonly claims: readonly Claim[] }[],
): readonly Part[] {
  return groups.flatMap((group): readonly Part[] => {
    const parts = sections.flatMap(({ heading, claims }) => {
      const some = byOrigin(claims)[group];
      return isSeveral(some) ? [claimPart(unmarked(claimSection(heading, some)))] : [];
    });
    return parts.length === 0 ? [] : [{ kind: 'heading', text: texts.groups[group] }, ...parts];
  });
}

/** The section in a chat: one claim as a paragraph, several as points. */
export function claimPart({ heading: bare, isOurs: allOurs, claims }: ClaimSection): Part {
  const heading = marked(bare, allOurs);
  return claims.length === 1
    ? { kind: 'section', heading, text: toLine(claims[0]) }
    : { kind: 'points', heading, points: points(claims, toLine) };
}

/** A claim on its own, which says so when it is ours. */
export function markedClaim(claim: Claim): string {
  return marked(claim.text, isOurs(claim));
}

/** A text that says so when it is ours. */
function marked(text: string, ours: boolean): string {
  return ours ? `${text} ${texts.ours}` : text;
}

function toLine({ text, isOurs: ours, lead }: ShownClaim): string {
  return marked(lead ? `${lead.name}: ${text}` : text, ours);
}
