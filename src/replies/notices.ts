import type { Reply } from '../domain/reply.ts';
import { buttons, openButton } from './parts.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';

/** No project here yet: what it would give, and how to start. */
export function noProject(): Reply {
  const { title, text, words: example } = projectTexts.none;
  return {
    title,
    parts: [
      { kind: 'text', text },
      ...buttons([openButton(projectTexts.buttons.setUp, { kind: 'project' })]),
      { kind: 'note', text: example },
    ],
  };
}

/** A project lives in a channel; elsewhere we say so. */
export function onlyInChannel(): Reply {
  return shortReply(projectTexts.onlyInChannel);
}

/** For who changed a project in a channel where we cannot write; `invitation` is what helps on their platform. */
export function notLetIn(invitation?: string): Reply {
  const { title, text } = projectTexts.notLetIn;
  return shortReply({ title, text: text(invitation === undefined ? '' : ` (${invitation})`) });
}

/** For who switched a project on: its nudges cannot come any more. */
export function parkedNotice(project: string): Reply {
  const { title, text } = projectTexts.parked;
  return shortReply({ title, text: text(project) });
}
