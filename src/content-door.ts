/** The door to the content itself: reading it, checking it, and what an editor needs. Half of what it takes to load is not used when the bot knows its content already. */
export { formatFault } from './content/content-fault.ts';
export { jsonSchemas } from './content/json-schemas.ts';
export { loadContent } from './content/load.ts';
export { startLesson } from './content/start-lesson.ts';
