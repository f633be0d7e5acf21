/** What a change made of a project, in Dutch at B1. */
export const changeTexts = {
  /** What somebody set anew; how it stands is beside it on the card. */
  parts: {
    interventions: 'wat jullie doen',
    phase: 'de fase',
    rhythm: 'wanneer de kaarten komen',
    name: 'de naam van het project',
    startDate: 'de begindatum',
    owner: (owner: string) => `de naam bij de kaarten (nu ${owner})`,
  },
  /** What was undone. */
  undone: {
    set: 'de wijziging van het project',
    phase: (phase: string) => `fase ${phase}`,
    pause: 'de pauze',
    resume: 'het weer aanzetten',
    stop: 'het stoppen',
    'check-in': 'de keuze hoe ik doorga',
    undo: 'het vorige ‘Maak ongedaan’',
    /** Where no project was before. */
    first: 'het aanzetten van de lessen',
  },
  /** How a project stands again after an undo. */
  again: {
    active: (next: string) => `De lessen gaan weer door. De volgende kaart komt op ${next}.`,
    activeSoon: 'De lessen gaan weer door.',
    paused: (until: string) => `De lessen staan weer op pauze tot ${until}.`,
    pausedOpen: 'De lessen staan weer op pauze. Typ /lessen hervat om door te gaan.',
    phase: (phase: string) => `Jullie zitten weer in de fase ${phase}.`,
    rhythm: (rhythm: string) => `De kaarten komen weer ${rhythm}.`,
    interventions: (names: string) => `Wat jullie doen, is weer: ${names}.`,
    name: (name: string) => `Het project heet weer ‘${name}’.`,
    startDate: (date: string) => `De begindatum is weer ${date}.`,
    owner: (owner: string) => `Bij de kaarten staat weer de naam ${owner}.`,
  },
} as const;
