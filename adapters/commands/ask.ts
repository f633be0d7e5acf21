import { createInterface } from 'node:readline';
import { createCore, toPlainText } from '#core';
import { formatFault, loadContent } from '#core/wiring';

/** `npm run ask -- verbinden` prints an answer; `npm run -s ask -- --json` answers JSON lines from stdin. */
const loaded = loadContent(process.env.LESSENBOT_CONTENT_DIR ?? 'data');
if ('faults' in loaded) {
  for (const fault of loaded.faults) console.error(formatFault(fault));
  process.exit(1);
}
const core = createCore(loaded.catalogue);
const words = process.argv.slice(2);

if (words[0] === '--json') await answerLines();
else console.log(toPlainText(core.ask(words.join(' '))));

/**
 * One line `{"ids":[…]}` for each line `{"q":"…"}`, in order, with `"maybe":[…]` where lessons are only offered. A line that is no
 * question says so on stderr.
 */
async function answerLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(answerTo(line, number))}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

type Answer = { readonly ids: readonly string[]; readonly maybe?: readonly string[] };

function answerTo(line: string, number: number): Answer {
  const question = questionOn(line);
  if (question !== undefined) return lessonsFor(question);
  console.error(`regel ${number}: dit is geen {"q":"…"}. Geef op elke regel één vraag als JSON.`);
  process.exitCode = 1;
  return { ids: [] };
}

function lessonsFor(question: string): Answer {
  const { answers, maybe } = core.search.look(question);
  const ids = answers.map(({ lesson }) => lesson);
  return maybe.length === 0 ? { ids } : { ids, maybe: maybe.map(({ lesson }) => lesson) };
}

function questionOn(line: string): string | undefined {
  try {
    const { q } = JSON.parse(line);
    return typeof q === 'string' ? q : undefined;
  } catch {
    return undefined;
  }
}
