/** Why a nudge comes: a whole sentence for who asks, a short one for a line in the plan. */
export const reasonTexts = {
  whole: {
    phaseMain: (phase: string) => `Jullie zitten in de fase ${phase}. Dan speelt deze les het meest.`,
    phase: (phase: string) => `Jullie zitten in de fase ${phase}. Deze les speelt dan ook.`,
    otherPhase: (phase: string) => `De lessen van jullie fase zijn geweest. Deze hoort bij de fase ${phase}.`,
    intervention: (name: string) => `Deze les hoort bij ${name}.`,
    lookup: (date: string) => `Iemand in dit kanaal bekeek deze les op ${date}.`,
    answer: (answer: string, date: string) => `Jullie antwoord op ${date} was: ${answer}.`,
    lastShown: (date: string) => `Jullie zagen deze les voor het laatst op ${date}.`,
    never: 'Jullie hebben deze les nog niet gehad.',
    confirm: 'Eén op de drie kaarten zegt wat al goed kan gaan.',
  },
  brief: {
    phaseMain: (phase: string) => `Past bij de fase ${phase}.`,
    phase: (phase: string) => `Past bij de fase ${phase}.`,
    otherPhase: (phase: string) => `Voor de fase ${phase}.`,
    intervention: (name: string) => `Hoort bij ${name}.`,
    lookup: () => 'Iemand zocht deze les op.',
    answer: (answer: string) => `Jullie zeiden eerder: ${answer}.`,
    lastShown: () => 'Komt terug na een tijd.',
    never: 'Nog niet geweest.',
    confirm: 'Over wat goed kan gaan.',
  },
} as const;
