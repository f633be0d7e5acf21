import { z } from 'zod';
import { clip, tidy } from '#core';
import type { Activity } from './activity.ts';
import { plainWords } from './plain-words.ts';

/** What one can choose in the menu of a message, or behind the slash; the manifest names the same. */
export const teamsCommands = {
  besideMessage: 'lessen-bij-bericht',
  checkMessage: 'lees-bericht-na',
  setUpProject: 'project-instellen',
} as const;

const chosen = z.object({ commandId: z.string() });

/** What somebody chose; the first there ever was, where it is none of ours. */
export function chosenCommand({ value }: Pick<Activity, 'value'>): keyof typeof teamsCommands {
  const id = chosen.safeParse(value).data?.commandId;
  const [name] = Object.entries(teamsCommands).find(([, each]) => each === id) ?? [];
  return isCommandName(name) ? name : 'besideMessage';
}

const isCommandName = (name: string | undefined): name is keyof typeof teamsCommands =>
  name !== undefined && Object.hasOwn(teamsCommands, name);

const chosenMessage = z.object({
  messagePayload: z.object({ body: z.object({ content: z.string().nullish() }) }),
});

/** The words of the message in whose menu somebody chose us, whoever wrote it. */
export function toMessageWords({ value }: Pick<Activity, 'value'>): string {
  const html = chosenMessage.safeParse(value).data?.messagePayload.body.content ?? '';
  return clip(tidy(plainWords(html, new Set())), 4000);
}

const inDialog = z.object({ data: z.unknown() });

/** What was sent from a dialog, or opens one, without what Teams puts around it. */
export function fromDialog(value: unknown): unknown {
  return inDialog.safeParse(value).data?.data ?? value;
}
