/** What stands on the page that somebody has with the bot for themselves, in Dutch at B1. */
export const homeTexts = {
  ask: {
    title: 'Zoek een les',
    label: 'Wat speelt er in jullie project?',
    example: 'Bijvoorbeeld: de groepsapp loopt uit de hand',
    hint: 'Druk op Enter. Het antwoord zie alleen jij.',
  },
  projects: 'Projecten in jouw kanalen',
  looking: 'Ik kijk in welke kanalen je zit. Een moment.',
  unknown: 'Ik kan nu niet zien in welke kanalen je zit. Open deze pagina straks nog eens.',
  away: 'Ik kan nu niet bij de projecten. Open deze pagina straks nog eens. Een les opzoeken werkt gewoon.',
  none: 'Ik vind geen project in de kanalen die ik van je zie. Zo begin je: ga naar het kanaal van jullie project en typ /lessen project.',
  next: (date: string) => `Volgende kaart: ${date}.`,
  pages: {
    at: (page: number, pages: number, projects: number) => `Pagina ${page} van ${pages}, ${projects} projecten.`,
    previous: 'Vorige',
    following: 'Volgende',
  },
  kept: {
    title: 'Wat ik bewaar',
    project:
      'Van een project bewaar ik wat jullie invullen, welke kaarten er kwamen, wat jullie antwoordden en welke lessen in het kanaal zijn bekeken.',
  },
} as const;
