import { createHash } from 'node:crypto';
import { type Outcome, oneByOne } from '#core';
import type { Message } from '../render.ts';
import { type Activity, isPrivate, isShared } from './activity.ts';
import type { Turn } from './turn.ts';

/** How long somebody may come back to a question to mend it. */
const keptMs = 24 * 60 * 60_000;
/** Of each question some hundred bytes are kept, and none of its words. */
const mostKept = 10_000;

type Road = 'reply' | 'replyAlone';
type Question = {
  /** Tells other words from the same ones. */
  readonly digest: string;
  readonly isPrivate: boolean;
  /** Our answer, where Teams gave us its id. */
  readonly answer?: { readonly road: Road; readonly messageId: string };
  readonly until: number;
};

type Bring = (turn: Turn) => Promise<void>;
/** What was answered to which question, for a while and in this process alone. */
export type AnsweredQuestions = {
  /** Answers a question, and keeps which message the answer is. */
  asked(turn: Turn, words: string, bring: Bring): Promise<void>;
  /** Answers a question that was edited, in the place of the answer it got. Nothing when its words are as they were, or not for us. */
  edited(turn: Turn, words: string, bring: Bring): Promise<void>;
};

/** A memory in which no question was answered yet. */
export function createAnsweredQuestions(now: () => number): AnsweredQuestions {
  const kept = new Map<string, Question>();
  /** Who mends a question at once may be faster than its answer. */
  const inOrder = oneByOne();

  function keep(key: string, question: Omit<Question, 'until'>): void {
    for (const [oldest, { until }] of kept) {
      if (until > now() && kept.size < mostKept) break;
      kept.delete(oldest);
    }
    // The newest stand last.
    kept.delete(key);
    kept.set(key, { ...question, until: now() + keptMs });
  }

  function find(key: string): Question | undefined {
    const found = kept.get(key);
    return found && found.until > now() ? found : undefined;
  }

  /** The same turn: its answers are kept, and take the place of the one before that went by the same road. */
  function remembering(turn: Turn, key: string, question: Omit<Question, 'until'>): Turn {
    const say = (road: Road) => async (message: Message) => {
      const before = find(key)?.answer;
      const replaced = before?.road === road ? await replace(turn, before, message) : undefined;
      if (before && replaced && !isRefused(replaced)) return replaced;
      const outcome = await turn[road](message);
      if (outcome.kind === 'sent' && outcome.messageId !== undefined)
        keep(key, { ...question, answer: { road, messageId: outcome.messageId } });
      return outcome;
    };
    return { ...turn, reply: say('reply'), replyAlone: say('replyAlone') };
  }

  return {
    async asked(turn, words, bring) {
      const key = keyOf(turn.activity);
      if (key === undefined) return bring(turn);
      const question = { digest: digestOf(words), isPrivate: isPrivate(turn.activity) };
      await inOrder(key, async () => {
        keep(key, question);
        await bring(remembering(turn, key, question));
      });
    },
    async edited(turn, words, bring) {
      const { activity } = turn;
      const key = keyOf(activity);
      if (key === undefined) return;
      const digest = digestOf(words);
      await inOrder(key, async () => {
        const before = find(key);
        if (before ? before.digest === digest : !isToBot(activity)) return;
        // What was asked in private is not answered in front of others because Teams forgets to say so.
        if (before?.isPrivate && !isPrivate(activity)) return;
        const question = { isPrivate: isPrivate(activity), ...before, digest };
        keep(key, question);
        await bring(remembering(turn, key, question));
      });
    },
  };
}

const isRefused = ({ kind }: Outcome): boolean => kind === 'not-sent' || kind === 'parked';

const replace = (turn: Turn, { road, messageId }: NonNullable<Question['answer']>, message: Message) =>
  turn.update(messageId, message, road === 'replyAlone' ? { alone: true } : undefined);

const keyOf = ({ conversation, id }: Activity): string | undefined => (id ? `${conversation.id}\n${id}` : undefined);

const digestOf = (words: string): string => createHash('sha256').update(words).digest('base64url');

/** Whether it was said to us: to us alone, or with our name in it. */
function isToBot(activity: Activity): boolean {
  const { entities, recipient } = activity;
  if (!isShared(activity) || isPrivate(activity)) return true;
  return Array.isArray(entities) && entities.some((entity) => Object(Object(entity).mentioned).id === recipient.id);
}
