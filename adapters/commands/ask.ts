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

/** One line `{"ids":[…]}` for each line `{"q":"…"}`, in order. A line that is not that says so on stderr. */
async function answerLines(): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const ids = idsFor(line, number);
    if (!process.stdout.write(`${JSON.stringify({ ids })}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

function idsFor(line: string, number: number): readonly string[] {
  const question = questionOn(line);
  if (question !== undefined) return core.search.find(question).map(({ lesson }) => lesson);
  console.error(`regel ${number}: dit is geen {"q":"…"}. Geef op elke regel één vraag als JSON.`);
  process.exitCode = 1;
  return [];
}

function questionOn(line: string): string | undefined {
  try {
    const { q } = JSON.parse(line);
    return typeof q === 'string' ? q : undefined;
  } catch {
    return undefined;
  }
}
