import type { TeamSaid } from '../domain/project.ts';

/** Why a nudge comes: a whole sentence for who asks, a short one for a line in the plan. */
export const reasonTexts = {
  whole: {
    phaseMain: (phase: string) => `Jullie zitten in de fase ${phase}. Dan speelt deze les het meest.`,
    phase: (phase: string) => `Jullie zitten in de fase ${phase}. Deze les speelt dan ook.`,
    otherPhase: (phase: string) => `Deze les speelt het meest in de fase ${phase}. De kaart past ook nu.`,
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
    lastShown: (date: string) => `Jullie zagen deze les voor het laatst op ${date}.`,
    never: 'Jullie hebben deze les nog niet gehad.',
    confirm: 'Eén op de drie kaarten gaat over wat goed kan gaan.',
  },
  /** What happened since a plan foretold something else. */
  since: {
    answer: (answer: string, date: string) => `Jullie antwoord op de kaart van ${date} was: ${answer}.`,
    followUp: (said: string, date: string) => `Jullie zeiden op ${date}: ${said}.`,
  },
  brief: {
    phaseMain: 'Speelt vooral nu.',
    phase: (phase: string) => `Past bij de ${phase}.`,
    otherPhase: 'Past ook nu.',
    intervention: (name: string) => `Hoort bij ${name}.`,
    lookup: 'Hier opgezocht.',
    answer: {
      doing: 'Jullie zeiden: Doen we.',
      later: 'Jullie zeiden: Later.',
      'not-now-here': 'Komt terug na rust.',
      wrong: 'Met een andere tekst.',
      worked: 'Jullie zeiden: gelukt.',
      'not-yet': 'Nog niet gelukt.',
    } satisfies Record<TeamSaid, string>,
    lastShown: 'Komt na een tijd terug.',
    never: 'Nog niet gehad.',
    category: (name: string) => `Onderwerp: ${name}.`,
    confirm: 'Over wat goed kan gaan.',
  },
} as const;
