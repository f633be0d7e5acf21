import type { NudgeKind } from '../domain/lesson.ts';
import type { TeamSaid } from '../domain/project.ts';

const asked = {
  later: 'Jullie zeiden: Later.',
  'not-now-here': 'Komt terug na rust.',
  wrong: 'Met een andere tekst.',
  'not-yet': 'Nog niet gelukt.',
};

/** Why a nudge comes: a whole sentence for who asks, a short one for a line in the plan. */
export const reasonTexts = {
  whole: {
    /** A card stands for long: a phase is told of it, and not of the team now. */
    phaseMain: (phase: string) => `De kaart is gekozen voor de fase ${phase}. In die fase speelt deze les het meest.`,
    phase: (phase: string) => `De kaart is gekozen voor de fase ${phase}. Ook in die fase speelt deze les.`,
    otherPhase: (phase: string) => `Deze les speelt het meest in de fase ${phase}. De kaart paste ook in jullie fase.`,
    intervention: (name: string) => `Deze les hoort bij ${name}.`,
    lookup: (date: string) => `In dit kanaal is deze les op ${date} opgezocht.`,
    /** What a team said of the lesson, with what it means for a card that comes all the same. */
    answer: {
      doing: (date: string) => `Jullie zeiden op ${date}: Doen we. Zo’n les komt na een tijd terug.`,
      later: (date: string) => `Jullie zeiden op ${date}: Later. Daarom komt deze les nu weer.`,
      'not-now-here': (date: string) => `Jullie zeiden op ${date}: Niet voor ons. Daarna heeft deze les gerust.`,
      wrong: (date: string) => `Jullie zeiden op ${date} bij een andere kaart van deze les: Klopt niet.`,
      worked: (date: string) => `Jullie zeiden op ${date}: gelukt. Na een lange rust komt de les terug.`,
      'not-yet': (date: string) => `Jullie zeiden op ${date}: nog niet gelukt. Daarom komt deze les weer.`,
    } satisfies Record<TeamSaid, (date: string) => string>,
    lastShown: (date: string) => `De vorige kaart van deze les kwam op ${date}.`,
    never: 'Jullie hadden deze les nog niet gehad.',
    confirm: 'Eén op de drie kaarten gaat over wat goed kan gaan.',
  },
  /** What happened since a plan foretold something else. Of which lesson that was, is not always known. */
  since: {
    phase: (phase: string) => `Jullie gingen naar de fase ${phase}.`,
    lookup: (date: string) => `In dit kanaal is op ${date} een les opgezocht.`,
    answer: (answer: string, date: string) => `Jullie antwoord op de kaart van ${date} was: ${answer}.`,
    followUp: (said: string, date: string) => `Jullie zeiden op ${date}: ${said}.`,
  },
  brief: {
    phaseMain: 'Speelt vooral nu.',
    phase: (phase: string) => `Past bij de ${phase}.`,
    otherPhase: 'Past ook nu.',
    intervention: (name: string) => `Hoort bij ${name}.`,
    lookup: 'Hier opgezocht.',
    /** What a team said, as far as that speaks for a card of this kind. */
    answer: {
      risk: { ...asked, doing: 'Komt na een tijd terug.', worked: 'Komt na een tijd terug.' },
      confirmation: { ...asked, doing: 'Vervolg op ‘Doen we’.', worked: 'Vervolg op wat lukte.' },
    } satisfies Record<NudgeKind, Record<TeamSaid, string>>,
    lastShown: 'Komt na een tijd terug.',
    never: 'Nog niet gehad.',
    category: (name: string) => `Onderwerp: ${name}.`,
    confirm: 'Over wat goed kan gaan.',
  },
} as const;
