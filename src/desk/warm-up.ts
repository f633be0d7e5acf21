import { setImmediate } from 'node:timers/promises';
import { isLookup } from '../domain/intent.ts';
import type { LocalDate } from '../domain/project.ts';
import { holidayOn } from '../rules/holidays.ts';
import type { Core } from './core.ts';

/** From some hundreds on Node compiled what answering takes; the content has thousands. */
const most = 500;

/**
 * Makes what the first question, the first draft and the first plan would wait for, and asks what people ask: Node is quick at what it
 * did some hundred times. `today` is for the holidays of this year. In small steps, so that who asks meanwhile waits for one of them.
 */
export async function warmUp({ catalogue, understand, open, readDraft }: Core, today: LocalDate): Promise<void> {
  const questions = catalogue.lessons.flatMap(({ title, gist, words }) => [title, gist.text, ...words]);
  const apart = Math.ceil(questions.length / most);
  for (const question of questions.filter((_, index) => index % apart === 0)) {
    await setImmediate();
    const intent = understand(question);
    if (isLookup(intent)) open(intent);
  }
  holidayOn(today);
  readDraft({ text: questions[0] ?? '', channel: 'app' });
}
