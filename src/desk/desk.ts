import type { HomePage } from '../domain/home-page.ts';
import { type ButtonIntent, type Intent, isLookup, type LookupButton, type LookupIntent } from '../domain/intent.ts';
import type { Several } from '../domain/lesson.ts';
import type { Place } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Bring } from '../engine/announcer.ts';
import type { ParkReason } from '../engine/outcome.ts';
import { draftForm, readDraftForm } from '../replies/draft-form.ts';
import { draftTexts } from '../replies/draft-texts.ts';
import { type LessonToInsert, lessonToInsert } from '../replies/lesson-to-insert.ts';
import { notAnnounced, notInGroup, onlyInChannel, tooFast } from '../replies/notices.ts';
import { shortForm } from '../replies/short-form.ts';
import { welcome } from '../replies/welcome.ts';
import { createDayIn } from '../rules/calendar.ts';
import type { Where } from '../store/project-rows.ts';
import { type Answer, privately, type ToAnnounce } from './answer.ts';
import { answerProject } from './answer-project.ts';
import { createAnswerers } from './answerers.ts';
import type { Asker, DeskOptions } from './context.ts';
import type { Core } from './core.ts';
import { type HomeRequest, homeFor } from './home-of.ts';
import { createLastChanger } from './last-changer.ts';
import { lessonsMeant } from './lessons-meant.ts';
import { overviewOf, type ProjectOverview } from './overview.ts';
import type { Projects, SignOfLife } from './project-port.ts';
import { type ProjectReport, reportBehind } from './project-report.ts';
import { submitProject } from './set-project.ts';
import type { SentForm } from './stale-form.ts';
import { keptUnlessAway, orTrouble, unlessAway } from './trouble.ts';
import { wordsToKeep } from './words-to-keep.ts';

/**
 * A desk that takes questions from any platform: look-ups from memory, projects from the store. Trouble with the store or
 * the platform gives an answer that says so; a slip of ours is thrown, for the one catch at the adapter's edge.
 */
export type Desk = {
  ask(text: string, asker: Asker): Promise<Answer>;
  /** Lessons to put in a message of one's own, best first; all of them for no words. Nothing of it is kept. */
  toInsert(words: string): readonly LessonToInsert[];
  /** The lesson of which this is the page, for who put its address in a message; nothing for any other address. */
  behindLink(address: string): LessonToInsert | undefined;
  /** The lessons that fit a message of somebody else, for the asker alone. Its words are kept nowhere, and not in the answer. */
  beside(message: string, asker: Asker): Promise<Answer>;
  /** What a second reader makes of a message that somebody else wrote, for the asker alone. Its words are kept nowhere. */
  check(message: string, asker: Asker): Promise<Answer>;
  press(intent: ButtonIntent, asker: Asker): Promise<Answer>;
  /** A form that was sent; a `form` comes back when something is wrong with it. */
  submit(sent: SentForm, asker: Asker): Promise<Answer>;
  /** The page that somebody has with us for themselves. */
  home(request: HomeRequest): Promise<HomePage>;
  /** The project of a channel at a glance; nothing where there is none, or while the store is away. */
  overview(place: Place): Promise<ProjectOverview | undefined>;
  /** What stands on the page of a project that a key opens; `away` while nobody can look. */
  page(key: string): Promise<ProjectReport | 'unknown' | 'away'>;
  /**
   * Brings what the channel is to hear of a change, by the ways given: the next one only when the one before was refused for certain.
   * Gives what only the asker must hear: that it waits, was refused and why, or is in doubt; nothing when all is well. Never rejects.
   */
  announce(announcement: ToAnnounce, ways: Several<Bring>): Promise<Reply | undefined>;
  /** Something happened that only happens where we may write: whatever had to stop there goes on. */
  letIn(sign: SignOfLife): Promise<void>;
  /** The platform says that we may not write there any more, or it is no longer there. */
  shutOut(where: Where, reason: ParkReason): Promise<void>;
  /** A workspace took the app away: nothing goes there, and after thirty days all that is kept of it goes, unless the app comes back. */
  left(workspace: Omit<Place, 'channel'>, reason: ParkReason): Promise<void>;
  /** The workspace of the project of a channel, where the platform does not say which; nothing while the store is away. */
  workspaceOf(channel: Omit<Place, 'workspace'>): Promise<string | undefined>;
  /** A channel has another id from now on. Gives `taken` when a project is there already, which stays. */
  moved(from: Place, to: Place): Promise<'moved' | 'taken' | undefined>;
  /** What a channel hears when we are put in it, by whom; nothing where a project goes on, or while the store is away. */
  welcome(place: Place, by?: string): Promise<Reply | undefined>;
  /** What *Deel in kanaal* shows to everybody. */
  share(intent: LookupButton): Reply;
};

