import type { Catalogue } from '../content/catalogue.ts';
import type { Choice, History } from '../domain/project.ts';

/**
 * The last card of which a team said *Doen we*, when this is the first card after that answer: it asks how that went.
 * Nothing when they told already, or when an editor took its lesson away.
 */
export function toFollowUp({ shown }: History, catalogue: Catalogue): Choice['asks'] {
  const doing = shown.findLast(({ answer }) => answer === 'doing');
  if (!doing || doing.followUp || !catalogue.lesson(doing.lesson)) return undefined;
  const { date, lesson, nudge, answeredOn = date } = doing;
  return shown.every((card) => card.date <= answeredOn) ? { date, lesson, nudge } : undefined;
}
