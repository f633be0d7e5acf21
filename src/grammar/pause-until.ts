import type { ButtonIntent } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { monthNames } from '../text/calendar-words.ts';

/** A pause until a day, as it is best typed. */
export function pauseUntil(until: LocalDate): { readonly typed: string; readonly intent: ButtonIntent } {
  const [, month = '', day = ''] = until.split('-');
  return { typed: `pauze tot ${Number(day)} ${monthNames[Number(month) - 1]}`, intent: { kind: 'pause', until } };
}