/** Opens the desk on loaded lessons and, where there is one, a store. */
export function openDesk(settings: DeskOptions): Desk {
  const options: DeskOptions = { lastChanger: createLastChanger(), answerers: createAnswerers(), ...settings };
  const { core, now, zone } = options;
  const today = createDayIn(zone);

  /** For who asks too fast, a word instead of an answer. */
  async function inTurn({ id }: Asker, answer: () => Promise<Answer>): Promise<Answer> {
    const pace = id === undefined ? 'usual' : (options.pace?.(id) ?? 'usual');
    if (pace === 'usual') return answer();
    return pace === 'told' ? { kind: 'enough', reply: tooFast() } : privately(tooFast());
  }

  async function answerIntent(intent: Intent, asker: Asker): Promise<Answer> {
    options.onAsked?.(intent.kind);
    if (isLookup(intent)) return lookUp(intent, asker, options);
    if (intent.kind === 'draft') return { kind: 'form', form: draftForm(), intent };
    if (intent.kind === 'check-draft') return privately(core().checked({ text: intent.words, channel: 'app' }, true));
    if (asker.isGroup) return privately(notInGroup());
    if (!asker.place && intent.kind !== 'status') return privately(onlyInChannel());
    return orTrouble((context) => answerProject(intent, asker, context), options);
  }

  return {
    ask: (text, asker) => inTurn(asker, async () => answerIntent(core().understand(text, today(now())), asker)),
    toInsert: (words) => lessonsMeant(words, core()).map((lesson) => lessonToInsert(lesson, core().catalogue)),
    behindLink(address) {
      const lesson = core().at(address);
      return lesson && lessonToInsert(lesson, core().catalogue);
    },
    check: (message, asker) => inTurn(asker, async () => privately(core().checked({ text: message, channel: 'app' }))),
    beside: (message, asker) => inTurn(asker, async () => privately(core().beside(message))),
    press: (intent, asker) => inTurn(asker, () => answerIntent(intent, asker)),
    async submit(sent, asker) {
      const { place } = asker;
      if (sent.about === 'draft') return checkDraft(sent, core());
      if (asker.isGroup) return privately(notInGroup());
      if (!place) return privately(onlyInChannel());
      return orTrouble((context) => submitProject(sent, { ...context, asker: { ...asker, place } }), options);
    },
    home: (request) => homeFor(request, options),
    overview: (place) => unlessAway((context) => overviewOf(place, context), options),
    page: async (key) =>
      (await unlessAway(async (context) => (await reportBehind(key, context)) ?? 'unknown', options)) ?? 'away',
    announce: (announcement, ways) => announceFor(announcement, ways, options),
    letIn: (sign) => keptUnlessAway((projects) => projects.letIn(sign, now()), options),
    shutOut: (where, reason) => keptUnlessAway((projects) => projects.shutOut(where, reason, now()), options),
    left: (workspace, reason) => keptUnlessAway((projects) => projects.left(workspace, reason, now()), options),
    workspaceOf: (channel) => unlessAway(({ projects }) => projects.workspaceOf(channel), options),
    moved: (from, to) => unlessAway(({ projects }) => projects.move(from, to), options),
    welcome: (place, by) =>
      unlessAway(async ({ projects }) => ((await projects.find(place)) ? undefined : welcome(by)), options),
    share: (intent) => shortForm(core().open(intent), intent),
  };
}

/** A draft that was sent in its form: nothing of it is kept, and it is no look-up. */
function checkDraft({ values }: SentForm, { checked }: Core): Answer {
  const draft = readDraftForm(values);
  if (!draft) return { kind: 'form', form: draftForm(draftTexts.form.empty), intent: { kind: 'draft' } };
  return privately(checked(draft));
}

/** A look-up, and a note that this lesson was opened here: never by whom, or with what words. */
function lookUp(
  intent: LookupIntent,
  { place, isGroup }: Asker,
  { core, projects, now, onError }: DeskOptions,
): Answer {
  const { open, helpOutside, catalogue } = core();
  if (place && intent.kind === 'show-lesson' && catalogue.lesson(intent.lesson)) {
    // The answer does not wait for it, and does not fail because of it.
    projects?.lookedUp(place, intent.lesson, now()).catch((error: unknown) => onError(error, 'a look-up was not kept'));
  }
  keepIfInVain(intent, core(), { projects, now, onError });
  const isOutside = isGroup || !place;
  return privately(isOutside && intent.kind === 'help' ? helpOutside() : open(intent));
}

/** Where an organisation asked for it: the words of a question that found nothing, for who looks after the search words. */
function keepIfInVain(
  intent: LookupIntent,
  { keepsQuestions, search }: Core,
  { projects, now, onError }: Pick<DeskOptions, 'now' | 'onError'> & { readonly projects: Projects | undefined },
): void {
  if (!keepsQuestions || !projects || intent.kind !== 'search' || search.find(intent.words).length > 0) return;
  const words = wordsToKeep(intent.words);
  if (words === undefined) return;
  projects
    .askedInVain(words, now())
    .catch((error: unknown) => onError(error, 'a question that found nothing was not kept'));
}

async function announceFor(
  announcement: ToAnnounce,
  ways: Several<Bring>,
  options: DeskOptions,
): Promise<Reply | undefined> {
  try {
    const outcome = await options.projects?.announce(announcement, ways);
    return notAnnounced(outcome, announcement.invitation);
  } catch (error) {
    // It is kept, so it goes as soon as the store works.
    options.onError(error, 'a change could not be announced yet');
    return notAnnounced(undefined);
  }
}
