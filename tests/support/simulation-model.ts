import type { Catalogue } from '../../src/content/catalogue.ts';
import { type Phase, phases } from '../../src/domain/lesson.ts';
import type { Choice, History, LocalDate, NudgeAnswer, ProjectPlan, Rhythm } from '../../src/domain/project.ts';
import { addDays, localDate, startOfDay } from '../../src/rules/calendar.ts';
import { asShown, contentOn, lastSent, planAhead } from '../../src/rules/plan.ts';
import { applicableLessons } from '../../src/rules/relevance.ts';
import { type Moment, nextMoment } from '../../src/rules/rhythm.ts';
import { type Dice, seeded } from './dice.ts';

/** What happened at a planned moment: a lesson, the question how to go on, nothing left to say, or a pause came first. */
type Turn = {
  readonly moment: Moment;
  readonly plan: ProjectPlan;
  readonly outcome: 'lesson' | 'check-in' | 'silence' | 'paused';
  readonly choice?: Choice;
  /** What a plan made just before said, when nothing happened in between. */
  readonly foretold?: Choice;
};
export type Life = { readonly turns: readonly Turn[]; readonly history: History };

/** One project from its start to a day: what was planned, what came, what its team answered, looked up and changed. */
export function live(seed: number, begin: LocalDate, end: LocalDate, catalogue: Catalogue): Life {
  const dice = seeded(seed);
  let plan = newPlan(dice, begin, catalogue);
  let shown: History['shown'] = [];
  let lookups: History['lookups'] = [];
  let checkedIn: LocalDate | undefined;
  const history = (): History => ({ shown, lookups, ...(checkedIn && { checkedIn }) });
  const turns: Turn[] = [];

  let after = startOfDay(begin, plan.zone);
  for (;;) {
    const moment = nextMoment(plan, after, lastSent(history()));
    if (moment.date >= end) return { turns, history: history() };
    const [planned] =
      dice() < 0.1
        ? planAhead({ project: { ...plan, state: { kind: 'active' } }, history: history(), catalogue }, after, 1)
        : [];
    const today = localDate(after, plan.zone);
    if (dice() < 0.02) {
      turns.push({ moment, plan, outcome: 'paused' });
      after = Math.max(after, startOfDay(addDays(today, 1 + Math.floor(dice() * 60)), plan.zone) - 1);
      continue;
    }
    const looked = dice() < 0.2 ? lookUp(dice, plan, moment.date, catalogue) : undefined;
    if (looked) lookups = [...lookups, looked];
    const changed = meanwhile(dice, plan);
    if (changed.rhythm !== plan.rhythm) {
      plan = changed;
      continue;
    }
    const isSame = !looked && changed === plan;
    plan = changed;

    const content = contentOn({ project: plan, history: history(), date: moment.date, catalogue });
    after = moment.at;
    if (content?.kind === 'check-in') {
      checkedIn = moment.date;
      turns.push({ moment, plan, outcome: 'check-in' });
      after += Math.floor(dice() * 20 * 86_400_000);
    } else if (content) {
      const { choice } = content;
      const answer = answerOf(dice);
      shown = [...shown, { ...asShown(choice, moment.date), ...(answer && { answer }) }];
      turns.push({ moment, plan, outcome: 'lesson', choice, ...(isSame && planned && { foretold: planned.choice }) });
    } else turns.push({ moment, plan, outcome: 'silence' });
  }
}

function newPlan(dice: Dice, begin: LocalDate, catalogue: Catalogue): ProjectPlan {
  const ids = catalogue.interventions.map(({ id }) => id);
  const one = dice.pick([ids[0] ?? '', ...ids]);
  return {
    name: 'Een project',
    interventions: dice() < 0.5 ? [one] : [one, dice.pick([one, ...ids])],
    phase: dice.pick(phases),
    rhythm: newRhythm(dice),
    zone: dice.pick([
      'Europe/Amsterdam',
      'Europe/Amsterdam',
      'Europe/Amsterdam',
      'America/Curacao',
      'America/Santiago',
    ]),
    startDate: addDays(begin, Math.floor(dice() * 60)),
    owner: { id: 'U1', name: 'Samira' },
  };
}

function newRhythm(dice: Dice): Rhythm {
  const weekday = dice.pick([1, 2, 3, 4, 5] as const);
  const time = weekday === 5 ? dice.pick(['09:00', '11:45']) : dice.pick(['08:30', '10:00', '13:15', '16:00']);
  const every = dice.pick(['week', 'week', 'week', 'two-weeks', 'month'] as const);
  return every === 'month' ? { every, nth: dice.pick([1, 2, 3, 4, -1]), weekday, time } : { every, weekday, time };
}

/** Now and then a team moves on to the next phase, or begins again, or changes its rhythm. */
function meanwhile(dice: Dice, plan: ProjectPlan): ProjectPlan {
  if (dice() < 0.005) return { ...plan, rhythm: newRhythm(dice) };
  if (dice() >= 0.04) return plan;
  const next: Phase = phases[(phases.indexOf(plan.phase) + 1) % phases.length] ?? 'start';
  return { ...plan, phase: next };
}

function lookUp(
  dice: Dice,
  plan: ProjectPlan,
  date: LocalDate,
  catalogue: Catalogue,
): History['lookups'][number] | undefined {
  const [first, ...others] = applicableLessons(plan, catalogue);
  return first && { lesson: dice.pick([first, ...others]).id, date };
}

function answerOf(dice: Dice): NudgeAnswer | undefined {
  const throwOf = dice();
  if (throwOf < 0.36) return 'doing';
  if (throwOf < 0.48) return 'not-now-here';
  if (throwOf < 0.63) return 'later';
  return throwOf < 0.64 ? 'wrong' : undefined;
}
