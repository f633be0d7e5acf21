import type { NudgeKind } from '../domain/lesson.ts';
import type { NudgeAnswer, ProjectState, TeamSaid } from '../domain/project.ts';

const asked = {
  later: (date: string) => `Jullie zeiden op ${date}: later.`,
  'not-yet': (date: string) => `Jullie zeiden op ${date}: nog niet gelukt.`,
};

/** What follows from an answer where cards come. */
const usual: Readonly<Record<NudgeAnswer, string>> = {
  doing: 'Op de volgende kaart vraag ik of het gelukt is.',
  'not-now-here': 'Deze les rust nu.',
  later: 'Ik breng deze les over een paar weken weer.',
  wrong: 'Deze kaart komt niet meer terug. Wat klopt er niet? Vertel het je beheerder.',
};
/** Nobody knows when the next card comes. */
const resting: typeof usual = {
  ...usual,
  doing: 'Als er weer een kaart komt, vraag ik of het gelukt is.',
  later: 'Als er weer kaarten komen, breng ik deze les weer.',
};
const stopped: typeof usual = {
  ...usual,
  doing: 'De lessen zijn gestopt, dus ik vraag er nu niet naar.',
  later: 'De lessen zijn gestopt, dus deze les komt nu niet terug.',
};

/** What a nudge says beside its lesson, in Dutch at B1. */
export const nudgeTexts = {
  title: 'Deze kaart is oud',
  both: (title: string, why: string) => `Kan botsen met ‘${title}’. ${why}`,
  /** Above a card that comes because of what a team said of its lesson. */
  again: {
    risk: { ...asked, doing: undefined, worked: undefined, 'not-now-here': undefined, wrong: undefined },
    confirmation: {
      ...asked,
      doing: (date: string) => `Dit volgt op jullie ‘Doen we’ van ${date}.`,
      worked: (date: string) => `Dit volgt op wat op ${date} gelukt was.`,
      'not-now-here': undefined,
      wrong: undefined,
    },
  } satisfies Record<NudgeKind, Record<TeamSaid, ((date: string) => string) | undefined>>,
  /** The one line that is left of a card. */
  answered: (answer: string, follow: string) => `Antwoord: ${answer}. ${follow}`,
  answeredBy: (who: string, answer: string, follow: string) => `${who}: ${answer}. ${follow}`,
  /** By how the project stands. */
  follow: { active: usual, paused: resting, waiting: resting, parked: resting, stopped } satisfies Record<
    ProjectState['kind'],
    typeof usual
  >,
  /** Asked on the next card after *Doen we*. */
  didItWork: (step: string, date: string) => `${date}, ‘${step}’: gelukt?`,
  didItWorkBriefly: (date: string) => `${date}: gelukt?`,
  itWent: (step: string, date: string, went: string) => `${date}, ‘${step}’: ${went}.`,
  itWentBriefly: (date: string, went: string) => `${date}: ${went}.`,
  /** What is ours on a card, and what is not: the step and the question always are. */
  origin: {
    source: {
      risk: 'Risico: bron, rest: van ons',
      confirmation: 'Reden: bron, rest: van ons',
    },
    /** The same where there is no room for which part. */
    partly: 'Deels van ons',
    ours: 'Eigen aanvulling',
  },
  by: (lesson: string, origin: string, owner: string) => `‘${lesson}’ · ${origin} · aangezet door ${owner}`,
  byNobody: (lesson: string, origin: string) => `‘${lesson}’ · ${origin}`,
  whose: {
    source: (owner: string) =>
      `De reden op de kaart komt uit de bron. De stap en de vraag zijn van ons. ${owner} zette de lessen aan.`,
    ours: (owner: string) => `De hele kaart is van ons, bij een les uit de bron. ${owner} zette de lessen aan.`,
  },
  old: 'Op deze kaart kun je niet meer antwoorden. Typ /lessen plan om te zien wat er komt.',
  savedOnly: 'Je antwoord is bewaard. De kaart zelf kon ik niet bijwerken.',
  preview: 'Voorproefje. Telt niet mee.',
} as const;
