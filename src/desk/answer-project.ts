import { type ByKind, handle } from '../domain/by-kind.ts';
import type { ProjectIntent } from '../domain/intent.ts';
import type { Place } from '../domain/project.ts';
import { showPicture, wholePicture } from '../replies/show-picture.ts';
import type { Answer } from './answer.ts';
import { answerCheckIn, answerNudge, explainNudge, followUp, showNudge } from './answer-nudge.ts';
import { pause, resume, setPhase, showPhases, stop } from './change-project.ts';
import type { Asker, DeskContext, ProjectRequest } from './context.ts';
import { makePage, revokePage } from './project-page.ts';
import { showLogOf, showNext, showPictureOf, showPlanOf, showStatusOf } from './project-views.ts';
import { resendCard } from './resend-card.ts';
import { projectFormFor } from './set-project.ts';
import { undoChange } from './undo-change.ts';

/** What only looks at a project: nobody's name is asked. */
type ViewIntent = Extract<
  ProjectIntent,
  { readonly kind: 'plan' | 'next-now' | 'log' | 'status' | 'picture' | 'whole-picture' }
>;
type View = (place: Place, context: DeskContext, intent: ViewIntent) => Promise<Answer>;

const views: Readonly<Record<ViewIntent['kind'], View>> = {
  plan: showPlanOf,
  'next-now': showNext,
  log: (place, context, intent) => showLogOf(place, context, intent.kind === 'log' ? intent.after : 0),
  status: showStatusOf,
  picture: (place, context) => showPictureOf(place, context, showPicture),
  'whole-picture': (place, context) => showPictureOf(place, context, wholePicture),
};

/** What somebody does. Each asks by itself who that is, and only where something is saved. */
const deeds: ByKind<Exclude<ProjectIntent, ViewIntent>, ProjectRequest, Promise<Answer>> = {
  project: (_intent, request) => projectFormFor(request),
  'set-project': ({ draft }, request) => projectFormFor(request, draft),
  'set-phase': ({ phase }, request) => setPhase(phase, request),
  phases: (_intent, request) => showPhases(request),
  'unknown-phase': ({ words }, request) => showPhases(request, words),
  pause: ({ until }, request) => pause(until, request),
  resume: (_intent, request) => resume(request),
  stop: (_intent, request) => stop(request),
  undo: ({ change }, request) => undoChange(change, request),
  'answer-nudge': ({ nudge, answer }, request) => answerNudge(nudge, answer, request),
  'undo-answer': ({ nudge }, request) => answerNudge(nudge, undefined, request),
  'follow-up': ({ nudge, said }, request) => followUp(nudge, said, request),
  'undo-follow-up': ({ nudge }, request) => followUp(nudge, undefined, request),
  'why-nudge': ({ nudge }, request) => explainNudge(nudge, request),
  'show-nudge': ({ nudge }, request) => showNudge(nudge, request),
  resend: ({ nudge, attempts }, request) => resendCard({ id: nudge, attempts }, request),
  'make-page': ({ again = false }, request) => makePage(again, request),
  'revoke-page': ({ sure = false }, request) => revokePage(sure, request),
  'check-in': ({ nudge, wish }, request) => answerCheckIn(nudge, wish, request),
};

/** The answer to what concerns a project. Without a channel there is only the status of the bot itself. */
export async function answerProject(intent: ProjectIntent, asker: Asker, context: DeskContext): Promise<Answer> {
  const { place } = asker;
  if (!place) return showStatusOf(undefined, context);
  if (isView(intent)) return views[intent.kind](place, context, intent);
  return handle(deeds, intent, { ...context, asker: { ...asker, place } });
}

function isView(intent: ProjectIntent): intent is ViewIntent {
  return intent.kind in views;
}
