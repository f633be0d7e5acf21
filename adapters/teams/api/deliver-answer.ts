import {
  type Answer,
  type Bring,
  type Desk,
  impossible,
  type LookupButton,
  type Outcome,
  type Reply,
  type ReplyButton,
  shortForm,
  type ToAnnounce,
  texts,
} from '#core';
import { toForm } from '../form.ts';
import { type Message, toMessage, toNotice } from '../render.ts';
import { isPrivate, isShared } from './activity.ts';
import { nameOf } from './asker-of.ts';
import type { Turn } from './turn.ts';

/** Where an answer goes, and the desk that keeps what is told to everybody. */
export type Here = { readonly turn: Turn; readonly desk: Desk };

/** Whether everybody in the conversation sees what stands there. */
export const isForAll = ({ activity }: Turn): boolean => isShared(activity) && !isPrivate(activity);

/** Brings an answer of the core to where it belongs: to the asker, to everybody, or in the place of the pressed card. */
export async function deliver(answer: Answer, { turn, desk }: Here): Promise<void> {
  switch (answer.kind) {
    case 'reply': {
      const canShare = isPrivate(turn.activity) && isShared(turn.activity);
      // Everybody in the channel reads along.
      const isPublic = isForAll(turn);
      if (isPublic && answer.reply.onlyForAsker)
        return void (await turn.replyAlone(toMessage(answer.reply, { canShare: true })));
      await turn.reply(toMessage(isPublic ? shortForm(answer.reply) : answer.reply, { canShare }));
      return;
    }
    case 'form':
      await turn.reply(toForm(answer.form));
      return;
    case 'enough':
      return;
    case 'announce':
    case 'card': {
      const untold = await (answer.kind === 'card'
        ? replaceCard(answer, { turn, desk })
        : tellEverybody(answer.announcement, { turn, desk }));
      if (untold) await turn.replyAlone(toPublic(untold));
      return;
    }
    default:
      return impossible(answer);
  }
}

/** Puts a card in the place of the pressed one, for everybody. Gives what only the presser must hear. */
async function replaceCard(
  { reply, announcement }: Extract<Answer, { readonly kind: 'card' }>,
  { turn, desk }: Here,
): Promise<Reply | undefined> {
  const { replyToId } = turn.activity;
  const replace = async (card: Reply) => (replyToId ? turn.update(replyToId, toPublic(card)) : refused);
  if (announcement) return tellEverybody(announcement, { turn, desk }, replace);
  if (replyToId) await replace(reply);
  else await turn.sendToConversation(toPublic(reply));
  return undefined;
}

/** Tells the channel of a change. Gives what only the asker must hear. */
function tellEverybody(announcement: ToAnnounce, { turn, desk }: Here, replace?: Bring): Promise<Reply | undefined> {
  const anew: Bring = (reply) => turn.sendToConversation(toPublic(reply));
  return desk.announce(announcement, replace ? [replace, anew] : [anew]);
}

const refused: Outcome = { kind: 'not-sent', reason: 'refused' };

/** Puts it in the conversation, with the name of who shared it. */
export const putForAll = (intent: LookupButton, { turn, desk }: Here): Promise<Outcome> =>
  turn.sendToConversation(toMessage(desk.share(intent), { canShare: false, sharedBy: nameOf(turn.activity) }));

/** Shows it to everybody; who shared it hears what did not come off. */
export async function share(intent: LookupButton, here: Here): Promise<void> {
  const shared = await putForAll(intent, here);
  if (shared.kind === 'sent') return;
  await here.turn.replyAlone(toNotice(howShared(shared), again(intent)));
}

/** The way back to what was pressed. */
export const again = (intent: LookupButton): ReplyButton => ({ label: texts.buttons.open, press: 'open', intent });

/** What who shared something hears of it. */
export function howShared({ kind }: Outcome): string {
  const words: Readonly<Record<Outcome['kind'], string>> = {
    sent: texts.shared,
    uncertain: texts.shareInDoubt,
    'not-sent': texts.shareFailed,
    parked: texts.shareFailed,
  };
  return words[kind];
}

/** As everybody may see it. */
export const toPublic = (reply: Reply): Message => toMessage(reply, { canShare: false });
