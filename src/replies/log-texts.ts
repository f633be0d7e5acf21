import type { SkipReason } from '../domain/project.ts';
import type { UncertainReason } from '../engine/outcome.ts';

const whyNot: Readonly<Record<SkipReason, string>> = {
  missed: 'ik kon toen niets versturen',
  'too-late': 'versturen lukte niet op tijd',
  restored: 'er is een reservekopie teruggezet',
  'no-nudge': 'er was geen kaart die nog paste',
  paused: 'de lessen stonden op pauze',
  waiting: 'ik wachtte op antwoord op mijn vraag of ik door moest gaan',
  stopped: 'de lessen waren gestopt',
  parked: 'ik kon toen niet in dit kanaal schrijven',
  refused: 'de kaart werd geweigerd, ook na nog een paar keer proberen',
  'cannot-render': 'ik kon de kaart niet maken',
  'lesson-gone': 'de les is weggehaald en er paste geen andere',
};
const whyUncertain: Readonly<Record<UncertainReason, string>> = {
  'no-answer': 'ik kreeg geen antwoord',
  'server-error': 'het antwoord was een storing',
  'unreadable-answer': 'het antwoord kon ik niet lezen',
  crashed: 'tijdens het versturen ging bij mij iets mis',
  'no-outcome': 'ik viel uit tijdens het versturen',
  restored: 'er is een reservekopie teruggezet',
};

/** The words for a code from the store; nothing for one of a newer bot. */
function wordsFor<Code extends string>(all: Readonly<Record<Code, string>>, code: string): string | undefined {
  return new Map<string, string>(Object.entries(all)).get(code);
}

/** What the log of a project says, in Dutch at B1. */
export const logTexts = {
  title: 'Logboek van dit project',
  empty: 'Er is nog niets verstuurd.',
  table: {
    caption: 'Het nieuwste staat boven',
    columns: [
      { name: 'Dag', width: 1 },
      { name: 'Wat', width: 2 },
      { name: 'Hoe het ging', width: 2 },
    ],
  },
  older: 'Ouder',
  resend: 'Stuur opnieuw',
  /** What somebody changed, by its kind. */
  changes: {
    set: 'project ingesteld',
    phase: 'andere fase',
    pause: 'op pauze gezet',
    resume: 'weer aangezet',
    stop: 'gestopt',
    'check-in': 'gekozen hoe ik doorga',
    undo: 'iets ongedaan gemaakt',
    page: 'pagina gemaakt',
    'page-revoked': 'pagina ingetrokken',
  },
  undone: (change: string) => `ongedaan gemaakt: ${change}`,
  checkInAnswered: 'Beantwoord.',
  noAnswer: 'Geen antwoord.',
  checkIn: 'Vraag of ik door moet gaan',
  answered: (answer: string) => `Antwoord: ${answer}.`,
  planned: 'Staat klaar.',
  sending: 'Wordt nu verstuurd.',
  /** Why it may not have arrived, by the code in the store. */
  uncertain: (code = '') =>
    `Onzeker of dit is aangekomen: ${wordsFor(whyUncertain, code) ?? 'de reden ken ik niet'}. Ik stuur het niet zelf nog eens.`,
  parked: (why: string) => `Niet verstuurd. ${why}`,
  /** Why it was not sent, by the code in the store. */
  skipped: (code = '') => `Overgeslagen: ${wordsFor(whyNot, code) ?? 'de reden ken ik niet'}.`,
  privacy: 'Hier staat wat het team deed, niet wie wat zei.',
} as const;
