import type { Catalogue } from '../content/catalogue.ts';
import type { History, LocalDate, Nudge, Project, TeamSaid } from '../domain/project.ts';
import { instantOf } from '../rules/calendar.ts';
import { asShown, contentOn } from '../rules/plan.ts';
import { nextMoment } from '../rules/rhythm.ts';

/** A project that ran for a while, as the gallery plays it by the rules of the bot itself. */
export type SampleProject = {
  readonly project: Project;
  readonly history: History;
  /** Newest first, as the store gives them. */
  readonly nudges: readonly Nudge[];
  /** Epoch ms: the moment at which somebody looks. */
  readonly now: number;
};

const zone = 'Europe/Amsterdam';
const startDate: LocalDate = '2026-09-01';
const weeks = 12;
export const owner = { id: 'U0ANNA', name: 'Anna de Vries' } as const;

/** Always the same day, so that a card only changes when its words do. */
const bare = (catalogue: Catalogue): Project => {
  const wished = catalogue.intervention('whatsapp-groep') ?? catalogue.interventions[0];
  const interventions = [wished?.id ?? 'alle'] as const;
  return {
    ...{ id: 'voorbeeld', name: 'WhatsApp-groep Spoorbuurt', interventions, phase: 'start', zone, startDate, owner },
    place: { platform: 'slack', workspace: 'T0SPEELTUIN', channel: 'C0PROJECT' },
    rhythm: { every: 'week', weekday: 2, time: '10:00' },
    state: { kind: 'active' },
  };
};

/** What the team says of one card after another; silence is an answer too. */
const said: readonly (TeamSaid | undefined)[] = [
  'worked',
  'later',
  'doing',
  undefined,
  'not-now-here',
  'not-yet',
  'wrong',
];

/** Twelve weeks of a WhatsApp group that starts; the same each time. */
export function playProject(catalogue: Catalogue): SampleProject {
  const project = bare(catalogue);
  const nudges: Nudge[] = [];
  const shown: History['shown'][number][] = [];
  let moment = nextMoment(project, instantOf(startDate, '00:00', zone));
  for (let week = 0; week < weeks; week += 1) {
    const content = contentOn({ project, history: { shown, lookups: [] }, date: moment.date, catalogue });
    if (content?.kind !== 'lesson') break;
    const answer = said[week % said.length];
    shown.push({ ...asShown(content.choice, moment.date), ...asHistory(answer, moment.date) });
    nudges.unshift({
      ...{ id: `voorbeeld-${week + 1}`, project: project.id, date: moment.date, dueAt: moment.at },
      ...{ state: 'sent', content, attempts: 1, ...asStored(answer, moment.at) },
    });
    moment = nextMoment(project, moment.at);
  }
  const { at, date } = moment;
  const now = instantOf(nudges[0]?.date ?? startDate, '12:00', zone);
  return { project: { ...project, next: { at, date } }, history: { shown, lookups: [] }, nudges, now };
}

function asHistory(answer: TeamSaid | undefined, date: LocalDate): Partial<History['shown'][number]> {
  if (answer === undefined) return {};
  if (answer !== 'worked' && answer !== 'not-yet') return { answer, answeredOn: date };
  return { answer: 'doing', answeredOn: date, followUp: answer, followedUpOn: date };
}

function asStored(answer: TeamSaid | undefined, at: number): Pick<Nudge, 'answer'> {
  if (answer === undefined) return {};
  if (answer !== 'worked' && answer !== 'not-yet') return { answer: { answer, at } };
  return { answer: { answer: 'doing', at, followUp: { said: answer, at } } };
}
