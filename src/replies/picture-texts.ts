/** What the picture of a project says, in Dutch at B1. */
export const pictureTexts = {
  title: 'Wat jullie al met de lessen deden',
  intro: (met: number, all: number) => `Jullie hebben ${met} van de ${all} lessen gehad die bij jullie passen.`,
  /** How many lessons of a subject are in each state, in words: a mark or a colour says nothing to who cannot see it. */
  counted: {
    worked: (count: number) => `${count} gelukt`,
    doing: (count: number) => `${count} doen we`,
    'not-yet': (count: number) => `${count} nog niet gelukt`,
    later: (count: number) => `${count} later`,
    'not-now-here': (count: number) => `${count} niet voor ons`,
    wrong: (count: number) => `${count} klopt niet`,
    shown: (count: number) => `${count} zonder antwoord`,
    planned: (count: number) => `${count} ${count === 1 ? 'staat' : 'staan'} klaar`,
    open: (count: number) => `${count} nog niet geweest`,
  },
  /**
   * One for each state, from done to still open: no colour, no emoji that another screen draws otherwise, and in any font there is. Beside
   * them stand their words.
   */
  marks: {
    worked: '√',
    doing: '»',
    'not-yet': '◊',
    later: '…',
    shown: '?',
    'not-now-here': '/',
    wrong: '×',
    planned: '›',
    open: '·',
  },
  perLesson: 'Les voor les',
  short: 'Kort overzicht',
  states: {
    doing: 'Doen we',
    worked: 'Gelukt',
    'not-yet': 'Nog niet gelukt',
    'not-now-here': 'Niet voor ons',
    later: 'Later',
    wrong: 'Klopt niet',
    shown: 'Gehad, geen antwoord',
    planned: 'Staat klaar',
    open: 'Nog niet geweest',
  },
} as const;
