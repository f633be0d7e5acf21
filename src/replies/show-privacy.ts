import type { Reply } from '../domain/reply.ts';
import { buttons, helpButton } from './parts.ts';
import { texts } from './texts.ts';

/** What the bot reads and keeps, for how long, and how to have it erased. */
export function showPrivacy(keepsQuestions: boolean): Reply {
  const { title, reads, questions, project, erase } = texts.privacy;
  return {
    title,
    parts: [
      { kind: 'points', points: [reads, keepsQuestions ? questions.kept : questions.usual, project, erase] },
      ...buttons([helpButton]),
    ],
    share: { kind: 'show-privacy' },
  };
}
