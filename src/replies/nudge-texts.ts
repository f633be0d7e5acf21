import type { NudgeAnswer } from '../domain/project.ts';

/** What a nudge says beside its lesson, in Dutch at B1. */
export const nudgeTexts = {
  title: 'Deze kaart is oud',
  both: (title: string, why: string) => `Kan botsen met ‘${title}’. ${why}`,
  later: (date: string) => `Jullie zeiden op ${date}: later.`,
  notYet: (date: string) => `Jullie zeiden op ${date}: nog niet gelukt.`,
  /** The one line that is left of a card. */
  answered: (answer: string, follow: string) => `Antwoord: ${answer}. ${follow}`,
  answeredBy: (who: string, answer: string, follow: string) => `${who}: ${answer}. ${follow}`,
  follow: {
    doing: 'Op de volgende kaart vraag ik of het gelukt is.',
    'not-now-here': 'Deze les rust nu.',
    later: 'Ik breng deze les over een paar weken weer.',
    wrong: 'Deze kaart komt niet meer terug. Wat klopt er niet? Vertel het je beheerder.',
  } satisfies Record<NudgeAnswer, string>,
  /** Asked on the next card after *Doen we*. */
  didItWork: (lesson: string, date: string) => `${date}, ‘${lesson}’: gelukt?`,
  itWent: (lesson: string, date: string, went: string) => `${date}, ‘${lesson}’: ${went}.`,
  by: (lesson: string, owner: string) => `Onze tip bij ‘${lesson}’, aangezet door ${owner}`,
  byOwner: (owner: string) => `Aangezet door ${owner}`,
  tip: (owner: string) => `De stap is onze tip bij deze les. ${owner} zette de lessen aan.`,
  old: 'Deze kaart is niet meer te beantwoorden. Typ /lessen plan om te zien wat er komt.',
  savedOnly: 'Je antwoord is bewaard. De kaart zelf kon ik niet bijwerken.',
  preview: 'Voorproefje. Telt niet mee.',
} as const;
