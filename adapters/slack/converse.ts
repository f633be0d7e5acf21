import { randomUUID } from 'node:crypto';
import {
  type Answer,
  type Asker,
  type Desk,
  type FormValues,
  given,
  impossible,
  type LookupButton,
  type Place,
  type Reply,
  texts,
  toPlainText,
} from '#core';
import {
  type Delivery,
  deliverAnswer,
  forEverybody,
  onlyForYou,
  quiet,
  type ReplyTarget,
  threadOf,
} from './api/deliver-answer.ts';
import { describeError } from './api/errors.ts';
import { type FormPlace, type ModalResponse, noticeInModal, toErrors } from './api/modal-view.ts';
import type { People } from './api/people.ts';
import { toPlace, toPress, toText } from './parse.ts';
import { escapeText, toMessage, toNotice } from './render.ts';

/** What a conversation needs: the desk that knows the answers, and the ways to bring them. */
export type Conversation = Delivery & { readonly desk: Desk; readonly people: People };

/** Who does something, by id. Slack sends a name along with some payloads. */
type Somebody = { readonly id: string; readonly name?: string | undefined };

type Asked = { readonly text: string; readonly by: Somebody; readonly target: ReplyTarget };
type Pressed = { readonly value: unknown; readonly by: Somebody; readonly target: ReplyTarget };
type Submitted = { readonly values: FormValues; readonly by: Somebody; readonly place: FormPlace };

/** Somebody typed the command, mentioned us or wrote to us. */
export async function asked({ text, by, target }: Asked, talk: Conversation): Promise<void> {
  await orApologise(target, talk, async () =>
    deliverAnswer(await talk.desk.ask(toText(text), askerOf(by, target, talk)), target, talk),
  );
}

/** Somebody pressed a button of ours. */
export async function pressed({ value, by, target }: Pressed, talk: Conversation): Promise<void> {
  await orApologise(target, talk, async () => {
    const press = toPress(value);
    if (!press) return whisper(texts.oldButton, target, talk);
    if (press.press === 'share') return share(press.intent, { by, target }, talk);
    return deliverAnswer(await talk.desk.press(press.intent, askerOf(by, target, talk)), target, talk);
  });
}

/**
 * Somebody sent a form. Gives what goes back into the modal: the faults at its fields, or a sentence in its place; and
 * what is left to do when Slack has that.
 */
export async function submitted(
  { values, by, place }: Submitted,
  talk: Conversation,
): Promise<{ readonly response?: ModalResponse; readonly after?: () => Promise<void> }> {
  let answer: Answer;
  try {
    answer = await talk.desk.submit(values, askerOf(by, place, talk));
  } catch (error) {
    talk.log.error({ errorId: randomUUID(), error: describeError(error) }, 'a Slack form failed');
    return { response: noticeInModal(texts.sorry, texts.apology) };
  }
  switch (answer.kind) {
    case 'form':
      return { response: { response_action: 'errors', errors: toErrors(answer.form) } };
    case 'reply':
      return { response: noticeInModal(answer.reply.title, toPlainText(answer.reply)) };
    case 'announce':
    case 'card': {
      const { announcement } = answer;
      return {
        after: async () => {
          const untold = announcement && (await talk.announce(announcement, place));
          if (untold) await tellAlone(untold, by, talk);
        },
      };
    }
    default:
      return impossible(answer);
  }
}

/** Slack tells us that we can write in a channel (again). */
export async function letIn(place: Place, { desk }: Pick<Conversation, 'desk'>): Promise<void> {
  await desk.letIn(place);
}

async function share(
  intent: LookupButton,
  { by, target }: { readonly by: Somebody; readonly target: ReplyTarget },
  talk: Conversation,
): Promise<void> {
  const { url = '', pressed: where } = target;
  const message = toMessage(talk.desk.share(intent), { canShare: false, sharedBy: by.id });
  if (!(await talk.respond(url, { ...forEverybody, ...threadOf(target), ...message }))) {
    return whisper(texts.shareFailed, target, talk);
  }
  const again = toNotice(texts.shared, { label: texts.buttons.open, press: 'open', intent });
  await talk.respond(url, { response_type: 'ephemeral', replace_original: where === 'private', ...again });
}

function askerOf(
  { id, name }: Somebody,
  { workspace, channel, member }: Pick<ReplyTarget, 'workspace' | 'channel' | 'member'>,
  { people }: Conversation,
): Asker {
  return {
    who: async () => ({ id, name: await people.name(id, name) }),
    ...given({ shownName: name }),
    ...given({ place: toPlace({ workspace, channel }) }),
    invitation: 'in Slack: /invite @Lessenbot',
    isMember: async () => member || people.isMember(channel, id),
  };
}

/** The one catch: what went wrong is logged under an id, without a word of what was asked, and the asker hears that we are sorry. */
async function orApologise(target: ReplyTarget, talk: Conversation, work: () => Promise<void>): Promise<void> {
  const { log } = talk;
  try {
    await work();
  } catch (error) {
    log.error({ errorId: randomUUID(), error: describeError(error) }, 'a Slack request failed');
    await whisper(texts.apology, target, talk).catch((again: unknown) =>
      log.error({ error: describeError(again) }, 'the apology failed too'),
    );
  }
}

/** One sentence to the asker, where Slack lets us: with a response_url only to them, else in the conversation. */
async function whisper(sentence: string, target: ReplyTarget, { client, respond }: Conversation): Promise<void> {
  const message = { ...threadOf(target), text: escapeText(sentence) };
  if (target.url !== undefined) await respond(target.url, { ...onlyForYou, ...message });
  else await client.chat.postMessage({ channel: target.channel, ...quiet, ...message });
}

/** A form leaves no address to answer at, so what only one person should know goes to their direct messages. */
async function tellAlone(reply: Reply, { id }: Somebody, { client }: Conversation): Promise<void> {
  await client.chat.postMessage({ channel: id, ...quiet, ...toMessage(reply, { canShare: false }) });
}
