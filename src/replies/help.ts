import type { Catalogue } from '../content/catalogue.ts';
import type { Part, Reply } from '../domain/reply.ts';
import { commands } from './commands.ts';
import { buttons, capital, categoryButtons, openButton, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** What the bot is, what it can do, and what it does not do. */
export function help(catalogue: Catalogue): Reply {
  const { title, intro, categories, ask, more, privacy } = texts.help;
  return {
    title,
    parts: [
      { kind: 'text', text: intro(catalogue.lessons.length) },
      ...list(
        categories,
        catalogue.categories.map(({ id, summary }) => `${capital(id)}: ${summary}`),
      ),
      ...buttons(categoryButtons(catalogue)),
      ...list(ask, questions),
      ...list(more, verbs),
      ...buttons([
        openButton(texts.buttons.examples, { kind: 'list-examples' }),
        openButton(texts.buttons.terms, { kind: 'list-terms' }),
      ]),
      { kind: 'note', text: privacy },
    ],
  };
}

const inHelp = commands.filter(({ shownIn }) => shownIn?.includes('help'));
const questions = inHelp.filter(({ intent }) => intent === 'search').map(({ typed }) => `/lessen ${typed}`);
const verbs = inHelp
  .filter(({ intent }) => intent !== 'search')
  .map(({ typed, gives }) => `/lessen ${typed}: ${gives}`);

function list(heading: string, lines: readonly string[]): readonly Part[] {
  return whenAny(lines, (points) => ({ kind: 'points', heading, points }));
}
