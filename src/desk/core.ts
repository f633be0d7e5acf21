import type { Catalogue } from '../content/catalogue.ts';
import type { DraftChannel, DraftReading } from '../domain/draft.ts';
import { type Intent, isLookup, type LookupIntent } from '../domain/intent.ts';
import type { Lesson } from '../domain/lesson.ts';
import type { LocalDate } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import { whenNeeded } from '../domain/when-needed.ts';
import { createDraftReader } from '../draft/read-draft.ts';
import { createNames } from '../grammar/names.ts';
import { longestQuestion, parseIntent } from '../grammar/parse-intent.ts';
import { answerLookup } from '../replies/answer-lookup.ts';
import { help } from '../replies/help.ts';
import { lessonsBeside } from '../replies/lessons-beside.ts';
import { onlyInChannel } from '../replies/notices.ts';
import { showDraftReading } from '../replies/show-draft-reading.ts';
import { createSearch, type Search } from '../search/search.ts';
import { lessonAt } from './lesson-at.ts';
import { onShelf } from './reply-shelf.ts';

/** The lessons, and the answers to look-ups. Works from memory only. */
export type Core = {
  readonly catalogue: Catalogue;
  readonly search: Search;
  /** The organisation keeps the words of questions that found nothing, and everybody is told. */
  readonly keepsQuestions: boolean;
  /** What somebody means with what they typed, with platform marks already taken off. `today` gives `pauze tot 1 maart` its year. */
  understand(text: string, today?: LocalDate): Intent;
  /** The answer to a look-up. Ids that no longer exist give a friendly answer too. */
  open(intent: LookupIntent): Reply;
  /** What the bot can do, for who asks where no project can be. */
  helpOutside(): Reply;
  /** The lessons that fit a message of somebody else, without a word of it. */
  beside(message: string): Reply;
  /** What a second reader makes of a draft. Nothing of it is kept. */
  readDraft(draft: SentDraft): DraftReading;
  /** The same as a card, for who asked alone; `isTyped` where it was typed, maybe where others read along. */
  checked(draft: SentDraft, isTyped?: boolean): Reply;
  /** The lesson of which this is the page. */
  at(address: string): Lesson | undefined;
  /** The answer to what somebody typed where there is no channel, as in a terminal. */
  ask(text: string): Reply;
};

/** A draft, and what it is for. */
type SentDraft = { readonly text: string; readonly channel: DraftChannel };

/** Without a channel there is nothing to plan, so the day does not matter. */
const anyDay: LocalDate = '2026-01-01';

type CoreOptions = { readonly pages?: string | undefined; readonly keepsQuestions?: boolean };

/** Builds the core on checked content. With `pages`, the address above `/lessen`, a lesson links to its own page. */
export function createCore(catalogue: Catalogue, { pages, keepsQuestions = false }: CoreOptions = {}): Core {
  const index = whenNeeded(() => createSearch(catalogue));
  const search: Search = { look: (words) => index().look(words), find: (words) => index().find(words) };
  const names = createNames(catalogue);
  const draftReader = whenNeeded(() => createDraftReader(catalogue.draftGuide, catalogue.tone));
  const readDraft = (draft: SentDraft) => draftReader()(draft);
  const checked = (draft: SentDraft, isTyped = false) => showDraftReading(readDraft(draft), catalogue, { isTyped });
  const open = onShelf((intent) => answerLookup(intent, { catalogue, search, pages, keepsQuestions }));
  const understand = (text: string, today = anyDay) => parseIntent(text, names, today);
  return {
    catalogue,
    search,
    keepsQuestions,
    understand,
    open,
    helpOutside: whenNeeded(() => help(catalogue, { keepsQuestions, isOutside: true })),
    readDraft,
    checked,
    at: (address) => lessonAt(address, pages, catalogue),
    beside: (message) => lessonsBeside(message.slice(0, longestQuestion).toWellFormed(), catalogue, search),
    ask(text) {
      const intent = understand(text);
      if (isLookup(intent)) return open(intent);
      return intent.kind === 'check-draft' ? checked({ text: intent.words, channel: 'app' }, true) : onlyInChannel();
    },
  };
}
