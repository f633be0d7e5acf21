import { randomUUID } from 'node:crypto';
import type { App, types } from '@slack/bolt';
import type { z } from 'zod';
import { type Answer, formInvitation, type LookupButton, type Reply, shortReply, texts, writePress } from '#core';
import { withinDeadline } from '../../wire/deadline.ts';
import type { Conversation } from '../converse.ts';
import { toPress } from '../parse.ts';
import { toMessage, toNotice } from '../render.ts';
import { type AnswerPlace, placeIn, toAnswerView } from './answer-view.ts';
import { askerOf } from './asker.ts';
import { forEverybody, installationFor, isRefused } from './deliver-answer.ts';
import { describeError } from './errors.ts';
import { installationOf, type Whereabouts } from './identity.ts';
import { noticeInModal, plain } from './modal-view.ts';
import { anywhereSent, globalShortcut, shortcuts } from './payloads.ts';
import type { Acknowledge } from './sent-form.ts';
import { answerStranger } from './unheard.ts';

const words = texts.askAnywhere;
const callback = 'ask-anywhere';
/** The fields, by block and by action, and what may be chosen in one. */
const fields = { words: 'words', who: 'who', where: 'where' } as const;
const who = { alone: 'alone', everybody: 'everybody' } as const;
const longestQuestion = 500;
/** Slack gives up after three seconds. https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
const patienceMs = 1_500;

type Talk = Conversation & Whereabouts;
type Ears = { readonly app: App; readonly unheard: (body: unknown) => Promise<void> };
type Sent = z.output<typeof anywhereSent>;

/** *Zoek een les*, from wherever somebody is: a modal asks what, and who may see the answer. */
export function hearAnywhere({ app, unheard }: Ears, talk: Talk): void {
  app.shortcut({ callback_id: shortcuts.anywhere, type: 'shortcut' }, async ({ ack, body }) => {
    await ack();
    const shortcut = globalShortcut.safeParse(body).data;
    const { by: workspace } = installationOf(body);
    if (!shortcut || workspace === undefined) return unheard(body);
    if (await talk.isGone({ workspace })) return answerStranger({ workspace }, undefined, talk);
    const { trigger_id, user } = shortcut;
    const opened = await talk.call('views.open', { trigger_id, view: question({ workspace }) }, workspace);
    if (isRefused(opened)) await talk.post({ channel: user.id }, toNotice(texts.apology), workspace);
  });
  app.view({ callback_id: callback, type: 'view_submission' }, async ({ ack, body }) => {
    const sent = anywhereSent.safeParse(body).data;
    const place = sent && placeIn(sent.view.private_metadata);
    if (!sent || !place) {
      await ack(noticeInModal(texts.sorry, texts.oldButton));
      return unheard(body);
    }
    if (await talk.isGone(place)) {
      await ack(noticeInModal(texts.sorry, texts.notInstalled));
      return answerStranger(place, undefined, talk);
    }
    const acknowledge: Acknowledge = (response) => (response ? ack(response) : ack());
    const show = inModal({ view: sent.view.id, place, user: sent.user.id, acknowledge }, talk);
    try {
      await answerSent({ sent, place, show }, talk);
    } catch (error) {
      talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a question from anywhere failed');
      await show.reply(shortReply({ title: texts.sorry, text: texts.apology }));
    }
  });
}

/** Only who asks sees the answer, as long as they choose nothing else. */
function question(place: AnswerPlace): types.ModalView {
  const alone = { value: who.alone, text: plain(words.alone) };
  const options = [alone, { value: who.everybody, text: plain(words.everybody) }];
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify(place),
    title: plain(words.title),
    submit: plain(words.submit),
    close: plain(words.cancel),
    blocks: [
      {
        type: 'input',
        block_id: fields.words,
        label: plain(words.words),
        element: {
          type: 'plain_text_input',
          action_id: fields.words,
          max_length: longestQuestion,
          placeholder: plain(words.example),
          focus_on_load: true,
        },
      },
      {
        type: 'input',
        block_id: fields.who,
        label: plain(words.who),
        element: { type: 'radio_buttons', action_id: fields.who, options, initial_option: alone },
      },
      {
        type: 'input',
        block_id: fields.where,
        optional: true,
        label: plain(words.where),
        hint: plain(words.whereHint),
        // With this Slack gives an address to answer there, also where we are not.
        element: {
          type: 'conversations_select',
          action_id: fields.where,
          default_to_current_conversation: true,
          response_url_enabled: true,
        },
      },
    ],
  };
}

