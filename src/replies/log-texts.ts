import type { SkipReason } from '../domain/project.ts';

const notSent = 'het lukte niet';
const whyNot: Readonly<Record<SkipReason, string>> = {
  missed: 'de bot stond toen uit',
  'too-late': 'versturen lukte niet op tijd',
  restored: 'er is een reservekopie teruggezet',
  'no-nudge': 'er paste geen les',
  paused: notSent,
  waiting: notSent,
  stopped: notSent,
  parked: notSent,
  refused: notSent,
  'cannot-render': notSent,
};
const isSkipReason = (code: string): code is SkipReason => Object.hasOwn(whyNot, code);

/** What the log of a project says, in Dutch at B1. */
export const logTexts = {
  title: 'Logboek van dit project',
  empty: 'Er is nog niets verstuurd.',
  line: (date: string, what: string, outcome: string) => `${date}: ${what}. ${outcome}`,
  noAnswer: 'Geen antwoord.',
  checkIn: 'Vraag of ik door moet gaan',
  answered: (answer: string) => `Antwoord: ${answer}.`,
  planned: 'Staat klaar.',
  sending: 'Wordt nu verstuurd.',
  uncertain: 'Onzeker of dit is aangekomen. Ik stuur het niet nog eens.',
  parked: 'Niet verstuurd: ik mocht dit kanaal niet in.',
  skipped: (why: string) => `Overgeslagen: ${why}.`,
  /** Why something was not sent, by the code in the store. */
  whyNot: (code = '') => (isSkipReason(code) ? whyNot[code] : notSent),
  privacy: 'Hier staat wat het team deed, niet wie wat zei.',
} as const;
