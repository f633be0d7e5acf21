import type { Catalogue } from '../content/catalogue.ts';
import type { Reply } from '../domain/reply.ts';
import { commands } from './commands.ts';
import { buttons, categoryButtons, openButton, seldom, whenAny } from './parts.ts';
import { toSetUp } from './project-buttons.ts';
import { texts } from './texts.ts';

type Asked = {
  readonly keepsQuestions?: boolean;
  /** Asked where no project can be: then it says where one can, and no button leads to a refusal. */
  readonly isOutside?: boolean;
};

/** What the bot is, what it can do, and what it does not do. */
export function help(catalogue: Catalogue, { keepsQuestions = false, isOutside = false }: Asked = {}): Reply {
  const { title, intro, project, projectElsewhere, privacy } = texts.help;
  return {
    title,
    parts: [
      { kind: 'text', text: intro(catalogue.lessons.length) },
      ...whenAny(questions, (points) => ({ kind: 'points', points })),
      { kind: 'text', text: isOutside ? projectElsewhere : project },
      ...buttons([
        ...categoryButtons(catalogue),
        ...(isOutside ? [] : [toSetUp]),
        seldom(openButton(texts.buttons.draft, { kind: 'draft' })),
        seldom(openButton(texts.buttons.examples, { kind: 'list-examples' })),
        seldom(openButton(texts.buttons.terms, { kind: 'list-terms' })),
        seldom(openButton(texts.buttons.source, { kind: 'show-source' })),
      ]),
      { kind: 'note', text: keepsQuestions ? privacy.kept : privacy.usual },
    ],
  };
}

const questions = commands
  .filter(({ shownIn, intent }) => shownIn?.includes('help') && intent === 'search')
  .map(({ typed }) => `“${typed}”`);
