import type { Catalogue } from '../../src/content/catalogue.ts';
import type { Phase } from '../../src/domain/lesson.ts';
import type { History, LocalDate, NudgeAnswer, ProjectPlan } from '../../src/domain/project.ts';
import { addDays, dayNumber, startOfDay } from '../../src/rules/calendar.ts';
import { asShown, contentOn, lastSent } from '../../src/rules/plan.ts';
import { nextMoment } from '../../src/rules/rhythm.ts';
import { type Dice, seeded } from './dice.ts';

/** A kind of project: what it does, in which week it enters each phase, and how its team answers. */
export type ProjectKind = {
  readonly interventions: ProjectPlan['interventions'];
  readonly phases: readonly (readonly [week: number, phase: Phase])[];
  readonly answer: (dice: Dice) => NudgeAnswer | undefined;
};

const mixed = (dice: Dice): NudgeAnswer | undefined => {
  const thrown = dice();
  if (thrown < 0.6) return 'doing';
  if (thrown < 0.75) return 'later';
  return thrown < 0.85 ? 'not-now-here' : undefined;
};
const allPhases = [
  [0, 'voorbereiding'],
  [4, 'start'],
  [14, 'uitvoering'],
  [44, 'borging'],
] as const;

/** Nine kinds of projects with a card each week: the heaviest use there is. */
export const projectKinds: Readonly<Record<string, ProjectKind>> = {
  'WhatsApp, start, always Doen we': {
    interventions: ['whatsapp-groep'],
    phases: [[0, 'start']],
    answer: () => 'doing',
  },
  'WhatsApp, 4-10-30-8 weeks': { interventions: ['whatsapp-groep'], phases: allPhases, answer: mixed },
  'buurtpreventie, uitvoering': { interventions: ['buurtpreventie'], phases: [[0, 'uitvoering']], answer: mixed },
  'pop-up, uitvoering': { interventions: ['pop-up-politiebureau'], phases: [[0, 'uitvoering']], answer: mixed },
  'WhatsApp, borging': { interventions: ['whatsapp-groep'], phases: [[0, 'borging']], answer: mixed },
  'buurtbudget + initiatief, 4-10-30-8': {
    interventions: ['buurtbudget', 'bewonersinitiatief'],
    phases: allPhases,
    answer: mixed,
  },
  'WhatsApp, uitvoering, always Doen we': {
    interventions: ['whatsapp-groep'],
    phases: [[0, 'uitvoering']],
    answer: () => 'doing',
  },
  'WhatsApp, uitvoering, never answers': {
    interventions: ['whatsapp-groep'],
    phases: [[0, 'uitvoering']],
    answer: () => undefined,
  },
  'iets anders, 4-10-30-8': { interventions: ['alle'], phases: allPhases, answer: mixed },
};

/** A card that came, with the days since the same text came before, if it did. */
export type Card = {
  readonly date: LocalDate;
  readonly key: string;
  readonly kind: string;
  readonly phase: Phase;
  readonly isOffPhase: boolean;
  readonly again?: { readonly days: number; readonly afterLater: boolean };
};

/** The cards of one project over so many weeks, a card a week from Tuesday 1 December 2026. */
export function cardsOf(kind: ProjectKind, weeks: number, seed: number, catalogue: Catalogue): readonly Card[] {
  const dice = seeded(seed * 7919);
  const begin = '2026-12-01';
  const end = addDays(begin, weeks * 7);
  const first = kind.phases[0]?.[1] ?? 'start';
  let plan: ProjectPlan = {
    name: 'Een project',
    interventions: kind.interventions,
    phase: first,
    rhythm: { every: 'week', weekday: 2, time: '10:00' },
    zone: 'Europe/Amsterdam',
    startDate: begin,
    owner: { id: 'U1', name: 'Samira' },
  };
  const cards: Card[] = [];
  let shown: History['shown'] = [];
  let checkedIn: LocalDate | undefined;
  let after = startOfDay(begin, plan.zone) - 1;
  for (;;) {
    const history: History = { shown, lookups: [], ...(checkedIn !== undefined && { checkedIn }) };
    const moment = nextMoment(plan, after, lastSent(history));
    if (moment.date >= end) return cards;
    after = moment.at;
    plan = { ...plan, phase: phaseOn(kind, dayNumber(moment.date) - dayNumber(begin)) };
    const content = contentOn({ project: plan, history, date: moment.date, catalogue });
    if (content?.kind === 'check-in') checkedIn = moment.date;
    if (content?.kind !== 'lesson') continue;
    const { choice } = content;
    const last = shown.findLast(({ lesson, nudge }) => lesson === choice.lesson && nudge === choice.nudge);
    const text = catalogue.lesson(choice.lesson)?.nudges.find(({ id }) => id === choice.nudge);
    cards.push({
      date: moment.date,
      key: `${choice.lesson}/${choice.nudge}`,
      kind: choice.kind,
      phase: plan.phase,
      isOffPhase: !text?.phases.includes(plan.phase),
      ...(last && {
        again: { days: dayNumber(moment.date) - dayNumber(last.date), afterLater: last.answer === 'later' },
      }),
    });
    const answer = kind.answer(dice);
    shown = [...shown, { ...asShown(choice, moment.date), ...(answer && { answer, answeredOn: moment.date }) }];
  }
}

function phaseOn({ phases }: ProjectKind, day: number): Phase {
  return phases.findLast(([week]) => day >= week * 7)?.[1] ?? 'start';
}
