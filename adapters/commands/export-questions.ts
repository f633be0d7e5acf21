import { listOpenQuestions } from '#core/store';
import { configured, readArguments, withStore } from './command-line.ts';

/** `npm run -s export:questions` prints the words of questions that found nothing, what was asked most first. */
readArguments('npm run -s export:questions', { options: {} });
const config = configured();
await withStore(config, async ({ query }) => {
  const questions = await listOpenQuestions(query);
  for (const { words, times, lastAt } of questions)
    process.stdout.write(`${times}\t${new Date(lastAt).toISOString().slice(0, 10)}\t${words}\n`);
  if (questions.length > 0) return;
  console.error(
    config.keepsQuestions
      ? 'Er is nog geen vraag bewaard waar geen les bij paste.'
      : 'Er is niets bewaard. Zet LESSENBOT_KEEP_QUESTIONS=on om vragen te bewaren waar geen les bij past.',
  );
});
