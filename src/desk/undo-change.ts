import type { Project, ProjectState } from '../domain/project.ts';
import { undoneNotice } from '../replies/change-notice.ts';
import type { By } from '../replies/project-buttons.ts';
import { stateText } from '../replies/project-state.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { type Answer, inPlace, sentence } from './answer.ts';
import type { ProjectRequest } from './context.ts';
import type { Change } from './project-port.ts';
import { saveChange } from './save-change.ts';

/** Takes back a change, or the last one, as far as it is the last; a change after it stays what it is, whoever or whatever made it. */
export async function undoChange(id: string | undefined, request: ProjectRequest): Promise<Answer> {
  const { projects, asker } = request;
  const before = await projects.find(asker.place);
  const last = before && (await projects.lastChange(before.id));
  const { refused: title, tooLate, stateMoved } = projectTexts.undo;
  if (!last || (id !== undefined && last.id !== id)) return sentence({ title, text: tooLate });
  const changed = takenBack(last, before);
  const kept = happenedToIt(before) ? stateText(before) : undefined;
  if (!changed) return sentence({ title, text: stateMoved(kept ?? '') });
  const kind = last.kind === 'set' && !last.before ? 'first' : last.kind;
  const news = (after: Project, { who }: By) =>
    undoneNotice(who, { kind, before, after, kept }, request.core.catalogue);
  const saved = await saveChange({ kind: 'undo', changed: () => changed, before, news }, request);
  // Typed, there is no card in whose place it could stand.
  return id === undefined ? saved : inPlace(saved);
}

const plan = ['name', 'interventions', 'phase', 'rhythm', 'zone', 'startDate', 'owner'] as const;

/** What a change of each kind can have changed. All else, such as where the channel is now, is not its to put back. */
const changes: Readonly<Record<Change['kind'], readonly ((typeof plan)[number] | 'state')[]>> = {
  set: [...plan, 'state'],
  phase: ['phase'],
  pause: ['state'],
  resume: ['state'],
  stop: ['state'],
  'check-in': ['rhythm', 'state'],
  undo: [...plan, 'state'],
};

/** No change of a person makes a project so: it happened since, and no undo takes it away. */
const happens: Readonly<Record<ProjectState['kind'], boolean>> = {
  active: false,
  paused: false,
  stopped: false,
  waiting: true,
  parked: true,
};
const happenedToIt = ({ state }: Project): boolean => happens[state.kind];

/** The project now, with only what this change changed as it was before; nothing when there is none of that left. */
function takenBack({ kind, before }: Change, now: Project): Project | undefined {
  // What made the project is undone by stopping it, so that its log stays.
  if (!before) return { ...now, state: { kind: 'stopped' } };
  const fields = changes[kind].filter((field) => field !== 'state' || !happenedToIt(now));
  if (fields.length === 0) return undefined;
  return { ...now, ...Object.fromEntries(fields.map((field) => [field, before[field]])) };
}
