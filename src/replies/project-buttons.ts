import type { ReplyButton } from '../domain/reply.ts';
import { openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';

const { plan, log, picture, resume, setUp } = projectTexts.buttons;

/** What comes. */
export const toPlan: ReplyButton = openButton(plan, { kind: 'plan' });
/** What came, and what was changed. */
export const toLog: ReplyButton = openButton(log, { kind: 'log' });
/** What the team did with the lessons. */
export const toPicture: ReplyButton = openButton(picture, { kind: 'picture' });
/** Nudges come again. */
export const toResume: ReplyButton = openButton(resume, { kind: 'resume' });
/** The form of a project. */
export const toSetUp: ReplyButton = openButton(setUp, { kind: 'project' });
