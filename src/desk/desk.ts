import { impossible } from '../domain/impossible.ts';
import type { FormValues } from '../domain/input-form.ts';
import type { ButtonIntent, Intent, LookupButton, LookupIntent, ProjectIntent } from '../domain/intent.ts';
import type { LessonId } from '../domain/lesson.ts';
import type { Place } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { isLookup } from '../grammar/press.ts';
import { projectTexts } from '../replies/project-texts.ts';
import { onlyInChannel } from '../replies/show-project.ts';
import { localDate } from '../rules/calendar.ts';
import { StoreError } from '../store/store.ts';
import { type Answer, privately, sentence } from './answer.ts';
import { answerCheckIn, answerNudge, explainNudge, showNudge } from './answer-nudge.ts';
import { changeProject, projectFormFor, submitProject, undoChange } from './change-project.ts';
import type { Asker, DeskContext, DeskOptions } from './context.ts';
import type { Core } from './core.ts';
import { overviewOf, type ProjectOverview } from './overview.ts';
import { ChangedMeanwhile } from './project-port.ts';
import { showLogOf, showNext, showPictureOf, showPlanOf, showStatusOf } from './project-views.ts';
import { troubleOf } from './trouble.ts';

/**
 * A desk that takes questions from any platform: look-ups from memory, projects from the store. Trouble with the store or
 * the platform gives an answer that says so; a slip of ours is thrown, for the one catch at the adapter's edge.
 */
export type Desk = {
  ask(text: string, asker: Asker): Promise<Answer>;
  press(intent: ButtonIntent, asker: Asker): Promise<Answer>;
  /** A project form that was sent; a `form` comes back when something is wrong with it. */
  submit(values: FormValues, asker: Asker): Promise<Answer>;
  /** The project of a channel at a glance; nothing where there is none, or while the store is away. */
  overview(place: Place): Promise<ProjectOverview | undefined>;
  /** The platform says that we may write in this channel (again). */
  letIn(place: Place, address?: string): Promise<void>;
  /** What *Deel in kanaal* shows to everybody. */
  share(intent: LookupButton): Reply;
};

export function openDesk({ core, projects, now, zone, onError }: DeskOptions): Desk {
  async function handle(intent: Intent, asker: Asker): Promise<Answer> {
    if (isLookup(intent)) {
      const { reply, lesson } = lookUp(intent, core());
      if (lesson) remember(lesson, asker);
      return privately(reply);
    }
    if (!asker.place && intent.kind !== 'status') return privately(onlyInChannel());
    return orUnavailable((context) => answerProject(intent, asker, context));
  }

  async function orUnavailable(answer: (context: DeskContext) => Promise<Answer>): Promise<Answer> {
    if (!projects) return sentence(projectTexts.unavailable);
    const work = () => answer({ core: core(), projects, now, zone });
    try {
      // Who was overtaken by somebody else's change looks again, and then decides again.
      return await work().catch((error: unknown) => {
        if (error instanceof ChangedMeanwhile) return work();
        throw error;
      });
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      onError(error, trouble.log);
      return sentence(trouble.says);
    }
  }

  /** What nobody asked for in words gives nothing while the store is away. */
  async function unlessAway<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      onError(error, 'the store could not be used');
      return undefined;
    }
  }

  /** Lesson and time only. An answer never waits for it, and never fails because of it. */
  function remember(lesson: LessonId, { place }: Asker): void {
    if (place)
      projects?.lookedUp(place, lesson, now()).catch((error: unknown) => onError(error, 'a look-up was not kept'));
  }

  return {
    ask: (text, asker) => handle(core().understand(text, localDate(now(), zone)), asker),
    press: handle,
    async submit(values, asker) {
      const { place } = asker;
      if (!place) return privately(onlyInChannel());
      return orUnavailable(async (context) =>
        submitProject(values, { ...asker, place, person: await asker.who() }, context),
      );
    },
    overview: async (place) => projects && unlessAway(() => overviewOf(place, { core: core(), projects, now, zone })),
    letIn: async (place, address) => projects && unlessAway(() => projects.letIn(place, address, now())),
    share: (intent) => core().open(intent),
  };
}

function lookUp(intent: LookupIntent, core: Core): { reply: Reply; lesson?: LessonId } {
  const answer = core.open(intent);
  if (intent.kind === 'show-lesson' && core.catalogue.lesson(intent.lesson)) {
    return { reply: answer, lesson: intent.lesson };
  }
  return { reply: answer };
}

async function answerProject(intent: ProjectIntent, asker: Asker, context: DeskContext): Promise<Answer> {
  const { place } = asker;
  if (!place) return showStatusOf(undefined, context);
  const here = { ...asker, place, person: await asker.who() };
  switch (intent.kind) {
    case 'project':
      return projectFormFor(here, context);
    case 'set-project':
      return projectFormFor(here, context, intent.draft);
    case 'set-phase':
    case 'pause':
    case 'resume':
    case 'stop':
      return changeProject(intent, here, context);
    case 'undo':
      return undoChange(intent.change, here, context);
    case 'plan':
      return showPlanOf(place, context);
    case 'next-now':
      return showNext(place, context);
    case 'log':
      return showLogOf(place, context);
    case 'status':
      return showStatusOf(place, context);
    case 'picture':
      return showPictureOf(place, context);
    case 'answer-nudge':
      return answerNudge(intent.nudge, intent.answer, here, context);
    case 'undo-answer':
      return answerNudge(intent.nudge, undefined, here, context);
    case 'why-nudge':
      return explainNudge(intent.nudge, here, context);
    case 'show-nudge':
      return showNudge(intent.nudge, here, context);
    case 'check-in':
      return answerCheckIn(intent.nudge, intent.wish, here, context);
    default:
      return impossible(intent);
  }
}
