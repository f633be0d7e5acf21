import { z } from 'zod';
import type { Submit, User } from '../state.ts';
import type { BotAnswer } from '../to-bot.ts';
import { invoked } from './activities.ts';
import { limits } from './card-rules.ts';
import type { TeamsParts, Where } from './local-parts.ts';
import { isCard, notice, putInMessage } from './posts.ts';
import { acceptedBody, tellBot } from './tell-bot.ts';

/** A dialog that somebody sends or closes. False when that one is not open. */
export async function submit({ room, open }: TeamsParts, user: User, submitted: Submit): Promise<boolean> {
  const shown = open.get(user.id);
  if (room.modal('teams', user.id)?.viewId !== submitted.viewId || shown?.viewId !== submitted.viewId) return false;
  if (submitted.kind === 'close') room.show('teams', user.id, undefined);
  else await shown.send(submitted.values);
  return true;
}

/** How what is sent from a dialog comes to the bot, and what goes with it. */
type Sent = { readonly name: 'task/submit' | 'composeExtension/submitAction'; readonly with: object };
type Dialog = Where & { readonly sent: Sent };

async function sendToBot(parts: TeamsParts, dialog: Dialog, data: unknown): Promise<void> {
  const { user, place, sent } = dialog;
  const { name } = sent;
  const done = { user, place, id: parts.tenant.nextId(), targeted: false };
  const activity = invoked(parts, done, { name, value: { ...sent.with, data } });
  const answer = await tellBot(parts, { what: name, activity, deadlineMs: limits.invokeMs, onlyFor: user.id });
  showDialog(parts, dialog, answer);
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

/** A card that goes in the message somebody writes, in the place of the next dialog. */
const insertAnswer = z.object({
  composeExtension: z.object({ type: z.literal('result'), attachments: z.tuple([z.object({ content: z.unknown() })]) }),
});

/** What the bot says to a dialog that is asked for or sent: a card to show, one to put in the conversation, a word, or nothing more. */
export function showDialog(parts: TeamsParts, dialog: Dialog, answer: BotAnswer | undefined): void {
  const body = acceptedBody(answer);
  const inserted = insertAnswer.safeParse(body).data?.composeExtension.attachments[0].content;
  if (inserted !== undefined && isCard(parts.room, inserted)) {
    parts.room.show('teams', dialog.user.id, undefined);
    putInMessage(parts, dialog, inserted);
    return;
  }
  const given = taskAnswer.safeParse(body).data;
  if (answer && !given) parts.room.violate('teams', 'InvokeResponse', 'het antwoord op een dialoog heeft geen task');
  const words = given ? follow(parts, dialog, given.task) : oops;
  if (words !== undefined) notice(parts, { ...dialog, text: words });
}

/** Shows the next card, or closes the dialog. Gives what there is to say about it. */
function follow(parts: TeamsParts, dialog: Dialog, task: Task): string | undefined {
  const { room, tenant, open } = parts;
  const { user } = dialog;
  if (task?.type !== 'continue') {
    room.show('teams', user.id, undefined);
    return task?.value;
  }
  const { title = '', card } = task.value;
  if (!isCard(room, card.content)) return oops;
  const viewId = `T${tenant.nextId()}`;
  open.set(user.id, { viewId, send: (data) => sendToBot(parts, dialog, data) });
  room.show('teams', user.id, { viewId, view: { title, card: card.content } });
  return undefined;
}

/** What Teams says when the bot answers something that it cannot show. */
export const oops = 'Er ging iets mis. Probeer het zo nog eens.';
