import type { Core } from '../core.ts';
import type { FormValues } from '../domain/form.ts';
import { impossible } from '../domain/impossible.ts';
import type { ButtonIntent, Intent, LookupButton, LookupIntent, ProjectIntent } from '../domain/intent.ts';
import type { LessonId } from '../domain/lesson.ts';
import type { Person, Place } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { isLookup } from '../intents/press.ts';
import { onlyInChannel } from '../intents/project/show-project.ts';
import { localDate } from '../nudges/calendar.ts';
import { projectTexts } from '../project-texts.ts';
import { type Answer, privately, sentence } from './answer.ts';
import { answerCheckIn, answerNudge, explainNudge, showNudge } from './nudges.ts';
import { overviewOf, type ProjectOverview } from './overview.ts';
import { ChangedMeanwhile, type Projects } from './projects.ts';
import { changeProject, projectFormFor, submitProject, undoChange } from './settings.ts';
import { showLogOf, showNext, showPictureOf, showPlanOf, showStatusOf } from './views.ts';

/** Who asks, and where. */
export type Asker = {
  /** Asked only when a project changes: a look-up needs no name. */
  who(): Promise<Person>;
  /** The channel; absent in a direct message, where no project can live. */
  readonly place?: Place;
  /** Where the platform wants our messages: the Teams service URL. */
  readonly address?: string;
  /** Whether the platform counts this person as a member of the channel. */
  isMember(): Promise<boolean>;
};

/** A desk that takes questions from any platform: look-ups from memory, projects from the store. */
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

export type DeskOptions = {
  /** A function, because the lessons can be loaded anew while we run. */
  readonly core: () => Core;
  /** Absent where there is no store: then only look-ups are answered. */
  readonly projects?: Projects;
  /** The clock that schedules follow, in epoch ms. */
  readonly now: () => number;
  /** The IANA zone of new projects. */
  readonly zone: string;
  /** Hears of an error in the store; the asker gets a kind answer. */
  readonly onError: (error: unknown) => void;
};

export type DeskContext = Omit<DeskOptions, 'projects' | 'core' | 'onError'> & {
  readonly core: Core;
  readonly projects: Projects;
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
      onError(error);
      return sentence(projectTexts.unavailable);
    }
  }

  /** Lesson and time only. An answer never waits for it, and never fails because of it. */
  function remember(lesson: LessonId, { place }: Asker): void {
    if (place) projects?.lookedUp(place, lesson, now()).catch(onError);
  }

  return {
    ask: (text, asker) => handle(core().understand(text, localDate(now(), zone)), asker),
    press: handle,
    async submit(values, asker) {
      const { place } = asker;
      if (!place) return sentence(projectTexts.unavailable);
      return orUnavailable(async (context) =>
        submitProject(values, { ...asker, place, person: await asker.who() }, context),
      );
    },
    overview: async (place) =>
      projects &&
      overviewOf(place, { core: core(), projects, now, zone }).catch((error: unknown) => {
        onError(error);
        return undefined;
      }),
    letIn: async (place, address) => projects?.letIn(place, address, now()).catch(onError),
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
