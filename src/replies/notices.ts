import { impossible } from '../domain/impossible.ts';
import type { Several } from '../domain/lesson.ts';
import type { Project } from '../domain/project.ts';
import type { Reply } from '../domain/reply.ts';
import type { Outcome, ParkReason } from '../engine/outcome.ts';
import { dateText } from '../rules/calendar.ts';
import { buttons, helpButton } from './parts.ts';
import { toPlan, toSetUp } from './project-buttons.ts';
import { projectTexts } from './project-texts.ts';
import { shortReply } from './short-reply.ts';
import { shutOutText, whyShutOutThen } from './shut-out-texts.ts';
import { texts } from './texts.ts';

/** No project here yet: what it would give, and how to start. */
export function noProject(): Reply {
  const { title, text, words: example } = projectTexts.none;
  return {
    title,
    parts: [{ kind: 'text', text }, ...buttons([toSetUp]), { kind: 'note', text: example }],
  };
}

/** A project lives in a channel; elsewhere we say so. */
export function onlyInChannel(): Reply {
  const { title, text } = projectTexts.onlyInChannel;
  return shortReply({ title, text, buttons: [helpButton] });
}

/** Some people have a conversation without us, and nobody can add us to it. */
export function notInGroup(): Reply {
  return shortReply(projectTexts.notInGroup);
}

/** For who asks more than anybody can read. */
export function tooFast(): Reply {
  return shortReply(texts.tooFast);
}

/**
 * For who changed a project, when its channel could not be told: it is saved, and what came of the news of it. Nothing when all went well.
 * `invitation` is what lets us in on their platform.
 */
export function notAnnounced(outcome: Outcome | undefined, invitation?: string): Reply | undefined {
  const { title, waits, inDoubt, hopeless } = projectTexts.notAnnounced;
  switch (outcome?.kind) {
    case 'sent':
      return undefined;
    case undefined:
      return shortReply({ title, text: waits });
    case 'not-sent':
      return shortReply({ title, text: outcome.reason === 'cannot-render' ? hopeless : waits });
    case 'uncertain':
      return shortReply({ title, text: inDoubt });
    case 'parked':
      return shortReply({
        title,
        text: `${projectTexts.notAnnounced.refused} ${shutOutText(outcome.reason, invitation)}`,
      });
    default:
      return impossible(outcome);
  }
}

/** For who switched projects on: their nudges cannot come, and why. */
export function shutOutNotice(projects: Several<string>, reason: ParkReason): Reply {
  const { title, text } = projectTexts.shutOut;
  return shortReply({ title, text: `${text(named(projects))} ${shutOutText(reason)}` });
}

/** For who switched projects on: their nudges could not come for a while, and come again. */
export function backAgainNotice(projects: Several<string>, reason: ParkReason): Reply {
  const { title, text } = projectTexts.backAgain;
  return shortReply({ title, text: text(named(projects), whyShutOutThen(reason)) });
}

/** For a channel that could not be reached for a while. */
export function backNotice({ next }: Pick<Project, 'next'>): Reply {
  const { title, text, none } = projectTexts.back;
  return shortReply({
    title,
    text: next ? text(dateText(next.date)) : none,
    buttons: [toPlan],
  });
}

/** Names of projects in a sentence; of many only the first. */
function named([first, ...others]: Several<string>): string {
  const { one, two, many } = projectTexts.named;
  if (others.length === 0) return one(first);
  return others.length === 1 ? two(first, others[0] ?? '') : many(first, others.length);
}
