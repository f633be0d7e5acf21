/** What the bot says of the page of a project, and what stands on that page, in Dutch at B1. */
export const pageTexts = {
  made: {
    title: 'De pagina van dit project',
    text: 'Wie dit adres heeft, kan de pagina lezen en printen. Wie wat deed, staat er niet op.',
    open: 'Open de pagina',
    once: 'Ik bewaar het adres niet. Je ziet het dus alleen nu.',
  },
  there: {
    title: 'Er is al een pagina',
    text: (date: string) =>
      `De pagina is er sinds ${date}. Het adres bewaar ik niet. Ben je het kwijt? Maak dan een nieuwe. Het oude adres werkt daarna niet meer.`,
  },
  ask: {
    title: 'De pagina intrekken?',
    text: 'Het adres werkt dan voor niemand meer. Daarna kun je een nieuwe pagina maken.',
  },
  revoked: { title: 'De pagina is ingetrokken', text: 'Het adres werkt niet meer.' },
  none: { title: 'Er is geen pagina', text: 'Van dit project is er geen pagina om in te trekken.' },
  off: {
    title: 'Hier kan ik geen pagina maken',
    text: 'Deze bot heeft geen adres waar mensen pagina’s kunnen lezen. Vraag het aan je beheerder.',
  },
  report: {
    asOf: (date: string) => `Zo stond het op ${date}.`,
    begun: (date: string) => `Begonnen op ${date}.`,
    phase: (phase: string) => `Fase: ${phase}`,
    picture: 'In één beeld',
    met: (met: number, all: number) => `${met} van ${all} gehad`,
    worked: 'Wat gelukt is',
    noneWorked: 'Het team heeft nog niets als gelukt gemeld.',
    sent: 'Wat er is verstuurd, en wat het team ermee deed',
    older: (count: number) => `Er ging nog meer aan vooraf: ${count} ${count === 1 ? 'regel' : 'regels'}.`,
    next: 'Wat er komt',
    nothingNext: 'Er staat nu geen kaart klaar.',
    away: {
      title: 'Deze pagina lukt nu niet',
      text: 'De bot kan nu niet bij de projecten. Probeer het over een paar minuten nog eens.',
    },
  },
} as const;
