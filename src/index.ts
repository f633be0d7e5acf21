/** The front door of the core: all that adapters may use. */
export type { Catalogue } from './content/catalogue.ts';
export { type ContentFault, formatFault, loadContent } from './content/load.ts';
export { suggest } from './content/suggest.ts';
export { type Core, createCore } from './core.ts';
export { type Answer, type Asker, type Desk, openDesk } from './desk/desk.ts';
export type { Field, Form, FormValues } from './domain/form.ts';
export { impossible } from './domain/impossible.ts';
export type { LookupButton, Press } from './domain/intent.ts';
export type { Several } from './domain/lesson.ts';
export type { LessonItem, Part, Reply, ReplyButton } from './domain/reply.ts';
export { toPlainText } from './intents/plain-text.ts';
export { readPress, writePress } from './intents/press.ts';
export { formInvitation } from './intents/project/form-invitation.ts';
export { projectTexts } from './project-texts.ts';
export { clip, tidy } from './text.ts';
export { texts } from './texts.ts';
