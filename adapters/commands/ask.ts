import { createInterface } from 'node:readline';
import { text as readAll } from 'node:stream/consumers';
import { createCore, type DraftChannel, draftChannels, toPlainText } from '#core';
import { formatFault, loadContent } from '#core/content';
import { isObject } from '../wire/json.ts';

/**
 * `npm run ask -- verbinden` prints an answer, `npm run -s ask -- toets < concept.txt` what a second reader makes of a draft. With
 * `--json` both answer JSON lines from stdin: questions `{"q":"…"}`, and drafts `{"tekst":"…","kanaal":"brief"}`.
 */
const loaded = loadContent(process.env.LESSENBOT_CONTENT_DIR ?? 'data');
if ('faults' in loaded) {
  for (const fault of loaded.faults) console.error(formatFault(fault));
  process.exit(1);
}
const core = createCore(loaded.catalogue);
const words = process.argv.slice(2).filter((word) => word !== '--json');
const isJson = process.argv.includes('--json');

if (words[0] === 'toets' && words.length === 1) await (isJson ? answerLines(readingOf) : printReading());
else if (isJson) await answerLines((line, number) => (draftOn(line) ? readingOf : answerTo)(line, number));
else if (core.understand(words.join(' ')).kind === 'draft') askForDraft();
else console.log(toPlainText(core.ask(words.join(' '))));

/** The draft that comes in on stdin, which is a letter unless it says otherwise. */
async function printReading(): Promise<void> {
  const text = await readAll(process.stdin);
  if (text.trim() === '') return askForDraft();
  console.log(toPlainText(core.checked({ text, channel: 'brief' })));
}

/** A few words are no message to residents. */
function askForDraft(): void {
  console.error('Geef een bericht mee: npm run -s ask -- toets < concept.txt');
  process.exitCode = 1;
}

/** One line of JSON for each line, in order. A line that is nothing we know says so on stderr. */
async function answerLines(answer: (line: string, number: number) => object): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(answer(line, number))}\n`)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

type Reading = { readonly punten: readonly string[]; readonly uitkomst: 'punten' | 'goed' | 'geen-concept' };

function readingOf(line: string, number: number): Reading {
  const draft = draftOn(line);
  if (!draft) {
    console.error(
      `regel ${number}: dit is geen {"tekst":"…","kanaal":"brief"}. Geef op elke regel één bericht als JSON; kanaal is ${draftChannels.join(', ')}.`,
    );
    process.exitCode = 1;
    return { punten: [], uitkomst: 'geen-concept' };
  }
  const reading = core.readDraft(draft);
  if (reading.kind === 'no-draft') return { punten: [], uitkomst: 'geen-concept' };
  const points = reading.points.map(({ rule }) => rule.id);
  return { punten: points, uitkomst: points.length === 0 ? 'goed' : 'punten' };
}

function draftOn(line: string): { readonly text: string; readonly channel: DraftChannel } | undefined {
  const { tekst, kanaal = 'brief' } = objectOn(line);
  const channel = draftChannels.find((each) => each === kanaal);
  return typeof tekst === 'string' && channel ? { text: tekst, channel } : undefined;
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
  const { q } = objectOn(line);
  return typeof q === 'string' ? q : undefined;
}

function objectOn(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
