import type { Answer, Reply } from '#core';

/** The card in an answer, whoever is to see it. Throws for a form, which is none. */
export function replyOf(answer: Answer): Reply {
  switch (answer.kind) {
    case 'form':
      throw new Error('a form, not a reply');
    case 'announce':
      return answer.announcement.reply;
    default:
      return answer.reply;
  }
}
