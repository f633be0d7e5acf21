import {
  type Answer,
  type Bring,
  type Desk,
  impossible,
  type LookupButton,
  type Outcome,
  projectTexts,
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
        ? bringCard(answer, { turn, desk })
        : tellEverybody(answer.announcement, { turn, desk }));
      if (untold) await turn.replyAlone(toPublic(untold));
      return;
    }
    default:
      return impossible(answer);
  }
}

/** Puts a card in the place of the pressed one, for everybody. Gives what only the presser must hear. */
async function bringCard(card: Extract<Answer, { readonly kind: 'card' }>, here: Here): Promise<Reply | undefined> {
  const { turn } = here;
  const { replyToId } = turn.activity;
  const replace = async (shown: Reply) => (replyToId ? turn.update(replyToId, toPublic(shown)) : refused);
  // What only the presser saw is no place to tell the channel something.
  if (card.announcement) return tellEverybody(card.announcement, here, isForAll(turn) ? replace : undefined);
  const { reply, message, news } = card;
  if (replyToId) await replace(reply);
  else if (message === undefined) await turn.sendToConversation(toPublic(reply));
  const untold = news && (await tellEverybody(news, here));
  if (isForAll(turn) && replyToId) return untold;
  const inChannel = message === undefined ? refused : await turn.updateInChannel(message, toPublic(reply));
  const isRefused = inChannel.kind === 'not-sent' || inChannel.kind === 'parked';
  if (isRefused) await turn.replyAlone(toNotice(projectTexts.nudge.savedOnly));
  return untold;
}

/** Tells the channel of a change. Gives what only the asker must hear. */
async function tellEverybody(
  announcement: ToAnnounce,
  { turn, desk }: Here,
  replace?: Bring,
): Promise<Reply | undefined> {
  const anew: Bring = (reply) => turn.sendToConversation(toPublic(reply));
  const untold = await desk.announce(announcement, replace ? [replace, anew] : [anew]);
  const { folds } = announcement;
  if (folds && folds.message !== turn.activity.replyToId)
    await turn.updateInChannel(folds.message, toPublic(folds.reply));
  return untold;
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
