import type { App } from '@slack/bolt';
import { given } from '#core';
import { askedBeside, askedToCheck, type Conversation } from '../converse.ts';
import type { ReplyTarget } from './deliver-answer.ts';
import { doneByOutsider, type Whereabouts } from './identity.ts';
import { isGroupConversation, messageShortcut, shortcuts } from './payloads.ts';
import type { SignsOfLife } from './signs-of-life.ts';
import { answerStranger } from './unheard.ts';

type Ears = { readonly app: App; readonly unheard: (body: unknown) => Promise<void> };

/** What can be asked of a message, by the name of its shortcut. */
const ofMessages = [
  [shortcuts.beside, askedBeside],
  [shortcuts.check, askedToCheck],
] as const;

/** Shortcuts: in the menu of any message, also in a thread and in a channel where we are not. */
export function hearShortcuts({ app, unheard }: Ears, talk: Conversation & Whereabouts, signs: SignsOfLife): void {
  for (const [callback_id, ask] of ofMessages) {
    app.shortcut({ callback_id, type: 'message_action' }, async ({ ack, body }) => {
      await ack();
      await chosen(body, ask);
    });
  }

  async function chosen(body: unknown, ask: typeof askedBeside): Promise<void> {
    const shortcut = messageShortcut.safeParse(body).data;
    const home = shortcut && (await talk.homeIn(body, shortcut.channel.id));
    if (!shortcut || !home) return unheard(body);
    const { response_url: url, user, channel, message, trigger_id: trigger } = shortcut;
    if (await talk.isGone(home)) return answerStranger(home, url, talk);
    const target: ReplyTarget = {
      ...home,
      channel: channel.id,
      user: user.id,
      url,
      trigger,
      member: false,
      inThread: message.thread_ts !== undefined,
      isGroup: isGroupConversation(channel),
      isOutsider: doneByOutsider(body),
      ...given({ thread: message.thread_ts }),
    };
    await ask({ text: message.text, by: user, target }, talk);
    await signs.perhaps(target);
  }
}
