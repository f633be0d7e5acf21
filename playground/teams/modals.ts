import { z } from 'zod';
import type { Place } from '../message-store.ts';
import type { Submit, User } from '../state.ts';
import type { BotAnswer } from '../to-bot.ts';
import { invoked } from './activities.ts';
import { limits } from './card-rules.ts';
import type { TeamsParts } from './local-parts.ts';
import { isCard, notice } from './posts.ts';
import { acceptedBody, tellBot } from './tell-bot.ts';

/** A dialog that somebody sends or closes. False when that one is not open. */
export async function submit(parts: TeamsParts, user: User, submitted: Submit): Promise<boolean> {
  const { room } = parts;
  if (room.modal('teams', user.id)?.viewId !== submitted.viewId) return false;
  if (submitted.kind === 'close') room.show('teams', user.id, undefined);
  else await sendToBot(parts, user, submitted.values);
  return true;
}

async function sendToBot(parts: TeamsParts, user: User, data: unknown): Promise<void> {
  const name = 'task/submit';
  const place: Place = { room: 'project' };
  const done = { user, place, id: parts.tenant.nextId(), targeted: false };
  const activity = invoked(parts, done, { name, value: { data, context: { theme: 'default' } } });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.invokeMs, onlyFor: user.id });
  showDialog(parts, { user, place }, answer);
}

const taskAnswer = z.object({
  task: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('message'), value: z.string() }),
      z.object({
        type: z.literal('continue'),
        value: z.looseObject({ title: z.string().optional(), card: z.looseObject({ content: z.unknown() }) }),
      }),
    ])
    .optional(),
});

type Task = z.output<typeof taskAnswer>['task'];
type Where = { readonly user: User; readonly place: Place };

/** What the bot says to a dialog that is asked for or sent: a card to show, a word, or nothing more. */
export function showDialog(parts: TeamsParts, where: Where, answer: BotAnswer | undefined): void {
  const given = taskAnswer.safeParse(acceptedBody(answer)).data;
  if (answer && !given) parts.room.violate('teams', 'InvokeResponse', 'het antwoord op een dialoog heeft geen task');
  const words = given ? follow(parts, where.user, given.task) : oops;
  if (words !== undefined) notice(parts, { ...where, text: words });
}

/** Shows the next card, or closes the dialog. Gives what there is to say about it. */
function follow({ room, tenant }: TeamsParts, user: User, task: Task): string | undefined {
  if (task?.type !== 'continue') {
    room.show('teams', user.id, undefined);
    return task?.value;
  }
  const { title = '', card } = task.value;
  if (!isCard(room, card.content)) return oops;
  room.show('teams', user.id, { viewId: `T${tenant.nextId()}`, view: { title, card: card.content } });
  return undefined;
}

/** What Teams says when the bot answers something that it cannot show. */
export const oops = 'Er ging iets mis. Probeer het zo nog eens.';
