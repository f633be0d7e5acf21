/** The door for the host: what it needs to load the content and put desk, engine and platforms together. */
export { formatFault } from './content/content-fault.ts';
export { jsonSchemas } from './content/json-schemas.ts';
export { loadContent } from './content/load.ts';
export { startLesson } from './content/start-lesson.ts';
export { createCore } from './desk/core.ts';
export { openDesk } from './desk/desk.ts';
export { createPace } from './desk/pace.ts';
export { openProjects } from './desk/stored-projects.ts';
export { systemClock } from './engine/clock.ts';
export { createEngine, type Engine } from './engine/engine.ts';
export type { Send } from './engine/outcome.ts';
export type { Refusal } from './engine/shut-out.ts';
export { travelTo } from './engine/travel.ts';
export { backAgainNotice, shutOutNotice } from './replies/notices.ts';
export { nudgeReply } from './replies/nudge-reply.ts';
export { createPlanning } from './rules/planning.ts';
export { isEncryptionKey } from './store/secret-box.ts';
export { suggest } from './text/suggest.ts';
