import type { ReplyButton } from '../domain/reply.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const { plan, log, picture, pause, resume, stop, setUp, change, makePage, newPage, revokePage, revokeSurely } =
  projectTexts.buttons;

/** What comes. */
export const toPlan: ReplyButton = openButton(plan, { kind: 'plan' });
/** What came, and what was changed. */
export const toLog: ReplyButton = openButton(log, { kind: 'log' });
/** What the team did with the lessons. */
export const toPicture: ReplyButton = openButton(picture, { kind: 'picture' });
/** Nudges come again. */
export const toResume: ReplyButton = openButton(resume, { kind: 'resume' });
/** No nudges for a while. */
export const toPause: ReplyButton = openButton(pause, { kind: 'pause' });
/** No nudges any more. */
export const toStop: ReplyButton = openButton(stop, { kind: 'stop' });
/** The form of a project that there is. */
export const toChange: ReplyButton = openButton(change, { kind: 'project' });
/** The form of a project. */
export const toSetUp: ReplyButton = openButton(setUp, { kind: 'project' });
/** A page of the project for who has its address. */
export const toPage: ReplyButton = openButton(makePage, { kind: 'make-page' });
/** Another page in the place of the one there is. */
export const toNewPage: ReplyButton = openButton(newPage, { kind: 'make-page', again: true });
/** Asks whether the page may go. */
export const toRevokePage: ReplyButton = openButton(revokePage, { kind: 'revoke-page' });
/** The page goes. */
export const toRevokeSurely: ReplyButton = openButton(revokeSurely, { kind: 'revoke-page', sure: true });

/** Who changed a project, and the id of the change, by which it can be undone. */
export type By = { readonly who: string; readonly change: string };

/** Takes back a change. */
export function undoButton(change: string): ReplyButton {
  return openButton(projectTexts.buttons.undo, { kind: 'undo', change });
}
