import { createCatalogue } from '../../src/content/catalogue.ts';
import { type Lesson, type NudgeKind, type NudgeText, type Phase, phases } from '../../src/domain/lesson.ts';
import type { Choice, History, NudgeAnswer } from '../../src/domain/project.ts';
import { addDays } from '../../src/rules/calendar.ts';
import { asShown } from '../../src/rules/plan.ts';
import { chooseNudge } from '../../src/rules/relevance.ts';
import { catalogue as loaded } from './real-core.ts';

/** The real lessons, each with three risks for each phase and two confirmations for all of them. */
export const catalogue = createCatalogue({
  ...loaded,
  lessons: loaded.lessons.map((lesson) => ({ ...lesson, nudges: nudgesFor() })),
});

/** A catalogue with only these lessons. */
export const only = (...ids: string[]) =>
  createCatalogue({ ...catalogue, lessons: catalogue.lessons.filter(({ id }) => ids.includes(id)) });

/** For each phase three risks that hold in it, and two confirmations that always hold. */
function nudgesFor(): NudgeText[] {
  const risk = { text: 'Dit kan misgaan.', origin: 'source' } as const;
  const text = { occasion: 'Nu.', risk, step: 'Bel vandaag.', question: 'Wie belt?' };
  const risks = ['risico', 'ook-risico', 'nog-risico'].flatMap((id) =>
    phases.map((phase): NudgeText => ({ id: `${id}-${phase}`, kind: 'risk', phases: [phase], ...text })),
  );
  const confirmations = ['bevestiging', 'ook-bevestiging'].map(
    (id): NudgeText => ({ id, kind: 'confirmation', phases, ...text }),
  );
  return [...risks, ...confirmations];
}

/** A lesson with the phases a test needs, for all interventions or only for one. */
export function lessonLike(id: string, [first, ...others]: NudgeText['phases'], intervention = 'alle'): Lesson {
  const [base] = catalogue.lessons;
  if (!base) throw new Error('no lessons');
  const claim = { text: 'Dan speelt dit.', origin: 'derived' } as const;
  const lesson: Lesson = {
    ...base,
    ...{ id, title: id, inTensionWith: [], reinforces: [] },
    phases: [{ ...claim, phase: first }, ...others.map((phase) => ({ ...claim, phase }))],
    appliesTo: [{ intervention, origin: 'source' }],
  };
  return { ...lesson, nudges: nudgesFor() };
}

type Entry = History['shown'][number];

/** One line of history; a nudge's id follows from its kind and phase unless the test says otherwise. */
export function shown(
  date: string,
  lesson: string,
  kind: NudgeKind,
  answer?: NudgeAnswer,
  phase: Entry['phase'] = 'start',
): Entry {
  const nudge = catalogue.lesson(lesson)?.nudges.find((text) => text.kind === kind && text.phases.includes(phase));
  const entry = { date, lesson, kind, phase, nudge: nudge?.id ?? 'none' };
  return answer ? { ...entry, answer } : entry;
}

export const groupChat = { interventions: ['whatsapp-groep'], phase: 'start' } as const;
export const begin = '2026-11-24';
export const nothing: History = { shown: [], lookups: [] };
export const week = (number: number) => addDays(begin, 7 * number);

export function choose(
  history: Partial<History>,
  date = begin,
  project: Parameters<typeof chooseNudge>[0]['project'] = groupChat,
): Choice {
  const choice = chooseNudge({ project, history: { ...nothing, ...history }, date, catalogue });
  if (!choice) throw new Error('nothing to say');
  return choice;
}

/** Plays a project week by week; `answer` says what the team does with each nudge, `phase` in which phase it is. */
export function play(
  weeks: number,
  {
    answer = () => undefined,
    phase = () => 'start',
    content = catalogue,
    lookups = [],
  }: {
    answer?: (choice: Choice, week: number) => NudgeAnswer | undefined;
    phase?: (week: number) => Phase;
    content?: typeof catalogue;
    lookups?: History['lookups'];
  } = {},
): (Entry & { readonly choice: Choice })[] {
  const entries: (Entry & { readonly choice: Choice })[] = [];
  for (let at = 0; at < weeks; at++) {
    const project = { ...groupChat, phase: phase(at) };
    const choice = chooseNudge({ project, history: { shown: entries, lookups }, date: week(at), catalogue: content });
    if (!choice) break;
    const given = answer(choice, at);
    entries.push({ ...asShown(choice, week(at)), choice, ...(given && { answer: given }) });
  }
  return entries;
}
export const kindsOf = (choice: Choice | undefined) => choice?.reasons.map(({ kind }) => kind);
