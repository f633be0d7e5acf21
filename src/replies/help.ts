import type { Catalogue } from '../content/catalogue.ts';
import type { Reply } from '../domain/reply.ts';
import { buttons, capital, categoryButtons, openButton, whenAny } from './parts.ts';
import { texts } from './texts.ts';

/** What the bot is, what it can do, and what it does not do. */
export function help(catalogue: Catalogue): Reply {
  const { title, intro, categories, ask, questions, more, commands, privacy } = texts.help;
  return {
    title,
    parts: [
      { kind: 'text', text: intro(catalogue.lessons.length) },
      ...whenAny(
        catalogue.categories.map(({ id, summary }) => `${capital(id)}: ${summary}`),
        (points) => ({ kind: 'points', heading: categories, points }),
      ),
      ...buttons(categoryButtons(catalogue)),
      { kind: 'points', heading: ask, points: questions },
      { kind: 'points', heading: more, points: commands },
      ...buttons([
        openButton(texts.buttons.examples, { kind: 'list-examples' }),
        openButton(texts.buttons.terms, { kind: 'list-terms' }),
      ]),
      { kind: 'note', text: privacy },
    ],
  };
}