type Asked = { readonly sent: Sent; readonly place: AnswerPlace; readonly show: ReturnType<typeof inModal> };

async function answerSent({ sent, place, show }: Asked, talk: Talk): Promise<void> {
  const { user, view, response_urls } = sent;
  const filledIn = (field: string) => view.state.values[field]?.[field];
  const text = filledIn(fields.words)?.value?.trim() ?? '';
  const isForAll = filledIn(fields.who)?.selected_option?.value === who.everybody;
  const [chosen] = response_urls;
  if (text === '') return show.faults({ [fields.words]: words.empty });
  if (isForAll && !chosen) return show.faults({ [fields.where]: words.noWhere });

  const asker = askerOf(user, { ...place, member: false }, talk.people);
  const answering = talk.desk.ask(text, asker).then(replyIn);
  // A look-up is there at once; what waits for a store may take longer than Slack waits.
  const soon = await withinDeadline(answering, patienceMs, () => undefined);
  if (!soon) await show.wait(words.searching);
  const reply = soon ?? (await answering);
  if (!isForAll || !chosen) return show.reply(reply);
  const share = shareOf(reply);
  if (!share) return show.reply({ ...reply, parts: [{ kind: 'note', text: words.nothingToShare }, ...reply.parts] });
  await show.wait(texts.sharing);
  await show.reply(await shareWith(share, { sent, url: chosen.response_url }, talk));
}

/** Without a channel there is nothing but replies. */
function replyIn(answer: Answer): Reply {
  if (answer.kind === 'form') return formInvitation(answer.form, answer.intent);
  return 'reply' in answer ? answer.reply : shortReply({ title: texts.sorry, text: texts.oldButton });
}

function shareOf({ share }: Reply): LookupButton | undefined {
  const press = share && toPress(writePress('share', share));
  return press?.press === 'share' ? press.intent : undefined;
}

/** Puts it there once, and gives what who asked must hear of it. */
async function shareWith(
  intent: LookupButton,
  { sent: { user, view }, url }: { readonly sent: Sent; readonly url: string },
  talk: Talk,
): Promise<Reply> {
  const turn = await talk.shares.begin(`${view.id}:${user.id}`);
  const { shared: title, sharedText } = words;
  if (turn.kind !== 'first') return shortReply({ title: texts.done, text: texts.alreadyDone });
  const message = toMessage(talk.desk.share(intent), { canShare: false, sharedBy: user.id });
  const outcome = await talk.respond(url, { ...forEverybody, ...message });
  if (isRefused(outcome)) {
    turn.forget();
    return shortReply({ title: texts.sorry, text: texts.shareFailed });
  }
  await turn.done();
  if (outcome.kind === 'uncertain') return shortReply({ title: texts.sorry, text: texts.shareInDoubt });
  const button = { label: texts.buttons.open, press: 'open', intent } as const;
  return {
    title,
    parts: [
      { kind: 'text', text: sharedText },
      { kind: 'buttons', buttons: [button] },
    ],
  };
}

type Modal = {
  readonly view: string;
  readonly place: AnswerPlace;
  readonly user: string;
  readonly acknowledge: Acknowledge;
};

/** What comes in the place of the question: with the acknowledgement first, and by its id after that. */
function inModal({ view: id, place, user, acknowledge }: Modal, { call, post }: Talk) {
  let isAcknowledged = false;
  const acknowledgeOnce = (response: Parameters<Acknowledge>[0]) => {
    isAcknowledged = true;
    return acknowledge(response);
  };
  return {
    faults: (errors: Record<string, string>) => acknowledgeOnce({ response_action: 'errors', errors }),
    async wait(text: string): Promise<void> {
      if (!isAcknowledged) await acknowledgeOnce(noticeInModal(words.title, text));
    },
    async reply(reply: Reply): Promise<void> {
      const view = toAnswerView(reply, place);
      if (!isAcknowledged) return acknowledgeOnce({ response_action: 'update', view });
      const installation = installationFor(place);
      if (!isRefused(await call('views.update', { view_id: id, view }, installation))) return;
      await post({ channel: user }, toMessage(reply, { canShare: false }), installation);
    },
  };
}
